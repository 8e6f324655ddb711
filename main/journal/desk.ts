// Where a plan is put together: files as they will stand after the steps before, so that steps can share a file.
import { createHash } from 'node:crypto';
import type { Block, KeyringItem, RegistryStands } from '../../preload/contract/index.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import type {
  EntrySeen,
  FileSeen,
  Paths,
  ProcessKey,
  RegistrySeen,
} from '../platform/port/index.ts';
import type { Action, Expected, TakeEntry } from './action.ts';

type Argv = readonly [string, ...string[]];

export interface FileChange {
  readonly step: string;
  readonly sentence: string;
  readonly path: string;
  /** As it was seen; null where it was not there. */
  readonly seen: FileSeen | null;
  /** What stands at the path without being what is read from there, such as a link: the new file takes its place. */
  readonly replaces?: EntrySeen | null;
  /** For a file that is new; permission bits. */
  readonly mode: number;
  /** null comes in where there is no file. The same bytes coming out: nothing to do. */
  change(content: Buffer | null): Outcome<Buffer>;
}

/** Who acts, and where: what stands outside their home needs root. */
export interface Actor {
  readonly uid: number;
  readonly paths: Paths;
}

export class Desk {
  readonly #actor: Actor;
  readonly #files = new Map<string, Buffer>();
  readonly #links = new Set<string>();
  readonly #gone = new Set<string>();
  readonly #modes = new Map<string, number>();
  #actions: Action[] = [];

  constructor(actor: Actor) {
    this.#actor = actor;
  }

  get actions(): readonly Action[] {
    return this.#actions;
  }

  changeFile(wanted: FileChange): Outcome<void> {
    const { step, sentence, path, seen, replaces = null, mode, change } = wanted;
    if (this.#isGone(path)) return success(undefined);
    if (this.#links.has(path)) return taken(path);
    if (seen !== null && seen.kind !== 'file') return noPlainFile(path);
    const before = this.#files.get(path) ?? seen?.content ?? null;
    const after = change(before);
    if (!after.ok) return after;
    if (before?.equals(after.value)) return success(undefined);
    this.#files.set(path, after.value);
    this.#actions.push({
      kind: 'write-file',
      step,
      sentence,
      needsRoot: this.#needsRoot(path),
      path,
      content: after.value,
      expected: before === null ? expectedOf(replaces) : { kind: 'file', sha256: sha256(before) },
      mode,
    });
    return success(undefined);
  }

  makeLink(link: {
    readonly step: string;
    readonly sentence: string;
    readonly path: string;
    readonly target: string;
    readonly expected: Expected;
  }): Outcome<void> {
    if (this.#links.has(link.path)) return success(undefined);
    if (this.#files.has(link.path) || this.#isGone(link.path)) return taken(link.path);
    this.#links.add(link.path);
    this.#actions.push({ kind: 'make-link', needsRoot: this.#needsRoot(link.path), ...link });
    return success(undefined);
  }

  /** Whatever else was to be done there or below is done with: what goes need not be mended first. */
  quarantine(step: string, sentence: string, entry: EntrySeen): Outcome<void> {
    const { path, device, inode, bytes } = entry;
    if (this.#isGone(path)) return success(undefined);
    this.#actions = this.#actions.filter(
      (action) => !('path' in action) || !standsIn(action.path, path),
    );
    this.#gone.add(path);
    this.#actions.push({
      kind: 'quarantine',
      step,
      sentence,
      needsRoot: this.#needsRoot(path),
      path,
      expected: { kind: 'entry', device, inode },
      bytes,
    });
    return success(undefined);
  }

  setMode(step: string, sentence: string, entry: EntrySeen, mode: number): void {
    const { path } = entry;
    const expectedMode = this.#modes.get(path) ?? entry.mode;
    if (this.#isGone(path) || expectedMode === mode) return;
    this.#modes.set(path, mode);
    this.#actions.push({
      kind: 'set-mode',
      step,
      sentence,
      needsRoot: this.#needsRoot(path),
      path,
      mode,
      expectedMode,
    });
  }

  run(step: string, sentence: string, command: Argv, inverse: Argv, needsRoot: boolean): void {
    this.#actions.push({
      kind: 'run-command',
      step,
      sentence,
      needsRoot: needsRoot && this.#actor.uid !== 0,
      command,
      inverse: { command: inverse },
      timeoutMs: commandTimeoutMs,
    });
  }

  /** What cannot be taken back: `why` is one sentence for people. */
  runForGood(step: string, sentence: string, command: Argv, why: string, needsRoot: boolean): void {
    this.#actions.push({
      kind: 'run-command',
      step,
      sentence,
      needsRoot: needsRoot && this.#actor.uid !== 0,
      command,
      inverse: { none: why },
      timeoutMs: longCommandTimeoutMs,
    });
  }

  endProcesses(step: string, sentence: string, processes: readonly ProcessKey[]): void {
    const ending = new Set(
      this.#actions.flatMap((action) =>
        action.kind === 'end-processes' ? action.processes.map(({ pid }) => pid) : [],
      ),
    );
    const left = processes.filter(({ pid }) => !ending.has(pid));
    if (left.length === 0) return;
    this.#actions.push({
      kind: 'end-processes',
      step,
      sentence,
      needsRoot: false,
      processes: left,
    });
  }

  muteStream(step: string, sentence: string, stream: string): void {
    this.#actions.push({
      kind: 'mute-stream',
      step,
      sentence,
      needsRoot: false,
      stream,
      muted: true,
    });
  }

  /** A place that was chosen twice is changed once, as the first step wants it. */
  setRegistry(wanted: {
    readonly step: string;
    readonly sentence: string;
    readonly seen: RegistrySeen;
    readonly to: RegistryStands;
    readonly needsRoot: boolean;
  }): void {
    const { step, sentence, seen, to, needsRoot } = wanted;
    const { key, view, value, stands: from, missing } = seen;
    const isTaken = this.#actions.some(
      (action) =>
        action.kind === 'set-registry' &&
        action.change.key === key &&
        action.change.view === view &&
        action.change.value === value,
    );
    if (isTaken) return;
    this.#actions.push({
      kind: 'set-registry',
      step,
      sentence,
      needsRoot,
      change: { key, view, value, from, to, made: [...missing] },
    });
  }

  setAsideKey(step: string, sentence: string, item: KeyringItem): void {
    const isTaken = this.#actions.some(
      (action) => action.kind === 'set-aside-key' && action.item.item === item.item,
    );
    if (isTaken) return;
    this.#actions.push({ kind: 'set-aside-key', step, sentence, needsRoot: false, item });
  }

  /** `entry`: its own text, as it stands in the file. */
  takeEntry(
    step: string,
    sentence: string,
    { path, keys, entry }: Pick<TakeEntry, 'path' | 'keys' | 'entry'>,
  ): void {
    if (this.#isGone(path)) return;
    const needsRoot = this.#needsRoot(path);
    this.#actions.push({ kind: 'take-entry', step, sentence, needsRoot, path, keys, entry });
  }

  /** Nothing of this client is blocked any more. */
  liftBlock(step: string, sentence: string, block: Block): void {
    const { client, uid } = block;
    this.#actions.push({
      kind: 'set-block',
      step,
      sentence,
      needsRoot: this.#actor.uid !== 0,
      change: { client, uid, from: block, to: null },
    });
  }

  #isGone(path: string): boolean {
    return [...this.#gone].some((gone) => standsIn(path, gone));
  }

  /** Whatever stands below the person's home is theirs to change. */
  #needsRoot(path: string): boolean {
    const { uid, paths } = this.#actor;
    return uid !== 0 && !standsIn(path, paths.home);
  }
}

const standsIn = (path: string, place: string): boolean =>
  path === place || path.startsWith(`${place}/`) || path.startsWith(`${place}\\`);

const commandTimeoutMs = 30_000;
/** A package manager moves gigabytes, and builds indexes anew. */
const longCommandTimeoutMs = 30 * 60_000;

const expectedOf = (standing: EntrySeen | null): Expected => {
  if (standing === null) return { kind: 'absent' };
  const { target, device, inode } = standing;
  return target === null ? { kind: 'entry', device, inode } : { kind: 'link', target };
};

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

const taken = (path: string): Outcome<never> =>
  failure({
    kind: 'conflict',
    subject: path,
    message: `Two of the chosen steps want different things of ${path}.`,
    advice: 'Choose one of them, apply it, and look again.',
  });

const noPlainFile = (path: string): Outcome<never> =>
  failure({
    kind: 'invalid-data',
    subject: path,
    message: `${path} is a link or something else than a plain file.`,
    advice: 'Look at what it points to, and change that by hand.',
  });
