// Mute and its undo, against a real sound server: what pactl says is what counts.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../main/catalogue/index.ts';
import { Guard } from '../../../main/guard/guard.ts';
import { createService, type Service } from '../../../main/guard/service/index.ts';
import { linuxActions } from '../../../main/platform/linux/actions/index.ts';
import { linux } from '../../../main/platform/linux/index.ts';
import { openSoundServer } from '../../../main/platform/linux/sound/index.ts';
import type { OwnChild } from '../../rigs/own-child.ts';
import { type OwnFolder, ownFolder } from '../../rigs/own-folder.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { type PulseAudioRig, startPulseAudio } from '../../rigs/pulseaudio.ts';
import { startRecorder } from '../../rigs/recorder.ts';
import { until } from '../../rigs/until.ts';

const missing = missingPackages('pulseaudio', 'pactl', 'pacat');

describe.skipIf(missing !== null)(
  `at a real sound server${missing ? ` (needs ${missing})` : ''}`,
  () => {
    let sound: PulseAudioRig;
    let folder: OwnFolder;
    let guard: Guard;
    let service: Service;
    let recorder: OwnChild;

    beforeEach(async () => {
      sound = await startPulseAudio();
      folder = ownFolder('mute');
      const catalogue = loadCatalogue();
      if (!catalogue.ok) throw new Error(catalogue.problem.message);
      const platform = {
        ...linux(),
        ...linuxActions(sound.env),
        openSoundServer: (sink: Parameters<typeof openSoundServer>[0]) =>
          openSoundServer(sink, { env: sound.env }),
      };
      const paths = { root: folder.path, home: folder.home };
      const started = await Guard.start({
        platform,
        catalogue: catalogue.value,
        paths,
        devices: folder.path,
        intervalMs: 2_000,
        store: null,
        watchNames: false,
        microphoneKeptAfterMs: 120_000,
      });
      if (!started.ok) throw new Error(started.problem.message);
      guard = started.value;
      service = createService({ guard, platform, catalogue: catalogue.value, paths, store: null });
      recorder = await startRecorder({ at: join(folder.path, 'opt/zoom/zoom'), env: sound.env });
      await until(
        'the guard sees the recorder',
        () => guard.captures().find((c) => c.client === 'zoom'),
        10_000,
      );
    });

    afterEach(async () => {
      service?.close();
      await guard?.stop();
      await recorder?.stop();
      await sound?.stop();
      folder?.remove();
    });

    const list = (what: string): { mute: boolean; name?: string }[] =>
      JSON.parse(
        execFileSync('pactl', ['-f', 'json', 'list', what], {
          env: { ...sound.env, LC_ALL: 'C' },
          encoding: 'utf8',
        }),
      );
    const streamMuted = (): boolean | undefined => list('source-outputs')[0]?.mute;
    const microphoneMuted = (): boolean | undefined =>
      list('sources').find(({ name }) => name === 'mic')?.mute;
    const call = async (name: string, input: unknown = {}) => {
      const outcome = await service.call(name, input);
      if (!outcome.ok) throw new Error(`${outcome.problem.message} ${outcome.problem.cause ?? ''}`);
      return outcome.value;
    };

    it("a client's microphone is muted, the guard sees it, and the undo lets it speak again", async () => {
      expect(streamMuted()).toBe(false);
      expect(await call('client.mute', { client: 'zoom' })).toEqual({
        undo: 'client.unmute',
        affected: 1,
      });
      expect(streamMuted()).toBe(true);
      await until('the capture says muted', () => guard.captures().find((c) => c.muted === true));
      expect(await call('now.get')).toMatchObject({ mutedByUs: [guard.captures()[0]!.id] });
      await call('client.unmute', { client: 'zoom' });
      expect(streamMuted()).toBe(false);
    });

    it('every microphone is muted, and only those that were open are opened again', async () => {
      expect(await call('microphones.mute-all')).toMatchObject({
        undo: 'microphones.unmute-all',
        affected: 1,
      });
      expect(microphoneMuted()).toBe(true);
      await call('microphones.unmute-all');
      expect(microphoneMuted()).toBe(false);
      execFileSync('pactl', ['set-source-mute', 'mic', '1'], { env: sound.env });
      expect(await call('microphones.mute-all')).toEqual({ undo: null, affected: 0 });
      await call('microphones.unmute-all');
      expect(microphoneMuted()).toBe(true);
    });

    it('a muted client that stops recording is forgotten', async () => {
      await call('client.mute', { client: 'zoom' });
      await recorder.stop();
      await until('the capture ends', () => (guard.captures().length === 0 ? true : undefined));
      expect(await call('now.get')).toMatchObject({ mutedByUs: [] });
    });

    it('without a sound server the command says so', async () => {
      await sound.crash();
      const outcome = await service.call('microphones.mute-all', {});
      expect(outcome).toMatchObject({ ok: false, problem: { kind: 'unavailable' } });
    });

    it('the client ends with its whole family, and the guard sees that it is gone', async () => {
      expect(await call('client.end', { client: 'zoom' })).toEqual({ undo: null, affected: 1 });
      await until('zoom is gone', () =>
        guard.snapshot().clients.every((c) => c.id !== 'zoom' || c.processes.length === 0)
          ? true
          : undefined,
      );
    });
  },
);
