// A real RPM package, installed and removed by the real rpm in a root of its own.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { plant } from '../../rigs/client-tree/planting.ts';
import { ownFolder } from '../../rigs/own-folder.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { given, removerAt } from '../../rigs/removal.ts';
import { pictureOf } from '../../unit/journal/picture.ts';

const missing = process.getuid?.() === 0 ? missingPackages('rpm', 'rpmbuild') : 'to run as root';

const specOf = (name: string, path: string, more = ''): string => `Name: ${name}
Version: 6.2.3.2056
Release: 1
Summary: A stand-in
License: none
BuildArch: noarch
${more}
%description
A stand-in.
%install
mkdir -p %{buildroot}${path}
echo x > %{buildroot}${path}/${name}
%files
${path}
`;

const machine = async (more: Readonly<Record<string, string>> = {}) => {
  const folder = ownFolder('removal-rpm');
  onTestFinished(() => folder.remove());
  const root = join(folder.path, 'root');
  const home = join(root, 'home/alice');
  mkdirSync(join(root, 'var/lib/rpm'), { recursive: true });
  const specs = { zoom: specOf('zoom', '/opt/zoom'), ...more };
  for (const [name, spec] of Object.entries(specs)) {
    const file = join(folder.path, `${name}.spec`);
    writeFileSync(file, spec);
    execFileSync(
      'rpmbuild',
      ['-bb', '--define', `_topdir ${folder.path}/top`, '--define', `_rpmdir ${folder.path}`, file],
      { stdio: 'pipe' },
    );
  }
  const rpm = (...args: string[]) =>
    execFileSync('rpm', ['--root', root, '--dbpath', '/var/lib/rpm', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  const built = join(folder.path, 'noarch');
  rpm('-i', ...readdirSync(built).map((file) => join(built, file)));
  plant(root, home, { '~/.zoom/data/x.db': 'x', '~/.config/zoomus.conf': '[General]\n' });
  const remover = await removerAt({ root, home }, join(folder.path, 'data'));
  return { root, home, rpm, ...remover };
};

describe.skipIf(missing !== null)(`packages of rpm (need ${missing ?? 'nothing more'})`, () => {
  it('zoom goes with what it leaves, and its files come back', async () => {
    const { root, home, rpm, changes, survey, plan } = await machine();
    const before = pictureOf(home);

    const removed = given(await changes.remove(given(await plan(await survey('zoom'))).id));

    expect(removed.verdict).toBe('Nothing of Zoom is left.');
    expect(removed.comeBack).toContain('zoom 6.2.3.2056-1');
    expect(rpm('-qa')).toBe('');
    expect(existsSync(join(root, 'opt/zoom'))).toBe(false);
    given(await changes.undo(removed.entry.id, { whenChanged: 'refuse' }));
    expect(pictureOf(home)).toBe(before);
  });

  it('what another package needs is not removed, and nothing else is done', async () => {
    const { root, home, rpm, survey, plan } = await machine({
      'company-desktop': specOf('company-desktop', '/opt/company', 'Requires: zoom'),
    });
    const picture = () => [pictureOf(home), pictureOf(join(root, 'opt')), rpm('-qa')];
    const before = picture();

    const planned = await plan(await survey('zoom'));

    expect(planned).toMatchObject({ ok: false, problem: { kind: 'unavailable', subject: 'rpm' } });
    expect(planned.ok ? '' : planned.problem.cause).toContain('company-desktop');
    expect(picture()).toEqual(before);
  });

  it('what another package owns stays, whatever it is called', async () => {
    const { survey } = await machine({ 'photo-tools': specOf('photo-tools', '/var/log/zoom') });
    const found = (await survey('zoom')).remnants.find(({ shown }) => shown === '/var/log/zoom');
    expect(found).toMatchObject({
      belonging: 'shared',
      way: 'keep',
      sentence: expect.stringContaining('photo-tools'),
    });
  });
});
