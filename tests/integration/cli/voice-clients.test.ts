// Real voice clients from Debian's packages, captured and attributed.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWatching, type Watching } from '../../rigs/callwarden.ts';
import { startOwnChild } from '../../rigs/own-child.ts';
import { type OwnFolder, ownFolder } from '../../rigs/own-folder.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { type PulseAudioRig, startPulseAudio } from '../../rigs/pulseaudio.ts';

const missingSound = missingPackages('pulseaudio', 'pactl');
const missingBaresip = missingSound ?? missingPackages('baresip');
const missingMumble = missingSound ?? missingPackages('mumble', 'Xvfb');

let sound: PulseAudioRig;
let folder: OwnFolder;
let watching: Watching;

beforeEach(async () => {
  if (missingSound !== null) return;
  sound = await startPulseAudio();
  folder = ownFolder('voice');
  watching = startWatching([], { ...sound.env, XDG_STATE_HOME: join(folder.path, 'state') });
  await watching.event(
    'health',
    ({ health }) => health.part === 'sound-server' && health.state === 'working',
  );
});
afterEach(async () => {
  if (missingSound !== null) return;
  await watching.stop();
  await sound.stop();
  folder.remove();
});

describe.skipIf(missingBaresip !== null)(
  `baresip (needs ${missingBaresip ?? 'nothing more'})`,
  () => {
    it('takes the microphone through ALSA’s way to the sound server, and is told as Baresip', async () => {
      const home = sound.env.HOME ?? '';
      writeFileSync(
        join(home, '.asoundrc'),
        'pcm.pulse { type pulse }\nctl.pulse { type pulse }\n',
      );
      const config = join(folder.path, 'baresip');
      mkdirSync(config);
      writeFileSync(
        join(config, 'config'),
        'module_path /usr/lib/baresip/modules\nmodule alsa.so\nmodule_app auloop.so\naudio_player alsa,pulse\naudio_source alsa,pulse\n',
      );
      const phone = await startOwnChild(
        ['baresip', '-f', config, '-e', '/auloop 16000 1', '-t', '8'],
        { env: sound.env },
      );
      const { capture } = await watching.event(
        'capture.started',
        (e) => e.capture.pid === phone.pid,
      );
      expect(capture).toMatchObject({
        client: 'baresip',
        identity: 'verified',
        device: 'microphone',
      });
      await phone.stop();
      await watching.event('capture.ended', (e) => e.capture.id === capture.id);
      await watching.event('client.stopped', (e) => e.client === 'baresip');
    });
  },
);

describe.skipIf(missingMumble !== null)(`mumble (needs ${missingMumble ?? 'nothing more'})`, () => {
  it('takes the microphone at its start, and is told as Mumble', async () => {
    const screen = await startOwnChild(['Xvfb', ':87', '-nolisten', 'tcp'], { env: sound.env });
    const talker = await startOwnChild(['mumble', '-n', 'mumble://tester@127.0.0.1:9/'], {
      env: { ...sound.env, DISPLAY: ':87' },
    });
    const { capture } = await watching.event(
      'capture.started',
      (e) => e.capture.client === 'mumble',
      25_000,
    );
    expect(capture).toMatchObject({ identity: 'verified', device: 'microphone' });
    await talker.stop('SIGKILL');
    await screen.stop();
    await watching.event('capture.ended', (e) => e.capture.id === capture.id);
  });
});
