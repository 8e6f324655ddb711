// Muting, which macOS leaves to each application and to the person.
import { failure, type Outcome } from '../../../outcome.ts';
import type { Microphones } from '../../port/index.ts';

export const microphones: Microphones = {
  list: async () => cannot('microphones'),
  muteStream: async (stream) => cannot(stream),
  muteMicrophone: async (name) => cannot(name),
};

const cannot = (subject: string): Outcome<never> =>
  failure({
    kind: 'unavailable',
    subject,
    message: 'macOS gives no program a switch that mutes another one.',
    advice:
      'Take the microphone away in System Settings, Privacy & Security, Microphone, or mute it in the application.',
  });
