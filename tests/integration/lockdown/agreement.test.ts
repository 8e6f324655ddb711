// Those whom the steps are meant for read the files as we do: flatpak, systemd, GLib.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planSteps } from '../../../main/lockdown/index.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { sightOf } from '../../rigs/sight.ts';
import { everythingOpen, type Machine } from './machine.ts';
import { standIns } from './stand-ins.ts';

let machine: Machine;
beforeAll(() => {
  machine = everythingOpen();
});
afterAll(() => machine.remove());

const apply = async (...ids: readonly string[]): Promise<string> => {
  const plan = planSteps(await sightOf(machine, { uid: 0 }), ids);
  if (!plan.ok) throw new Error(plan.problem.message);
  const done = await machine.journal.run(plan.value, standIns(machine));
  if (!done.ok) throw new Error(done.problem.message);
  return done.value.id;
};
const undo = async (entry: string): Promise<void> => {
  const undone = await machine.journal.undo(entry, standIns(machine), {
    whenChanged: 'refuse',
  });
  expect(undone.ok).toBe(true);
};
/** The home and nothing of the session that runs the tests. */
const environment = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: machine.home,
  LC_ALL: 'C.UTF-8',
});
const say = (command: string, args: readonly string[], env = environment()): string =>
  spawnSync(command, args, { env, encoding: 'utf8' }).stdout.trim();

const noFlatpak = missingPackages('flatpak');
describe.skipIf(noFlatpak)(`flatpak (needs ${noFlatpak ?? 'nothing more'})`, () => {
  const application = 'us.zoom.Zoom';
  const withFolder = (folder: string): NodeJS.ProcessEnv => ({
    ...environment(),
    FLATPAK_USER_DIR: folder,
  });

  it('reads our override as the grants that it takes away, and would have written the same', async () => {
    const folder = join(machine.home, '.local/share/flatpak');
    const before = readFileSync(join(folder, 'overrides', application), 'utf8');
    const entry = await apply(
      ...['home', 'host', 'devices', 'x11', 'session-bus'].map(
        (name) => `zoom:device-access:flatpak-${name}`,
      ),
    );
    const shown = say('flatpak', ['override', '--user', '--show', application], withFolder(folder));

    const theirs = join(machine.root, '..', 'their-flatpak');
    mkdirSync(join(theirs, 'overrides'), { recursive: true });
    writeFileSync(join(theirs, 'overrides', application), before);
    execFileSync(
      'flatpak',
      [
        'override',
        '--user',
        '--nofilesystem=home',
        '--nofilesystem=host',
        '--nodevice=all',
        '--nosocket=x11',
        '--nosocket=session-bus',
        application,
      ],
      { env: withFolder(theirs) },
    );
    const wanted = say(
      'flatpak',
      ['override', '--user', '--show', application],
      withFolder(theirs),
    );
    expect(partsOf(shown)).toEqual(partsOf(wanted));
    expect(partsOf(shown)).toContain('devices=!all');
    await undo(entry);
    expect(readFileSync(join(folder, 'overrides', application), 'utf8')).toBe(before);
  });
});

/** `key=value` for each value of each list, in no order. */
const partsOf = (shown: string): readonly string[] =>
  shown
    .split('\n')
    .flatMap((line) => {
      const [key, list = ''] = line.split('=');
      return list.split(';').flatMap((value) => (value === '' ? [] : [`${key}=${value}`]));
    })
    .sort();

const noSystemd = missingPackages('systemctl');
describe.skipIf(noSystemd)(`systemd (needs ${noSystemd ?? 'nothing more'})`, () => {
  const stateOf = (unit: string): string =>
    say('systemctl', [`--root=${machine.root}`, 'is-enabled', unit]);
  const stateForUser = (unit: string): string =>
    say('systemctl', ['--user', 'is-enabled', unit], { ...environment(), SYSTEMD_OFFLINE: '1' });

  it('finds the machine’s unit masked and the user’s own disabled, and both enabled again after undoing', async () => {
    const states = (): readonly string[] => [
      stateOf('zoom-daemon.service'),
      stateForUser('zoom-helper.service'),
    ];
    expect(states()).toEqual(['enabled', 'enabled']);
    const entry = await apply('zoom:running-without-need:background-services');
    // The user's own file stands where its mask would: without its link nothing starts it.
    expect(states()).toEqual(['masked', 'disabled']);
    await undo(entry);
    expect(states()).toEqual(['enabled', 'enabled']);
  });
});

const noGlib = missingPackages('gio');
describe.skipIf(noGlib)(`GLib (needs ${noGlib ?? 'nothing more'})`, () => {
  it('gives the link to nobody after the step, and to Zoom after undoing it', async () => {
    const applications = join(machine.root, 'usr/share/applications');
    // As update-desktop-database(1) writes it when a package is installed.
    writeFileSync(
      join(applications, 'mimeinfo.cache'),
      '[MIME Cache]\nx-scheme-handler/zoommtg=Zoom.desktop;\n',
    );
    // GLib passes over an entry whose program it cannot find, and looks for it on this machine.
    const entryFile = join(applications, 'Zoom.desktop');
    writeFileSync(
      entryFile,
      readFileSync(entryFile, 'utf8').replace(
        'Exec=/usr/bin/zoom',
        `Exec=${machine.root}/opt/zoom/zoom`,
      ),
    );
    const opens = (): string =>
      say('gio', ['mime', 'x-scheme-handler/zoommtg'], {
        ...environment(),
        XDG_DATA_DIRS: join(machine.root, 'usr/share'),
      });
    expect(opens()).toMatch(/^Default application .*: Zoom\.desktop/);
    const entry = await apply('zoom:local-servers:link-zoommtg');
    expect(opens()).toMatch(/^No default applications/);
    await undo(entry);
    expect(opens()).toMatch(/^Default application .*: Zoom\.desktop/);
  });
});
