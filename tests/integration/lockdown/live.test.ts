// Steps about what runs: real processes end, and a real sound server keeps a mute for the client's next start.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endProcesses } from '../../../main/guard/changes/end-processes.ts';
import { type Hands, type Journal, openJournal } from '../../../main/journal/index.ts';
import { checkClients, type Live, planSteps, type Sight } from '../../../main/lockdown/index.ts';
import { linuxActions } from '../../../main/platform/linux/actions/index.ts';
import { openSoundServer } from '../../../main/platform/linux/sound/index.ts';
import type { Source, StreamObserved } from '../../../main/platform/port/index.ts';
import { clientTree } from '../../rigs/client-tree.ts';
import type { OwnChild } from '../../rigs/own-child.ts';
import { type OwnFolder, ownFolder } from '../../rigs/own-folder.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { type PulseAudioRig, startPulseAudio } from '../../rigs/pulseaudio.ts';
import { startRecorder } from '../../rigs/recorder.ts';
import { sightOf } from '../../rigs/sight.ts';
import { streamLog } from '../../rigs/stream-log.ts';
import { until } from '../../rigs/until.ts';
import { standIns } from './stand-ins.ts';

const missing = missingPackages('pulseaudio', 'pactl', 'pacat');

describe.skipIf(missing !== null)(`a client that runs (needs ${missing ?? 'nothing more'})`, () => {
  let sound: PulseAudioRig;
  let folder: OwnFolder;
  let journal: Journal;
  let listening: Source;
  let log: ReturnType<typeof streamLog>;
  let children: OwnChild[];
  let root: string;
  let home: string;

  beforeEach(async () => {
    sound = await startPulseAudio();
    // What every distribution's PulseAudio loads; the rig starts a bare one.
    execFileSync('pactl', ['load-module', 'module-stream-restore'], { env: sound.env });
    folder = ownFolder('live');
    ({ root, home } = clientTree(folder.path).zoomDeb());
    const opened = openJournal({
      folder: join(folder.path, 'journal'),
      roots: [root],
      keepDays: 1,
    });
    if (!opened.ok) throw new Error(opened.problem.message);
    journal = opened.value;
    log = streamLog();
    listening = openSoundServer(log.sink, { env: sound.env });
    children = [];
  });
  afterEach(async () => {
    await Promise.all(children.map((child) => child.stop()));
    await listening.stop();
    await sound.stop();
    folder.remove();
  });

  const hands = (): Hands => {
    const { processes, microphones } = linuxActions(sound.env);
    return {
      ...standIns({ root, home }),
      endProcesses: (keys) => endProcesses(keys, processes),
      muteStream: (stream, muted) => microphones.muteStream(stream, muted),
    };
  };

  const startZoom = async (): Promise<OwnChild> => {
    const child = await startRecorder({
      at: join(root, 'opt/zoom/zoom'),
      env: sound.env,
      name: 'ZOOM VoiceEngine',
    });
    children.push(child);
    return child;
  };
  const streamOf = ({ pid }: OwnChild): Promise<StreamObserved> =>
    log.started((stream) => stream.pid === pid);

  /** As the guard would see this process, its stream, and no window. */
  const seen = async (child: OwnChild, stream: StreamObserved): Promise<Sight> => {
    const process = await until(`process ${child.pid}`, async () =>
      (await linuxActions().processes.list()).find(({ pid }) => pid === child.pid),
    );
    const startedAt = new Date(process.startedAtMs).toISOString();
    const live: Live = {
      systemd: { system: false, user: false },
      running: [
        {
          client: 'zoom',
          processes: [
            {
              pid: child.pid,
              startedAt,
              parent: process.parent,
              uid: 0,
              name: 'zoom',
              executable: join(root, 'opt/zoom/zoom'),
              identity: 'path',
              evidence: '',
            },
          ],
          keys: [{ pid: child.pid, startTicks: process.startTicks }],
        },
      ],
      listeners: [],
      captures: [
        {
          id: `${stream.stream}@${stream.atMs}.1`,
          device: 'microphone',
          deviceName: stream.deviceName,
          via: 'sound-server',
          pid: child.pid,
          client: 'zoom',
          application: stream.application,
          executable: null,
          identity: 'path',
          muted: stream.muted,
          startedAt,
          endedAt: null,
        },
      ],
      windows: new Set(),
    };
    return sightOf({ root, home }, { live, uid: 0 });
  };

  const ended = ({ child }: OwnChild) =>
    until('its end', () => child.exitCode ?? child.signalCode ?? undefined);
  const findingsOf = (sight: Sight): readonly string[] =>
    checkClients(sight, ['zoom']).clients.flatMap(({ findings }) => findings.map(({ id }) => id));
  const apply = async (sight: Sight, id: string): Promise<string> => {
    expect(findingsOf(sight)).toContain(id);
    const plan = planSteps(sight, [id]);
    if (!plan.ok) throw new Error(plan.problem.message);
    const done = await journal.run(plan.value, hands());
    if (!done.ok) throw new Error(done.problem.message);
    return done.value.id;
  };

  it('starts muted the next time, and nobody else does', async () => {
    const id = 'zoom:device-access:starts-with-open-microphone';
    const first = await startZoom();
    const open = await streamOf(first);
    expect(open.muted).toBe(false);
    await apply(await seen(first, open), id);
    await log.changed(({ stream, muted }) => stream === open.stream && muted === true);

    await first.stop();
    const second = await startZoom();
    const next = await streamOf(second);
    expect(next.muted).toBe(true);
    expect(findingsOf(await seen(second, next))).not.toContain(id);

    // Another program is not touched.
    const other = await startRecorder({ env: sound.env, name: 'Voice memo' });
    children.push(other);
    expect((await streamOf(other)).muted).toBe(false);
  });

  it('starts with its microphone open again after the step is undone while it runs', async () => {
    const first = await startZoom();
    const open = await streamOf(first);
    const entry = await apply(
      await seen(first, open),
      'zoom:device-access:starts-with-open-microphone',
    );
    await log.changed(({ stream, muted }) => stream === open.stream && muted === true);
    const undone = await journal.undo(entry, hands(), { whenChanged: 'refuse' });
    expect(undone).toMatchObject({ ok: true, value: { entry: { state: 'undone' } } });
    await first.stop();
    expect((await streamOf(await startZoom())).muted).toBe(false);
  });

  it('stays muted where it has ended before the step is undone, and that is said', async () => {
    const first = await startZoom();
    const open = await streamOf(first);
    const entry = await apply(
      await seen(first, open),
      'zoom:device-access:starts-with-open-microphone',
    );
    await log.changed(({ stream, muted }) => stream === open.stream && muted === true);
    await first.stop();
    await log.ended(open.stream);
    const undone = await journal.undo(entry, hands(), { whenChanged: 'refuse' });
    expect(undone).toMatchObject({
      ok: true,
      value: {
        entry: {
          state: 'done',
          effects: [
            {
              state: 'done',
              problem: {
                kind: 'unavailable',
                message: expect.stringContaining('keeps its mute'),
                advice: expect.stringContaining('sound settings'),
              },
            },
          ],
        },
      },
    });
    expect((await streamOf(await startZoom())).muted).toBe(true);
  });

  it('is ended where it shows no window', async () => {
    const id = 'zoom:running-without-need:no-window';
    const child = await startZoom();
    const sight = await seen(child, await streamOf(child));
    await apply(sight, id);
    await ended(child);
    const after = { ...sight, live: { ...(sight.live as Live), running: [], captures: [] } };
    expect(findingsOf(after)).not.toContain(id);
  });

  it('is ended where it goes on although its program is gone from the disk', async () => {
    const id = 'zoom:local-servers:outliving-helper';
    const child = await startZoom();
    const sight = await seen(child, await streamOf(child));
    expect(findingsOf(sight)).not.toContain(id);
    await apply({ ...sight, installations: [] }, id);
    await ended(child);
  });

  it('is ended before its settings are written, so that it cannot write the old ones back', async () => {
    const child = await startZoom();
    const sight = await seen(child, await streamOf(child));
    await apply(sight, 'zoom:client-configuration:enablelog');
    await ended(child);
    expect(findingsOf(await sightOf({ root, home }, { uid: 0 }))).not.toContain(
      'zoom:client-configuration:enablelog',
    );
  });
});
