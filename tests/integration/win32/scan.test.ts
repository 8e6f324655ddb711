// The built program on Windows' own Node, under Wine: a registry and folders as installers leave them, and clients that run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doctorSchema, type Snapshot, snapshotSchema } from '../../../preload/contract/index.ts';
import { type OwnFolder, ownFolder } from '../../rigs/own-folder.ts';
import { filetime } from '../../rigs/registry-file.ts';
import { publisher } from '../../rigs/signing.ts';
import { builtWinProbe } from '../../rigs/windows-probe.ts';
import { type StandIn, standInProgram, startStandIn } from '../../rigs/windows-stand-in.ts';
import { missingForWine, type WinePrefix, windowsHome, winePrefix } from '../../rigs/wine.ts';
import { startX11, type X11Rig } from '../../rigs/x11-session.ts';

const missing = missingForWine();
const program = join(import.meta.dirname, '../../../dist/cli/callwarden.mjs');
const uninstall = 'Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall';
const store =
  'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\CapabilityAccessManager\\ConsentStore';
const zoom = 'C:\\Program Files\\Zoom\\bin\\Zoom.exe';
const teamsFolder = 'C:\\Program Files\\WindowsApps\\MSTeams_24091.214_x64__8wekyb3d8bbwe';
const local = `${windowsHome}\\AppData\\Local`;

describe.skipIf(missing !== null)(`under Wine${missing ? `, which needs ${missing}` : ''}`, () => {
  let prefix: WinePrefix;
  let x11: X11Rig;
  let probe = '';
  let folder: OwnFolder;
  const running: StandIn[] = [];

  const scan = (...args: string[]): Snapshot => {
    const ran = prefix.node([program, 'scan', '--json', ...args]);
    expect(ran.code, ran.err).toBe(0);
    return snapshotSchema.parse(JSON.parse(ran.out));
  };

  beforeAll(async () => {
    probe = await builtWinProbe();
    folder = ownFolder('signing');
    x11 = await startX11();
    prefix = await winePrefix({ DISPLAY: x11.env.DISPLAY });
    prefix.register({
      // Windows Installer, 64 bits, of the machine.
      [`HKEY_LOCAL_MACHINE\\${uninstall}\\{6FC53F6B-CC58-43A0-B23E-84B95825CBFE}`]: {
        DisplayName: 'Zoom Workplace (64-bit)',
        DisplayVersion: '6.2.11.50939',
        Publisher: 'Zoom Communications, Inc.',
        InstallLocation: 'C:\\Program Files\\Zoom\\bin\\',
        UninstallString: 'MsiExec.exe /X{6FC53F6B-CC58-43A0-B23E-84B95825CBFE}',
        WindowsInstaller: 1,
      },
      // The 32-bit view.
      [`HKEY_LOCAL_MACHINE\\Software\\Wow6432Node\\${uninstall.slice('Software\\'.length)}\\{731F6BAA-A986-45A4-8936-7C3AAAAA760B}`]:
        {
          DisplayName: 'Teams Machine-Wide Installer',
          DisplayVersion: '1.7.0.13456',
          DisplayIcon: 'C:\\Windows\\Installer\\{731F6BAA-A986-45A4-8936-7C3AAAAA760B}\\icon.exe',
          InstallLocation: { expand: '%ProgramFiles(x86)%\\Teams Installer' },
          WindowsInstaller: 1,
        },
      // Squirrel, of one person.
      [`HKEY_CURRENT_USER\\${uninstall}\\slack`]: {
        DisplayName: 'Slack',
        DisplayVersion: '4.36.140',
        DisplayIcon: `${local}\\slack\\app.ico`,
        InstallLocation: `${local}\\slack`,
        UninstallString: `"${local}\\slack\\Update.exe" --uninstall`,
        QuietUninstallString: `"${local}\\slack\\Update.exe" --uninstall -s`,
      },
      // Somebody else's program with a client's word in its name.
      [`HKEY_LOCAL_MACHINE\\${uninstall}\\Zoom Player`]: {
        DisplayName: 'Zoom Player MAX',
        InstallLocation: 'C:\\Program Files\\Zoom Player',
      },
      'HKEY_CURRENT_USER\\Software\\Classes\\Local Settings\\Software\\Microsoft\\Windows\\CurrentVersion\\AppModel\\Repository\\Packages\\MSTeams_24091.214_x64__8wekyb3d8bbwe':
        { DisplayName: 'Microsoft Teams', PackageRootFolder: teamsFolder },
      [`${store}\\webcam\\NonPackaged\\${zoom.replaceAll('\\', '#')}`]: {
        Value: 'Allow',
        LastUsedTimeStart: filetime(Date.now() - 5_000),
        LastUsedTimeStop: 0n,
      },
      [`${store}\\microphone\\MSTeams_8wekyb3d8bbwe`]: {
        Value: 'Allow',
        LastUsedTimeStart: filetime(Date.now() - 5_000),
        LastUsedTimeStop: 0n,
      },
    });
    const exe = standInProgram();
    const vendor = publisher('Zoom Video Communications, Inc.', folder.path);
    vendor.sign(exe, join(folder.path, 'signed.exe'));
    publisher('Somebody Else', folder.path).sign(exe, join(folder.path, 'other.exe'));
    prefix.register(vendor.root);
    prefix.copy(join(folder.path, 'signed.exe'), zoom);
    prefix.copy(exe, `${local}\\slack\\app-4.36.140\\slack.exe`);
    prefix.copy(exe, `${local}\\Discord\\app-1.0.9035\\Discord.exe`);
    prefix.copy(exe, 'C:\\users\\Jürgen\\AppData\\Roaming\\Telegram Desktop\\Telegram.exe');
    running.push(await startStandIn(prefix, zoom, 'tcp'));
    running.push(await startStandIn(prefix, `${teamsFolder}\\ms-teams.exe`, 'window'));
    running.push(await startStandIn(prefix, `${windowsHome}\\Downloads\\slack.exe`));
  }, 120_000);
  afterAll(async () => {
    for (const one of running) await one.stop();
    prefix.remove();
    await x11.stop();
    folder.remove();
  });

  it('finds each client where its installer says that it put it, and where it stands', () => {
    const found = scan().clients.flatMap(({ installations }) =>
      installations.map(({ client, source, path, version, scope }) => [
        client,
        source,
        path,
        version,
        scope,
      ]),
    );
    expect(found).toEqual([
      ['discord', 'folder', `${local}\\Discord\\app-1.0.9035\\Discord.exe`, '1.0.9035', 'user'],
      [
        'microsoft-teams',
        'msi',
        'C:\\Program Files (x86)\\Teams Installer',
        '1.7.0.13456',
        'system',
      ],
      ['microsoft-teams', 'msix', teamsFolder, '24091.214', 'user'],
      ['slack', 'installer', `${local}\\slack`, '4.36.140', 'user'],
      ['zoom', 'msi', 'C:\\Program Files\\Zoom\\bin', '6.2.11.50939', 'system'],
    ]);
  });

  it('tells who runs, how sure that is, who films and who records, and who listens', () => {
    const snapshot = scan();
    // Whoever shows the first window also starts Wine's desktop.
    const identities = snapshot.clients.flatMap(({ id, processes }) =>
      processes
        .filter(({ name }) => name !== 'explorer.exe')
        .map(({ identity, evidence }) => [id, identity, evidence]),
    );
    expect(identities.sort()).toEqual([
      ['microsoft-teams', 'verified', 'belongs to its package (msix)'],
      ['slack', 'name-only', 'is only called slack.exe'],
      ['zoom', 'verified', 'is signed by Zoom Video Communications, Inc.'],
    ]);
    const captures = snapshot.captures.map(({ client, device, deviceName }) => [
      client,
      device,
      deviceName,
    ]);
    expect(captures.sort()).toEqual([
      ['microsoft-teams', 'microphone', 'microphone'],
      ['zoom', 'camera', 'webcam'],
    ]);
    const [listening, connected] = running[0]!.said.split(' ').map(Number);
    expect(snapshot.listeners.map(({ client, local: at }) => [client, at.port])).toEqual([
      ['zoom', listening],
    ]);
    expect(snapshot.connections.map(({ client, local: at }) => [client, at.port])).toEqual([
      ['zoom', connected],
    ]);
    const device = snapshot.health.find(({ part }) => part === 'device-events');
    expect(device?.state).toBe('working');
  });

  it('looks into another person’s home, whatever the letters of their name', () => {
    const snapshot = scan('--home', 'C:\\users\\Jürgen');
    expect(snapshot.scope).toBe('tree');
    const telegram = snapshot.clients.find(({ id }) => id === 'telegram-desktop')?.installations;
    expect(telegram?.map(({ path, scope }) => [path, scope])).toEqual([
      ['C:\\users\\Jürgen\\AppData\\Roaming\\Telegram Desktop\\Telegram.exe', 'user'],
    ]);
    // What the person who is signed in installed for themselves is not this person's.
    expect(
      snapshot.clients.flatMap(({ installations }) => installations).map(({ client }) => client),
    ).not.toContain('slack');
  });

  it('believes a signature only when nobody touched the file and the machine trusts the signer', () => {
    const signed = readFileSync(prefix.place(zoom));
    const touched = Buffer.from(signed);
    touched[2_000] = touched[2_000]! ^ 1;
    prefix.write('C:\\touched.exe', touched);
    prefix.copy(join(folder.path, 'other.exe'), 'C:\\other.exe');
    prefix.copy(standInProgram(), 'C:\\unsigned.exe');
    const files = [zoom, 'C:\\touched.exe', 'C:\\other.exe', 'C:\\unsigned.exe', 'C:\\none.exe'];
    const lines = prefix
      .run([probe, '--signatures', ...files])
      .stdout.trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.slice(0, -1).map(({ signer, trusted }) => [signer, trusted])).toEqual([
      ['Zoom Video Communications, Inc.', true],
      ['Zoom Video Communications, Inc.', false],
      ['Somebody Else', false],
      [null, false],
      [null, false],
    ]);
  });

  it('says in the doctor what Windows lets it see, every sentence with an advice where it is needed', () => {
    const ran = prefix.node([program, 'doctor', '--json']);
    expect(ran.code, ran.err).toBe(0);
    const { health } = doctorSchema.parse(JSON.parse(ran.out));
    const states = Object.fromEntries(health.map(({ part, state }) => [part, state]));
    expect(states, JSON.stringify(health, null, 1)).toMatchObject({
      probe: 'working',
      'process-events': 'limited',
      'device-events': 'working',
      sockets: 'working',
      'camera-server': 'absent',
      packages: 'working',
      windows: 'working',
    });
    expect(health.find(({ part }) => part === 'store')?.detail).toContain(`${local}\\Callwarden`);
  });
});
