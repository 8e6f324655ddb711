// Changes who may read, write or run a file or folder, and changes it back.
import { closeSync, fstatSync } from 'node:fs';
import { holdAnything, look } from '../../platform/files/index.ts';
import type { SetMode } from '../action.ts';
import { refuse } from '../refusal.ts';
import type { RecordedAction } from '../runs/record-schema.ts';
import { identityOf, isSameEntry } from './stood.ts';
import type { FileEffect, Workplace } from './workplace.ts';

export const setMode: FileEffect<SetMode, Extract<RecordedAction, { kind: 'set-mode' }>> = {
  prepare(at, _, { path, expectedMode }) {
    const place = at.places.hold(path);
    try {
      const there = place.missing.length > 0 ? null : look(place.folder, place.name);
      if (there === null || there.isSymbolicLink() || Number(there.mode & 0o7777n) !== expectedMode)
        refuse(
          'conflict',
          path,
          `${path} is no longer as it was when the plan was made.`,
          'Look again, and make the plan anew.',
        );
      return { before: identityOf(place.folder, place.name), made: [], folder: null };
    } finally {
      place.folder.release();
    }
  },

  async apply(at, _, { path, mode }, facts) {
    change(at, path, mode, (there) => isSameEntry(there, facts.before));
  },

  standing(at, { action }, { before }) {
    const place = at.places.hold(action.path);
    try {
      const there = place.missing.length > 0 ? null : look(place.folder, place.name);
      if (there === null || before.kind === 'absent') return 'theirs';
      const mode = Number(there.mode & 0o7777n);
      // What was put in its place since (an editor saves so) has the mode that we gave, or it is theirs.
      if (mode === action.mode) return 'ours';
      return mode === before.mode ? 'before' : 'theirs';
    } finally {
      place.folder.release();
    }
  },

  async revert(at, history, facts, theirs) {
    const standing = setMode.standing(at, history, facts);
    if (standing === 'before' || facts.before.kind === 'absent') return;
    if (standing === 'theirs' && theirs === 'keep') return;
    change(at, history.action.path, facts.before.mode, () => true);
  },
};

const change = (
  at: Workplace,
  path: string,
  mode: number,
  isRight: (there: { readonly dev: bigint; readonly ino: bigint }) => boolean,
): void => {
  const place = at.places.hold(path);
  try {
    if (place.missing.length > 0) refuse('not-found', path, `${path} is not there.`, 'Look again.');
    const descriptor = holdAnything(place.folder, place.name);
    try {
      const there = fstatSync(descriptor, { bigint: true });
      if (there.isSymbolicLink() || !isRight(there))
        refuse(
          'conflict',
          path,
          `${path} was exchanged just now.`,
          'Look again, and make the plan anew.',
        );
      at.disk.setMode(descriptor, mode);
    } finally {
      closeSync(descriptor);
    }
  } finally {
    place.folder.release();
  }
};
