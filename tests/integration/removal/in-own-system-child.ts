// Run in a mount namespace of its own: lays a layer over the system that catches every write, installs a package in it,
// and goes on as a user without rights. What happens here never reaches the real system.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { plant } from '../../rigs/client-tree/planting.ts';

const [work = '', asker = '', deb = '', program = ''] = process.argv.slice(2);
const home = join(work, 'nobody');
const nobody = 65_534;

const run = (...[command = '', ...args]: string[]) =>
  execFileSync(command, args, { stdio: 'pipe' });
run('mount', '--make-rprivate', '/');
const layers = join(work, 'layers');
mkdirSync(layers);
run('mount', '-t', 'tmpfs', 'own', layers);
for (const place of ['etc', 'usr', 'var', 'opt']) {
  const [upper, inner] = [join(layers, place), join(layers, `${place}.work`)];
  mkdirSync(upper);
  mkdirSync(inner);
  const options = `lowerdir=/${place},upperdir=${upper},workdir=${inner}`;
  run('mount', '-t', 'overlay', 'overlay', '-o', options, `/${place}`);
}
copyFileSync(asker, '/usr/bin/pkexec');
chmodSync('/usr/bin/pkexec', 0o4755);
run('dpkg', '--install', deb);
plant('/', home, {
  '/etc/xdg/autostart/zoom.desktop':
    '[Desktop Entry]\nType=Application\nName=Zoom\nExec=/usr/bin/zoom\n',
  '~/.zoom/data/x.db': 'x',
  '~/.config/zoomus.conf': '[General]\n',
});
for (const place of [
  home,
  '.zoom',
  '.zoom/data',
  '.zoom/data/x.db',
  '.config',
  '.config/zoomus.conf',
])
  chownSync(place === home ? home : join(home, place), nobody, nobody);

const callwarden = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    'setpriv',
    [
      '--reuid=65534',
      '--regid=65534',
      '--clear-groups',
      process.execPath,
      program,
      ...words,
      '--json',
    ],
    {
      encoding: 'utf8',
      env: {
        PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
        HOME: home,
        CALLWARDEN_DATA: join(home, 'state'),
      },
    },
  );
  return { status, told: stdout === '' ? null : JSON.parse(stdout), stderr };
};
const now = () => ({
  package: spawnSync('dpkg-query', ['--show', '--showformat=$' + '{db:Status-Status}', 'zoom'], {
    encoding: 'utf8',
  }).stdout,
  files: [
    '/opt/zoom',
    '/etc/xdg/autostart/zoom.desktop',
    join(home, '.zoom/data/x.db'),
    join(home, '.config/zoomus.conf'),
  ].filter((path) => existsSync(path)),
});
const before = now();
const removed = callwarden('remove', 'zoom', '--yes');
const after = now();
const restored = callwarden('restore', '--last');
const back = now();
run('dpkg', '--install', deb);
const purged = callwarden('remove', 'zoom', '--yes', '--purge');
/** What is still in a quarantine, the person's or the administrator's. */
const kept = [join(home, 'state/journal/runs'), '/var/lib/callwarden/journal/runs'].flatMap(
  (runs) =>
    readdirSync(runs, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.moved'),
    ),
);
process.stdout.write(
  JSON.stringify({ before, removed, after, restored, back, purged, gone: now(), kept }),
);
