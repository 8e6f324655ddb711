// Run in a mount namespace of its own: hides the system folders that the test writes, then goes on as nobody.
import { execFileSync } from 'node:child_process';

const [node = '', script = '', ...rest] = process.argv.slice(2);
execFileSync('mount', ['--make-rprivate', '/']);
for (const place of ['/etc/xdg', '/var/lib']) execFileSync('mount', ['-t', 'tmpfs', 'own', place]);
execFileSync('mkdir', ['-p', '/etc/xdg/autostart']);
execFileSync(
  'setpriv',
  ['--reuid=65534', '--regid=65534', '--clear-groups', node, script, ...rest],
  { stdio: 'inherit', env: { PATH: process.env.PATH } },
);
