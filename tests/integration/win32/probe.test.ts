// The Windows probe as it is shipped, run under Wine against a registry and programs that the test puts there.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filetime } from '../../rigs/registry-file.ts';
import { builtWinProbe } from '../../rigs/windows-probe.ts';
import { type StandIn, startStandIn } from '../../rigs/windows-stand-in.ts';
import { missingForWine, type WinePrefix, winePrefix } from '../../rigs/wine.ts';
import { type RunningProbe, runProbe } from '../../unit/native-probes/running-probe.ts';

const missing = missingForWine();
const store =
  'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\CapabilityAccessManager\\ConsentStore';
const zoom = 'C:\\Program Files\\Zoom\\bin\\Zoom.exe';
const umlaut = 'C:\\Program Files\\Müller 会議 e\u0301\\Zoom.exe';
const teams = 'C:\\Program Files\\WindowsApps\\MSTeams_24091.214_x64__8wekyb3d8bbwe\\ms-teams.exe';

/** The entry of a program in the consent store: in use since a minute, or let go of. */
const use = (device: string, program: string, stopped: boolean) => {
  const now = Date.now();
  return {
    [`${store}\\${device}\\${program}`]: {
      Value: 'Allow',
      LastUsedTimeStart: filetime(now - 60_000),
      LastUsedTimeStop: stopped ? filetime(now) : 0n,
    },
  };
};
const unpackaged = (path: string) => `NonPackaged\\${path.replaceAll('\\', '#')}`;

describe.skipIf(missing !== null)(`under Wine${missing ? `, which needs ${missing}` : ''}`, () => {
  let prefix: WinePrefix;
  let program = '';
  const running: (StandIn | RunningProbe)[] = [];

  const probe = (...args: string[]): RunningProbe => {
    const one = runProbe(prefix.wine, [program, ...args], prefix.env);
    running.push(one);
    return one;
  };
  const standIn = async (path: string, ...args: string[]) => {
    const one = await startStandIn(prefix, path, ...args);
    running.push(one);
    return one;
  };

  beforeAll(async () => {
    program = await builtWinProbe();
    prefix = await winePrefix();
    prefix.register({
      [`${store}\\webcam\\NonPackaged`]: { Value: 'Allow' },
      [`${store}\\microphone\\NonPackaged`]: { Value: 'Allow' },
    });
  }, 120_000);
  afterAll(async () => {
    for (const one of running) await ('end' in one ? one.end() : one.stop());
    prefix.remove();
  });

  it('ends with 2 and one sentence on a wrong argument', async () => {
    const wrong = probe('--interval', '49');
    expect(await wrong.ended).toBe(2);
    expect(wrong.complaint()).toMatch(/callwarden-probe: --interval takes [^\n]+\.\r?\n/);
  });

  it('tells of a program under its whole path, whatever its letters, and of its end', async () => {
    const live = probe('--interval', '100');
    await live.next('sample.complete');
    const one = await standIn(umlaut);
    const started = await live.next('process.started', (line) => line.name === 'Zoom.exe');
    // NFC and NFD are two names to Windows: nothing is normalised on the way.
    expect(started.executable).toBe(umlaut);
    expect(Math.abs(started.startedAtMs - Date.now())).toBeLessThan(10_000);
    await one.stop();
    await live.next('process.stopped', (line) => line.startTicks === started.startTicks);
    await live.end();
  });

  it('tells who uses the camera and the microphone when the consent store changes', async () => {
    await standIn(zoom);
    await standIn(teams);
    const live = probe('--interval', '60000');
    const hello = await live.next('hello');
    expect(hello.deviceEvents, JSON.stringify(hello.reasons)).toBe(true);
    await live.next('sample.complete');
    const from = live.lines.length;
    const pidOf = (path: string) =>
      live.all('process.started').find((line) => line.executable === path)?.pid;

    prefix.register(use('webcam', unpackaged(zoom), false));
    const opened = await live.next('device.opened', () => true, from);
    expect(opened).toMatchObject({ device: 'camera', path: 'webcam', pid: pidOf(zoom) });
    prefix.register(use('microphone', 'MSTeams_8wekyb3d8bbwe', false));
    const packaged = await live.next('device.opened', (line) => line.device === 'microphone', from);
    expect(packaged.pid).toBe(pidOf(teams));
    prefix.register(use('webcam', unpackaged(zoom), true));
    const closed = await live.next('device.closed', () => true, from);
    expect(closed).toMatchObject({ device: 'camera', pid: pidOf(zoom) });

    const later = probe('--once');
    await later.next('sample.complete');
    expect(later.all('device.opened').map((line) => [line.device, line.pid])).toEqual([
      ['microphone', pidOf(teams)],
    ]);
    await live.end();
  });

  it('holds nobody to be recording whose entry was left behind by a crash', async () => {
    prefix.register(use('webcam', unpackaged('C:\\gone\\Zoom.exe'), false));
    const once = probe('--once');
    await once.next('sample.complete');
    expect(once.all('device.opened').filter((line) => line.device === 'camera')).toEqual([]);
    expect(await once.ended).toBe(0);
  });

  it('tells of the sockets of whoever is in focus, of no others, and of their end', async () => {
    const one = await standIn('C:\\Program Files\\Talk\\talk.exe', 'tcp');
    const other = await standIn('C:\\Program Files\\Talk\\other.exe', 'udp');
    const [listening, connected] = one.said.split(' ').map(Number);
    const live = probe('--interval', '100');
    await live.next('sample.complete');
    expect(live.all('socket.opened')).toEqual([]);
    const talk = live.all('process.started').find((line) => line.name === 'talk.exe')!;
    live.send(`focus ${talk.pid}`);
    const listener = await live.next('socket.opened', (line) => line.state === 'listen');
    expect(listener).toMatchObject({
      pid: talk.pid,
      startTicks: talk.startTicks,
      protocol: 'tcp',
      local: { address: '127.0.0.1', port: listening },
      remote: null,
    });
    const client = await live.next('socket.opened', (line) => line.local.port === connected);
    expect(client).toMatchObject({
      state: 'established',
      remote: { address: '127.0.0.1', port: listening },
    });
    await sleep(500);
    expect(live.all('socket.opened').every((line) => line.pid === talk.pid)).toBe(true);
    const quiet = live.lines.length;
    await sleep(1_000);
    expect(live.lines.slice(quiet)).toEqual([]);
    await one.stop();
    await live.next('socket.closed', (line) => line.inode === client.inode);

    const all = probe('--once', '--all-sockets');
    await all.next('sample.complete');
    const udp = all.all('socket.opened').find((line) => line.local.port === Number(other.said));
    expect(udp).toMatchObject({
      protocol: 'udp',
      state: 'unconnected',
      remote: null,
      bytesSent: null,
    });
    await live.end();
  });

  it('answers a command that it does not know, and ends with its input', async () => {
    const live = probe();
    await live.next('sample.complete');
    live.send('nonsense');
    expect((await live.next('error')).call).toBe('command');
    live.send('sample');
    await live.next('sample.complete', () => true, live.lines.length);
    expect(await live.end()).toBe(0);
  });
});
