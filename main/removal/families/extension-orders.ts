// What has a browser fetch the client's extension for everybody on this machine: a file that stands for it goes, and the
// browser takes the extension out of every profile when it starts next; an administrator's rule is their own.
import { getJson, setJson } from '../../lockdown/codecs/json.ts';
import { type Outcome, success } from '../../outcome.ts';
import type { ExtensionOrder } from '../../platform/port/index.ts';
import { entryRelic, type Relic, relic } from '../relic.ts';
import type { RemovalSight } from '../sight.ts';

export const orderRelics = (sight: RemovalSight): readonly Relic[] =>
  (sight.traces.extensionOrders ?? []).flatMap((order) =>
    order.by === 'folder' ? [fileRelic(sight, order)] : policyRelic(sight, order),
  );

const fileRelic = (sight: RemovalSight, { known, browser, file }: ExtensionOrder): Relic =>
  entryRelic(sight, {
    kind: 'browser-extension',
    entry: file,
    belonging: known.lead === true ? 'guess' : 'client',
    sentence:
      known.lead === true
        ? `${file.shown} has ${browser} install the extension “${known.name}”, which may be ${sight.client.shortName}’s; no source that can be opened says so.`
        : `${file.shown} has ${browser} install ${sight.client.shortName}’s extension “${known.name}”; without it ${browser} takes it out again when it starts.`,
  });

const policyRelic = (
  sight: RemovalSight,
  { known, browser, file }: ExtensionOrder,
): readonly Relic[] => {
  const { id, shortName } = sight.client;
  const changed = withoutOrder(file.content, file.path, known.id);
  // Only mentioned there, or forbidden: nothing is to be done about it.
  if (!changed.ok || changed.value.equals(file.content)) return [];
  const name = `${file.shown} ${known.id}`;
  return [
    relic(sight, {
      kind: 'browser-extension',
      name,
      belonging: 'own',
      sentence: `A policy of this machine, ${file.shown}, has ${browser} install ${shortName}’s extension “${known.name}”: it stays unless you choose it, and brings the extension back until then.`,
      way: 'reset',
      needsRoot: sight.uid !== 0,
      entry: file,
      plan: (desk): Outcome<void> =>
        desk.changeFile({
          step: `${id}:browser-extension:${name}`,
          sentence: `Take “${known.name}” out of the extensions that ${file.shown} has ${browser} install.`,
          path: file.path,
          seen: file,
          mode: file.mode,
          change: (content) => withoutOrder(content ?? file.content, file.path, known.id),
        }),
    }),
  ];
};

/** Chromium's list of `ID` or `ID;ADDRESS`, and the settings by id that both families of browsers have. */
const withoutOrder = (content: Buffer, path: string, id: string): Outcome<Buffer> => {
  const isIts = (item: unknown): boolean => typeof item === 'string' && item.split(';')[0] === id;
  let now: Outcome<Buffer> = success(content);
  const listed = getJson(content, path, ['ExtensionInstallForcelist']);
  if (!listed.ok) return listed;
  if (Array.isArray(listed.value?.parsed) && listed.value.parsed.some(isIts)) {
    const rest = listed.value.parsed.filter((item) => !isIts(item));
    now = setJson(content, path, ['ExtensionInstallForcelist'], rest);
  }
  for (const outer of [[], ['policies']]) {
    const [first = 'ExtensionSettings', ...rest] = [...outer, 'ExtensionSettings', id];
    const mode = now.ok
      ? getJson(now.value, path, [first, ...rest, 'installation_mode'])
      : success(null);
    if (!mode.ok) return mode;
    if (now.ok && /^(?:force|normal)_installed$/.test(String(mode.value?.parsed)))
      now = setJson(now.value, path, [first, ...rest, 'installation_mode'], 'allowed');
  }
  return now;
};
