// Each platform that can be run here: where its scenarios run, and the ground that they run on.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownFolder } from '../../rigs/own-folder.ts';
import { bundledForWine } from '../../rigs/windows-changes.ts';
import { builtWinProbe } from '../../rigs/windows-probe.ts';
import { standInProgram, startStandIn } from '../../rigs/windows-stand-in.ts';
import { missingForWine, winePrefix } from '../../rigs/wine.ts';
import { startX11 } from '../../rigs/x11-session.ts';
import type { Ground } from './ground.ts';
import type { Answers, ScenarioName } from './scenarios.ts';

export type Answered = {
  readonly [N in ScenarioName]?: { readonly answer: Answers[N] } | { readonly failed: string };
};

export interface Implementation {
  readonly name: 'linux' | 'win32' | 'darwin';
  readonly where: string;
  readonly missing: string | null;
  /** Runs every scenario; gives what each answered. */
  run(): Promise<Answered>;
}

const child = join(import.meta.dirname, 'contract-child.ts');

const linux: Implementation = {
  name: 'linux',
  where: 'Linux, live',
  missing: null,
  async run() {
    const folder = ownFolder('contract');
    const [empty, zoom, devices] = ['empty', 'zoom', 'devices'].map((name) =>
      join(folder.path, name),
    ) as [string, string, string];
    mkdirSync(join(empty, 'home'), { recursive: true });
    mkdirSync(join(zoom, 'opt', 'zoom'), { recursive: true });
    mkdirSync(join(zoom, 'home'), { recursive: true });
    mkdirSync(devices);
    writeFileSync(join(zoom, 'opt', 'zoom', 'zoom'), '');
    const ground: Ground = {
      emptyRoot: { root: empty, home: join(empty, 'home') },
      zoomRoot: { root: zoom, home: join(zoom, 'home') },
      zoomEntry: '/opt/zoom',
      zoomPath: '/opt/zoom/zoom',
      sleeper: ['/usr/bin/sleep', '60'],
      devices,
    };
    writeFileSync(join(folder.path, 'ground.json'), JSON.stringify(ground));
    const answers = join(folder.path, 'answers.json');
    spawnSync(process.execPath, [child, join(folder.path, 'ground.json'), answers], {
      env: folder.env,
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: 60_000,
    });
    const answered: Answered = JSON.parse(readFileSync(answers, 'utf8'));
    folder.remove();
    return answered;
  },
};

const windows: Implementation = {
  name: 'win32',
  where: 'Windows, under Wine',
  missing: missingForWine(),
  async run() {
    await builtWinProbe();
    const x11 = await startX11();
    const prefix = await winePrefix({ DISPLAY: x11.env.DISPLAY });
    const shown = await startStandIn(prefix, 'C:\\shown\\shown.exe', 'window');
    prefix.copy(standInProgram(), 'C:\\sleeper\\sleeper.exe');
    // A root of its own is another drive's folder: the scan of another Windows.
    prefix.write('C:\\empty\\Users\\ann\\note.txt', '');
    prefix.write('C:\\zoom\\Users\\ann\\note.txt', '');
    prefix.write('C:\\zoom\\Program Files\\Zoom\\bin\\Zoom.exe', '');
    const ground: Ground = {
      emptyRoot: { root: 'C:\\empty', home: 'C:\\empty\\Users\\ann' },
      zoomRoot: { root: 'C:\\zoom', home: 'C:\\zoom\\Users\\ann' },
      zoomEntry: '%ProgramFiles%\\Zoom',
      zoomPath: 'C:\\zoom\\Program Files\\Zoom\\bin\\Zoom.exe',
      sleeper: ['C:\\sleeper\\sleeper.exe'],
      devices: 'C:\\',
    };
    prefix.write('C:\\ground.json', JSON.stringify(ground));
    const outfile = await bundledForWine(child, 'contract');
    const ran = prefix.node([outfile, 'C:\\ground.json', 'C:\\answers.json']);
    if (ran.code !== 0) process.stderr.write(ran.err);
    const answered: Answered = JSON.parse(readFileSync(prefix.place('C:\\answers.json'), 'utf8'));
    await shown.stop();
    prefix.remove();
    await x11.stop();
    return answered;
  },
};

const mac: Implementation = {
  name: 'darwin',
  where: 'macOS, on recordings',
  missing: spawnSync('lsof', ['-v']).error === undefined ? null : 'lsof',
  async run() {
    const folder = ownFolder('contract-mac');
    const [empty, zoom] = ['empty', 'zoom'].map((name) => join(folder.path, name)) as [
      string,
      string,
    ];
    const program = join(zoom, 'Applications/zoom.us.app/Contents/MacOS');
    for (const made of [join(empty, 'Users/ann'), join(zoom, 'Users/ann'), program])
      mkdirSync(made, { recursive: true });
    writeFileSync(join(program, 'zoom.us'), '');
    const ground: Ground = {
      emptyRoot: { root: empty, home: join(empty, 'Users/ann') },
      zoomRoot: { root: zoom, home: join(zoom, 'Users/ann') },
      zoomEntry: '/Applications/zoom.us.app',
      zoomPath: '/Applications/zoom.us.app/Contents/MacOS/zoom.us',
      sleeper: ['/usr/bin/sleep', '60'],
      devices: '/dev',
    };
    writeFileSync(join(folder.path, 'ground.json'), JSON.stringify(ground));
    const answers = join(folder.path, 'answers.json');
    spawnSync(
      process.execPath,
      [join(import.meta.dirname, 'mac-child.ts'), join(folder.path, 'ground.json'), answers],
      {
        env: { ...folder.env, CALLWARDEN_PROBE: 'none' },
        stdio: ['ignore', 'inherit', 'inherit'],
        timeout: 100_000,
      },
    );
    const answered: Answered = JSON.parse(readFileSync(answers, 'utf8'));
    folder.remove();
    return answered;
  },
};

export const implementations: readonly Implementation[] = [linux, windows, mac];
