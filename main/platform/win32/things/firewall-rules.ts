// The rules of Windows' firewall, as its registry keeps them: texts of fields between bars ([MS-GPFAS] 2.2.2).
import type { RegistryPlace, RegistryStands } from '../../../../preload/contract/index.ts';
import {
  expandAll,
  foldCase,
  isWindowsPath,
  type WindowsFolders,
} from '../../../catalogue/paths/windows-paths.ts';
import type { NetworkOpening } from '../../port/index.ts';
import type { Owners } from './owners.ts';

export const rulesPlace: RegistryPlace = {
  key: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy\\FirewallRules',
  view: 64,
  value: null,
};

/** Programs of clients that others on the network may reach, each once. */
export function openingsOf(
  stands: RegistryStands,
  owners: Owners,
  folders: WindowsFolders,
): readonly NetworkOpening[] {
  const texts =
    stands.kind === 'key'
      ? stands.keys.flatMap(({ values }) =>
          values.map(({ data }) => Buffer.from(data, 'base64').toString('utf16le')),
        )
      : [];
  const inbound = texts.flatMap((text) => {
    const rule = fieldsOf(text);
    const program = expandAll(rule.get('App') ?? '', folders);
    const counts = rule.get('Active') === 'TRUE' && rule.get('Dir') === 'In';
    return counts && isWindowsPath(program) ? [{ program, action: rule.get('Action') }] : [];
  });
  const programsOf = (action: string) =>
    new Map(
      inbound.flatMap((rule) =>
        rule.action === action ? [[foldCase(rule.program), rule.program] as const] : [],
      ),
    );
  const blocked = programsOf('Block');
  return [...programsOf('Allow')].flatMap(([key, program]) => {
    const client = owners.ofProgram(program);
    return client === null ? [] : [{ client, program, blocked: blocked.has(key) }];
  });
}

const fieldsOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .replace(/\0+$/, '')
      .split('|')
      .map((field) => {
        const at = field.indexOf('=');
        return [field.slice(0, Math.max(at, 0)), field.slice(at + 1)] as const;
      }),
  );
