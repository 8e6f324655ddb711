// A client that is taking in sound now. Muted at the sound server, it starts muted next time: the server remembers the
// mute of a program's stream (PulseAudio's module-stream-restore, WirePlumber's restore-stream).
import type { Capture } from '../../../../preload/contract/index.ts';
import type { Client } from '../../../catalogue/index.ts';
import { success } from '../../../outcome.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { evidence, some } from '../../evidence.ts';

export function openMicrophoneCheck(client: Client): Check {
  const name = client.shortName;
  const id = checkId(client, 'device-access', 'starts-with-open-microphone');
  return {
    id,
    client: client.id,
    family: 'device-access',
    bucket: 'privacy',
    severity: 'medium',
    severityReason: 'From its first second everybody hears what you say, until you mute yourself.',
    title: `${name} starts with its microphone muted.`,
    why: 'Whoever starts muted is heard only after a decision. The sound server remembers it for the next start.',
    sources: [
      'https://www.freedesktop.org/wiki/Software/PulseAudio/Documentation/User/Modules/',
      'https://pipewire.pages.freedesktop.org/wireplumber/daemon/configuration/stream.html',
    ],
    remedy: {
      kind: 'automatic',
      profile: null,
      mayBreak: `Nobody hears you in ${name}, in this call and in the next, until you unmute it in the sound settings.`,
      plan: ({ live }, desk) => {
        for (const { id: capture, deviceName } of openStreams(live?.captures ?? [])) {
          desk.muteStream(
            id,
            `Mute ${name} on “${deviceName}”, now and at its next start.`,
            streamOf(capture),
          );
        }
        return success(undefined);
      },
    },
    look: ({ live }) => {
      const captures = (live?.captures ?? []).filter(
        ({ device, via, endedAt }) =>
          device === 'microphone' && via === 'sound-server' && endedAt === null,
      );
      if (captures.length === 0) return null;
      const seen = openStreams(captures).map(({ application, deviceName, startedAt }) =>
        evidence(
          'process',
          `“${application}” takes in sound from “${deviceName}” since ${startedAt}.`,
        ),
      );
      if (!some(seen)) return passed;
      return {
        result: 'failed',
        seen: {
          title: `${name} has its microphone open.`,
          evidence: seen,
          is: 'open',
          shouldBe: 'muted until you speak',
        },
      };
    },
  };
}

const openStreams = (captures: readonly Capture[]): readonly Capture[] =>
  captures.filter(
    ({ device, via, muted, endedAt }) =>
      device === 'microphone' && via === 'sound-server' && muted === false && endedAt === null,
  );

/** A capture's id is its stream's, `@`, and when it began: `pulse:17:3@1700000000000.2`. */
const streamOf = (capture: string): string => capture.slice(0, capture.lastIndexOf('@'));
