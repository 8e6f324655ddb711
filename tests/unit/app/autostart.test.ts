import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { autostartEntry, autostartFile, setAutostart } from '../../../main/app/autostart.ts';
import { ownFolder } from '../../rigs/own-folder.ts';

it('starts hidden at login while it is wanted, and leaves no trace after', () => {
  const folder = ownFolder('autostart');
  const file = autostartFile({ XDG_CONFIG_HOME: join(folder.home, 'config') });
  expect(setAutostart(true, '/opt/Callwarden/callwarden', file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toContain('Exec="/opt/Callwarden/callwarden" --hidden');
  expect(setAutostart(false, '/opt/Callwarden/callwarden', file)).toBe(true);
  expect(existsSync(file)).toBe(false);
  folder.remove();
});

it('does not take away an entry that somebody else wrote', () => {
  const folder = ownFolder('autostart');
  const file = autostartFile({ XDG_CONFIG_HOME: folder.home });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '[Desktop Entry]\n');
  setAutostart(false, '/x', file);
  expect(existsSync(file)).toBe(true);
  expect(setAutostart(true, '/x', '/dev/null/autostart/x.desktop')).toBe(false);
  folder.remove();
});

it('replaces a link that stands in its place, and leaves alone what it points at', () => {
  const folder = ownFolder('autostart');
  const file = autostartFile({ XDG_CONFIG_HOME: folder.home });
  mkdirSync(dirname(file), { recursive: true });
  const precious = join(folder.path, 'precious');
  writeFileSync(precious, 'mine');
  symlinkSync(precious, file);
  expect(setAutostart(true, '/x', file)).toBe(true);
  expect(readFileSync(precious, 'utf8')).toBe('mine');
  expect(lstatSync(file).isFile()).toBe(true);
  expect(readdirSync(dirname(file))).toHaveLength(1);
  folder.remove();
});

it('does not write a path that would bring lines of its own', () => {
  const folder = ownFolder('autostart');
  const file = autostartFile({ XDG_CONFIG_HOME: folder.home });
  expect(setAutostart(true, '/x\nExec=/evil', file)).toBe(false);
  expect(existsSync(file)).toBe(false);
  folder.remove();
});

it('writes a path with any sign in it as one argument', () => {
  expect(autostartEntry('/a b/$x"`%f\\')).toContain(
    'Exec="/a b/\\\\$x\\\\"\\\\`%%f\\\\\\\\" --hidden',
  );
});
