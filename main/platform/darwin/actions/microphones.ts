// Muting, which macOS leaves to each application and to the person.
import type { Problem } from '../../../../preload/contract/index.ts';
import { failure, type Outcome } from '../../../outcome.ts';
import type { Microphones } from '../../port/index.ts';

export const microphones: Microphones = {
  list: async () => cannot('microphones'),
  muteStream: async (stream) => cannot(stream),
  muteMicrophone: async (name) => cannot(name),
};

export const cannotMute: Problem = {
  kind: 'unavailable',
  subject: 'microphones',
  message: 'macOS gives no program a switch that mutes another one.',
  advice:
    'Take the microphone away in System Settings, Privacy & Security, Microphone, or mute it in the application.',
};

const cannot = (subject: string): Outcome<never> => failure({ ...cannotMute, subject });
