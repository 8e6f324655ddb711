// What the administrator's side does on Windows, whatever the plan says: only to what it has found itself, as a client's,
// before it did anything.
import type { Problem, RegistryChange, RegistryPlace } from '../../../../preload/contract/index.ts';
import type { Action } from '../../../journal/index.ts';
import type { WindowsThings } from '../../../platform/port/index.ts';
import { notAllowed } from './allowed.ts';

/** What the administrator's side sees with its own eyes. */
export interface FoundHere {
  readonly things: WindowsThings;
  /** Files and folders that the catalogue knows as left behind, or as an installation. */
  readonly entries: readonly string[];
  /** How what is installed for the whole machine is taken away. */
  readonly uninstallers: readonly (readonly string[])[];
  /** Where definitions of tasks are kept that were deleted; only administrators may change it. */
  readonly kept: string;
}

/** null where all of it is allowed; otherwise why not. */
export const refusedOnWindows = (actions: readonly Action[], found: FoundHere): Problem | null => {
  const refused = actions.find((action) => !isAllowed(action, found));
  return refused === undefined ? null : notAllowed(refused);
};

/** Folders of the whole machine in which a client leaves something; in a person's own it needs no administrator. */
const places =
  /^[A-Z]:\\(?:Program Files(?: \(x86\))?|ProgramData|Users\\Public|Windows\\Prefetch)\\[^\\]/i;
/** What keeps Windows itself, or us, going. */
const system =
  /^[A-Z]:\\(?:Program Files(?: \(x86\))?\\(?:Common Files|WindowsApps|Windows[^\\]*)|ProgramData\\(?:Microsoft|Callwarden|Package Cache))(?:\\|$)/i;
const menu = /^[A-Z]:\\ProgramData\\Microsoft\\Windows\\Start Menu\\Programs\\[^\\]/i;

/** True for what the administrator's side takes to quarantine for somebody. */
export const mayTakeAwayOnWindows = (path: string): boolean =>
  places.test(path) && (!system.test(path) || menu.test(path));

const isAllowed = (action: Action, found: FoundHere): boolean => {
  switch (action.kind) {
    case 'quarantine':
      return (
        mayTakeAwayOnWindows(action.path) &&
        found.entries.some((entry) => isSame(entry, action.path))
      );
    case 'write-file':
      return isKeptTask(action, found);
    case 'set-registry':
      return isAllowedChange(action.change, found.things);
    case 'run-command': {
      const { inverse } = action;
      return isAllowedCommand(action.command, 'command' in inverse ? inverse.command : null, found);
    }
    default:
      return false;
  }
};

const isSame = (one: string, other: string): boolean => one.toUpperCase() === other.toUpperCase();

/** A task's own definition, to the byte: what would be made of it again is what was there. */
const isKeptTask = (
  { path, content, expected }: Extract<Action, { kind: 'write-file' }>,
  { kept, things }: FoundHere,
): boolean =>
  expected.kind === 'absent' &&
  isKept(path, kept) &&
  things.tasks.some(({ definition }) => definition.equals(content));

const isKept = (path: string, kept: string): boolean =>
  path.startsWith(`${kept}\\`) && /^[\w-]+\.xml$/.test(path.slice(kept.length + 1));

const isAllowedChange = (change: RegistryChange, things: WindowsThings): boolean => {
  const { key, to, made } = change;
  const isOf = (places: readonly RegistryPlace[]): boolean =>
    places.some(
      (place) =>
        place.view === change.view &&
        isSame(place.key, key) &&
        (place.value === null
          ? change.value === null
          : change.value !== null && isSame(place.value, change.value)),
    );
  // The person's own part needs no administrator; whose part it would be here is not said.
  if (!/^HKLM\\/i.test(key)) return false;
  if (
    !made.every(
      (outer) => isSame(outer, key) || isSame(`${outer}\\`, key.slice(0, outer.length + 1)),
    )
  )
    return false;
  switch (to.kind) {
    case 'absent':
      return isOf([
        ...things.leftovers.map(({ seen }) => seen),
        ...things.claims.map((claim) => claim.key),
        ...things.services.map((service) => service.key),
        ...things.policies.map(({ value }) => value),
      ]);
    case 'value': {
      const bytes = Buffer.from(to.data, 'base64');
      if (isOf(things.starts.map(({ approval }) => approval)))
        return to.type === binary && bytes.length === 12;
      return (
        isOf(things.policies.map(({ value }) => value)) && to.type === number && bytes.length === 4
      );
    }
    case 'key':
      return false;
  }
};

/** winnt.h: REG_BINARY, REG_DWORD */
const binary = 3;
const number = 4;

const isAllowedCommand = (
  command: readonly string[],
  back: readonly string[] | null,
  { things, uninstallers, kept }: FoundHere,
): boolean => {
  const is = (words: readonly string[], other: readonly string[]): boolean =>
    words.length === other.length && words.every((word, at) => word === other[at]);
  const [program, first, second = '', third = ''] = command;
  if (back === null) return uninstallers.some((known) => is(known, command));
  switch (program) {
    case 'sc.exe':
      return (
        things.services.some(({ name }) => name === second) &&
        [command, back].every(
          (words) =>
            is(words.slice(0, 4), ['sc.exe', 'config', second, 'start=']) &&
            words.length === 5 &&
            /^(?:boot|system|auto|delayed-auto|demand|disabled)$/.test(words[4] ?? ''),
        )
      );
    case 'schtasks.exe': {
      const [task, file = ''] = [third, back[5]];
      if (!things.tasks.some(({ name }) => name === task)) return false;
      const asked = (...words: readonly string[]) => [
        'schtasks.exe',
        words[0] ?? '',
        '/TN',
        task,
        ...words.slice(1),
      ];
      return first === '/Change'
        ? is(command, asked('/Change', '/DISABLE')) && is(back, asked('/Change', '/ENABLE'))
        : is(command, asked('/Delete', '/F')) &&
            is(back, asked('/Create', '/XML', file, '/F')) &&
            isKept(file, kept);
    }
    case 'netsh.exe': {
      const rule = command.slice(5, 8);
      const opens = ['netsh.exe', 'advfirewall', 'firewall'];
      return (
        is(command, [...opens, 'add', 'rule', ...rule, 'action=block']) &&
        is(back, [...opens, 'delete', 'rule', ...rule]) &&
        /^name=Callwarden: [^"=]+$/.test(rule[0] ?? '') &&
        rule[1] === 'dir=in' &&
        things.openings.some(({ program: opened }) => rule[2] === `program=${opened}`)
      );
    }
    default:
      return false;
  }
};
