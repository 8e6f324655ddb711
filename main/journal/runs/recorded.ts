// An action as it is recorded: what undoing needs to know of it, and what a list of past changes shows.
import { createHash } from 'node:crypto';
import type { Action } from '../action.ts';
import type { RecordedAction } from './record-schema.ts';

export const recorded = (action: Action): RecordedAction => {
  const { step, sentence } = action;
  switch (action.kind) {
    case 'write-file': {
      const sha256 = createHash('sha256').update(action.content).digest('hex');
      return { kind: action.kind, step, sentence, path: action.path, mode: action.mode, sha256 };
    }
    case 'make-link':
      return { kind: action.kind, step, sentence, path: action.path, target: action.target };
    case 'quarantine':
      return { kind: action.kind, step, sentence, path: action.path };
    case 'set-mode':
      return { kind: action.kind, step, sentence, path: action.path, mode: action.mode };
    case 'run-command': {
      const { inverse, timeoutMs } = action;
      return {
        kind: action.kind,
        step,
        sentence,
        inverse: 'none' in inverse ? inverse : { command: [...inverse.command] },
        timeoutMs,
      };
    }
    case 'end-processes':
      return { kind: action.kind, step, sentence };
    case 'mute-stream':
      return { kind: action.kind, step, sentence, stream: action.stream, muted: action.muted };
    case 'set-block':
      return { kind: action.kind, step, sentence, change: action.change };
    case 'set-registry':
      return { kind: action.kind, step, sentence, change: action.change };
    case 'set-aside-key':
      return { kind: action.kind, step, sentence, item: action.item };
    case 'take-entry': {
      const { path, keys, entry } = action;
      return { kind: action.kind, step, sentence, path, keys: [...keys], entry };
    }
  }
};
