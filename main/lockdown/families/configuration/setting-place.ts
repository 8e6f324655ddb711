// Where a setting stands, as the catalogue writes it: `~/.config/zoomus.conf [General]`, `~/.config/app/config.json`,
// `%APPDATA%\app\settings.json`.
import { type Outcome, success } from '../../../outcome.ts';
import { getJson, type JsonPath, setJson } from '../../codecs/json.ts';
import { getQtValue, readQtIni, setQtValue } from '../../codecs/qt-ini.ts';
import type { Stands } from '../../codecs/text.ts';

export type SettingPlace =
  | {
      readonly format: 'ini';
      readonly path: string;
      readonly section: string;
      readonly key: string;
    }
  | { readonly format: 'json'; readonly path: string; readonly keys: JsonPath };

type SafeValue = boolean | number | string | null;

/** null for what stands in no file that we can edit: an organisation's console, a menu. */
export function settingPlace({
  where,
  key,
  adminOnly,
  uiOnly,
}: {
  readonly where: string;
  readonly key: string;
  readonly adminOnly?: true | undefined;
  readonly uiOnly?: true | undefined;
}): SettingPlace | null {
  if (adminOnly === true || uiOnly === true || /[\s/;]/.test(key)) return null;
  const ini = /^((?:~\/|\/|%\w+%\\)\S+) \[([^\]]+)\]$/.exec(where);
  if (ini?.[1] !== undefined && ini[2] !== undefined) {
    return { format: 'ini', path: ini[1], section: ini[2], key };
  }
  const [first = '', ...rest] = key.split('.');
  const json = /^(?:~\/|\/|%\w+%\\).+\.json$/.test(where);
  return json ? { format: 'json', path: where, keys: [first, ...rest] } : null;
}

export function readSetting(
  content: Buffer,
  path: string,
  place: SettingPlace,
): Outcome<Stands | null> {
  if (place.format === 'json') {
    const found = getJson(content, path, place.keys);
    if (!found.ok || found.value === null) return found;
    const { parsed } = found.value;
    return success({
      ...found.value,
      value: typeof parsed === 'string' ? parsed : found.value.value,
    });
  }
  const document = readQtIni(content, path);
  return document.ok ? success(getQtValue(document.value, place.section, place.key)) : document;
}

export function writeSetting(
  content: Buffer | null,
  path: string,
  place: SettingPlace,
  value: SafeValue,
): Outcome<Buffer> {
  return place.format === 'json'
    ? setJson(content, path, place.keys, value)
    : setQtValue(content, path, [place.section, place.key, String(value)]);
}
