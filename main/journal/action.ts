// What the journal can do to a machine: few kinds, each with an inverse that is known before it starts.
import type { BlockChange, KeyringItem, RegistryChange } from '../../preload/contract/index.ts';
import type { ProcessKey } from '../platform/port/index.ts';
import type { EntryKeys } from './json-entry.ts';

/** What must stand at a path for an action to be right; anything else there is somebody's change since the plan. */
export type Expected =
  | { readonly kind: 'absent' }
  /** Lower-case hex of the content. */
  | { readonly kind: 'file'; readonly sha256: string }
  | { readonly kind: 'link'; readonly target: string }
  /** Whatever is there, as long as it is the same entry as when the plan was made (stat(2)). */
  | { readonly kind: 'entry'; readonly device: bigint; readonly inode: bigint };

interface ActionBase {
  /** The step or leftover that asks for it. */
  readonly step: string;
  /** One sentence for people: exactly what changes. */
  readonly sentence: string;
  readonly needsRoot: boolean;
}

/** Replaces or makes a file at once (write beside, fsync, rename); owner, mode and extended attributes stay. */
export interface WriteFile extends ActionBase {
  readonly kind: 'write-file';
  /** Absolute, without links: the place on this disk, whatever `--root` is. */
  readonly path: string;
  readonly content: Buffer;
  readonly expected: Expected;
  /** For a file that is new; permission bits. */
  readonly mode: number;
}

export interface MakeLink extends ActionBase {
  readonly kind: 'make-link';
  readonly path: string;
  readonly target: string;
  readonly expected: Expected;
}

/** Moves whatever stands at the path (a file, a link itself, a whole folder) where it can be brought back from. */
export interface Quarantine extends ActionBase {
  readonly kind: 'quarantine';
  readonly path: string;
  readonly expected: Expected;
  readonly bytes: number;
}

export interface SetMode extends ActionBase {
  readonly kind: 'set-mode';
  readonly path: string;
  readonly mode: number;
  readonly expectedMode: number;
}

/** An argument vector, shown as it is beforehand; the inverse is another, or a reason why there is none. */
export interface RunCommand extends ActionBase {
  readonly kind: 'run-command';
  readonly command: readonly [string, ...string[]];
  readonly inverse:
    | { readonly command: readonly [string, ...string[]] }
    | { readonly none: string };
  readonly timeoutMs: number;
}

export interface EndProcesses extends ActionBase {
  readonly kind: 'end-processes';
  readonly processes: readonly ProcessKey[];
}

/** A program's stream on a microphone, by the id under which it was observed. */
export interface MuteStream extends ActionBase {
  readonly kind: 'mute-stream';
  readonly stream: string;
  readonly muted: boolean;
}

/** Cuts a client off from whom it talks to, or lets it talk again; the inverse is the block that stood before. */
export interface SetBlock extends ActionBase {
  readonly kind: 'set-block';
  readonly change: BlockChange;
}

/** A value of Windows' registry, or a key with all that is in it; the inverse is what stood there, to the byte. */
export interface SetRegistry extends ActionBase {
  readonly kind: 'set-registry';
  readonly change: RegistryChange;
}

/** Writes something else on an entry of the keyring, so that its program no longer finds it; its secret stays there. */
export interface SetAsideKey extends ActionBase {
  readonly kind: 'set-aside-key';
  readonly item: KeyringItem;
}

/** Takes one entry out of a JSON file that its program goes on writing; the inverse puts that entry back, and no more. */
export interface TakeEntry extends ActionBase {
  readonly kind: 'take-entry';
  readonly path: string;
  /** Names from the outermost object inwards. */
  readonly keys: EntryKeys;
  /** The entry's own text as it stands there. */
  readonly entry: string;
}

export type Action =
  | WriteFile
  | MakeLink
  | Quarantine
  | SetMode
  | RunCommand
  | EndProcesses
  | MuteStream
  | SetBlock
  | SetRegistry
  | SetAsideKey
  | TakeEntry;
