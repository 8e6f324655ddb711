// One run on the disk: a folder with its record, what undoing needs, and what was quarantined.
import { closeSync, constants, openSync, readFileSync } from 'node:fs';
import {
  closeQuietly,
  type Disk,
  deleteTree,
  type HeldFolder,
  holdEntry,
  look,
  namesIn,
  syncFolder,
} from '../../platform/files/index.ts';
import { codeOf } from '../refusal.ts';
import { parseRecord, printLine, type RecordRead } from './record-lines.ts';
import type { Line } from './record-schema.ts';

export interface RunFolder {
  readonly id: string;
  readonly folder: HeldFolder;
  /** Everything noted so far, this life's notes included. */
  readonly lines: readonly Line[];
  readonly damage: string | null;
  /** On the disk when it returns. */
  note(line: Line): void;
  release(): void;
}

const recordName = 'record.jsonl';
const reserveName = 'reserve';
/** Room for the notes of a roll back on a disk that has become full meanwhile. */
const reserveBytes = 256 * 1024;
/** A run folder that is not whole yet; its name sorts apart from the runs. */
const unfinished = '.new-';

/** Makes the folder of a new run, whole or not at all. */
export const createRun = (disk: Disk, runs: HeldFolder, id: string, plan: Line): RunFolder => {
  disk.makeFolder(runs.entry(`${unfinished}${id}`), 0o700);
  const folder = holdEntry(runs, `${unfinished}${id}`);
  try {
    const reserve = disk.create(folder.entry(reserveName), 0o600);
    try {
      disk.write(reserve, Buffer.alloc(reserveBytes));
      disk.sync(reserve);
    } finally {
      closeSync(reserve);
    }
    const record = disk.create(folder.entry(recordName), 0o600);
    try {
      disk.write(record, printLine(plan));
      disk.sync(record);
    } finally {
      closeSync(record);
    }
    syncFolder(disk, folder);
    disk.rename(runs.entry(`${unfinished}${id}`), runs.entry(id));
    syncFolder(disk, runs);
  } finally {
    folder.release();
  }
  return openRun(disk, runs, id);
};

/** Opens a run to read it and to note in it. A torn last line is cut off before the first note. */
export const openRun = (disk: Disk, runs: HeldFolder, id: string): RunFolder => {
  const folder = holdEntry(runs, id);
  try {
    const read = readRecord(folder);
    const lines = [...read.lines];
    let record: number | null = null;
    let length = read.wholeBytes;
    const openRecord = (): number => {
      const { O_WRONLY, O_APPEND, O_NOFOLLOW } = constants;
      const opened = openSync(folder.entry(recordName), O_WRONLY | O_APPEND | O_NOFOLLOW);
      cut();
      return opened;
    };
    /** By a descriptor of its own: Windows shortens nothing through one that only appends. */
    const cut = (): void => {
      const opened = openSync(folder.entry(recordName), constants.O_RDWR | constants.O_NOFOLLOW);
      try {
        disk.truncate(opened, length);
      } finally {
        closeSync(opened);
      }
    };
    return {
      id,
      folder,
      lines,
      damage: read.damage,
      note: (line) => {
        record ??= openRecord();
        const bytes = printLine(line);
        try {
          disk.write(record, bytes);
          disk.syncContent(record);
        } catch (thrown) {
          if (codeOf(thrown) !== 'ENOSPC' || look(folder, reserveName) === null) throw thrown;
          disk.unlink(folder.entry(reserveName));
          syncFolder(disk, folder);
          cut();
          disk.write(record, bytes);
          disk.syncContent(record);
        }
        length += bytes.length;
        lines.push(line);
      },
      release: () => {
        if (record !== null) closeQuietly(record);
        folder.release();
      },
    };
  } catch (thrown) {
    folder.release();
    throw thrown;
  }
};

const readRecord = (folder: HeldFolder): RecordRead => {
  const descriptor = openSync(folder.entry(recordName), constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    return parseRecord(readFileSync(descriptor));
  } finally {
    closeSync(descriptor);
  }
};

/**
 * The run is over: what was held back for its notes is given back. Where nothing of it stands any more, what was
 * saved for undoing goes too; what somebody had left and we replaced stays until it is purged.
 */
export const tidy = async (disk: Disk, run: RunFolder, stands: boolean): Promise<void> => {
  for (const name of namesIn(run.folder).map(String)) {
    const isOver = !stands && name !== recordName && !name.endsWith('.theirs');
    if (name === reserveName || isOver) await deleteTree(disk, run.folder, name);
  }
};

/** Oldest first; their names begin with the time of their start. */
export const runIds = (runs: HeldFolder): readonly string[] =>
  namesIn(runs)
    .map((name) => name.toString())
    .filter((name) => !name.startsWith('.'))
    .sort();

/** Run folders that a crash left before they were whole: nothing had been changed for them yet. */
export const deleteUnfinished = async (disk: Disk, runs: HeldFolder): Promise<void> => {
  for (const name of namesIn(runs))
    if (name.toString().startsWith(unfinished)) await deleteTree(disk, runs, name);
};
