// The same promise on PipeWire: WirePlumber remembers the mute of a program's stream, and gives it back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linuxActions } from '../../../main/platform/linux/actions/index.ts';
import { openSoundServer } from '../../../main/platform/linux/sound/index.ts';
import type { Source } from '../../../main/platform/port/index.ts';
import {
  type PipeWireSoundRig,
  pipewireSoundPrograms,
  startPipeWireSound,
} from '../../rigs/pipewire-sound.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { startRecorder } from '../../rigs/recorder.ts';
import { streamLog } from '../../rigs/stream-log.ts';

const missing = missingPackages(...pipewireSoundPrograms, 'pactl', 'pacat');

describe.skipIf(missing !== null)(`PipeWire (needs ${missing ?? 'nothing more'})`, () => {
  let sound: PipeWireSoundRig;
  let listening: Source;
  const log = streamLog();

  beforeAll(async () => {
    sound = await startPipeWireSound();
    listening = openSoundServer(log.sink, { env: sound.env });
  });
  afterAll(async () => {
    await listening?.stop();
    await sound?.stop();
  });

  it('starts a program muted that was muted when it ended, and no other', async () => {
    const start = async (name: string) => {
      const child = await startRecorder({ env: sound.env, name });
      return { child, stream: await log.started(({ pid }) => pid === child.pid) };
    };
    const first = await start('ZOOM VoiceEngine');
    expect(first.stream.muted).toBe(false);
    const muted = await linuxActions(sound.env).microphones.muteStream(first.stream.stream, true);
    expect(muted.ok).toBe(true);
    await log.changed(({ stream, muted }) => stream === first.stream.stream && muted === true);
    await first.child.stop();

    const second = await start('ZOOM VoiceEngine');
    const other = await start('Voice memo');
    if (second.stream.muted !== true) {
      // The session manager sets what it remembers just after the stream has appeared.
      await log.changed(({ stream, muted }) => stream === second.stream.stream && muted === true);
    }
    expect(other.stream.muted).toBe(false);
    await Promise.all([second.child.stop(), other.child.stop()]);
  });
});
