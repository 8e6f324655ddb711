import { expect, it } from 'vitest';
import { createIdentifier } from '../../../main/catalogue/index.ts';
import { catalogue } from './fixtures.ts';

const owners: Readonly<Record<string, { client: string; package: string; source: string }>> = {
  'C:\\Program Files\\Zoom\\bin\\Zoom.exe': {
    client: 'zoom',
    package: 'Zoom Video Communications, Inc.',
    source: 'signature',
  },
};
const identify = createIdentifier(catalogue(), {
  root: 'C:\\',
  home: 'C:\\Users\\Jürgen',
  ownership: { packageOf: (path) => owners[path] ?? null },
});
const at = (executable: string | null, name = '') =>
  identify({ executable, name, arguments: [], cgroup: '' });

it.each([
  ['C:\\Program Files\\Zoom\\bin\\Zoom.exe', 'zoom', 'verified', 'is signed by'],
  ['c:\\PROGRAM FILES\\zoom\\BIN\\zoom.EXE', 'zoom', 'path', 'stands at %ProgramFiles%'],
  ['\\\\?\\C:\\Program Files\\Zoom\\bin\\CptHost.exe', 'zoom', 'path', 'stands at'],
  [
    'C:\\Users\\JÜRGEN\\AppData\\Roaming\\Zoom\\bin\\Zoom.exe',
    'zoom',
    'path',
    'stands at %APPDATA%',
  ],
  [
    'C:\\Users\\Jürgen\\AppData\\Local\\slack\\app-4.36.140\\slack.exe',
    'slack',
    'path',
    'stands at',
  ],
  [
    'C:\\Program Files\\WindowsApps\\MSTeams_24091.214.1_x64__8wekyb3d8bbwe\\ms-teams.exe',
    'microsoft-teams',
    'path',
    'stands at',
  ],
  [
    'C:\\Users\\other\\AppData\\Roaming\\Zoom\\bin\\Zoom.exe',
    'zoom',
    'name-only',
    'is only called',
  ],
  ['C:\\Users\\Jürgen\\Downloads\\ZOOM.EXE', 'zoom', 'name-only', 'is only called Zoom.exe'],
  ['D:\\Program Files\\Zoom\\bin\\Zoom.exe', 'zoom', 'name-only', 'is only called'],
  ['C:\\Program Files\\Zoom\\bin\\..\\..\\Evil\\Zoom.exe', 'zoom', 'name-only', 'is only called'],
])('%s', (path, client, identity, evidence) => {
  expect(at(path)).toMatchObject({ client, identity });
  expect(at(path)?.evidence).toContain(evidence);
});

it.each([
  'C:\\Windows\\explorer.exe',
  'C:\\Program Files\\Zoom Player\\zplayer.exe',
  // Decomposed: another name to Windows than the composed one.
  'C:\\Users\\Ju\u0308rgen\\AppData\\Roaming\\Zoom\\bin\\other.exe',
])('%s is nobody’s', (path) => expect(at(path)).toBeNull());

it('knows a process that does not say what it runs by its name alone', () => {
  expect(at(null, 'ms-teams.exe')).toMatchObject({
    client: 'microsoft-teams',
    identity: 'name-only',
  });
  expect(at(null, 'System')).toBeNull();
});
