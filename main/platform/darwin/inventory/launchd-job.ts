// A job's own file, and what launchd says of all jobs that were switched off.

import type { Argv } from '../../command/index.ts';
import {
  dictionaryOf,
  type PlistDictionary,
  type PlistValue,
  textOf,
  textsOf,
} from '../plist/index.ts';

export interface JobFile {
  readonly label: string;
  readonly program: string | null;
  readonly startsByItself: boolean;
}

/** A label that can be part of a command: no option, no path, no space. */
const plainLabel = /^[A-Za-z0-9][\w.-]{0,199}$/;

export const isPlainLabel = (label: string): boolean => plainLabel.test(label);

/** Pure; keys as in launchd.plist(5). null for what names no label that can be used. */
export function jobOf(list: PlistValue | undefined): JobFile | null {
  const job = dictionaryOf(list);
  const label = textOf(job.get('Label'));
  if (label === null || !isPlainLabel(label)) return null;
  const program = textOf(job.get('Program')) ?? textsOf(job.get('ProgramArguments'))[0] ?? null;
  return {
    label,
    program: program ?? textOf(job.get('BundleProgram')),
    startsByItself: starts(job),
  };
}

/** `KeepAlive` may be a dictionary of conditions: then it comes again under some of them. */
const starts = (job: PlistDictionary): boolean =>
  job.get('RunAtLoad') === true ||
  job.get('KeepAlive') === true ||
  job.get('KeepAlive') instanceof Map ||
  ['StartInterval', 'StartCalendarInterval', 'WatchPaths', 'QueueDirectories'].some((key) =>
    job.has(key),
  );

export const printDisabledArgv = (domain: string): Argv => [
  '/bin/launchctl',
  'print-disabled',
  domain,
];

/** Pure: `"LABEL" => disabled` today, `=> true` before macOS 13. Labels without a line were never switched. */
export function parseDisabled(text: string): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  for (const line of text.split('\n')) {
    const [, label, state] = /^\s*"([^"]+)" => (disabled|enabled|true|false)\s*$/.exec(line) ?? [];
    if (label !== undefined) found.set(label, state === 'disabled' || state === 'true');
  }
  return found;
}

export const printArgv = (domain: string, label: string): Argv => [
  '/bin/launchctl',
  'print',
  `${domain}/${label}`,
];

export interface JobRunning {
  readonly state: string;
  readonly pid: number | null;
  readonly file: string | null;
}

/** Pure: the first level of what launchctl prints of one job; null where it prints none. */
export function parsePrint(text: string): JobRunning | null {
  const state = valueAt(text, 'state');
  if (state === null) return null;
  const pid = valueAt(text, 'pid');
  return {
    state,
    pid: pid !== null && /^\d{1,10}$/.test(pid) ? Number(pid) : null,
    file: valueAt(text, 'path'),
  };
}

/** Of the first level alone: deeper ones are indented more than the first line below the opening one. */
const valueAt = (text: string, key: string): string | null => {
  const indent = /\n([\t ]+)\S/.exec(text)?.[1] ?? '';
  const line = text.split('\n').find((each) => each.startsWith(`${indent}${key} = `));
  return line === undefined ? null : line.slice(indent.length + key.length + 3).trim();
};
