import { expect, it } from 'vitest';
import type { Found } from '../../../../main/platform/win32/installed/found.ts';
import { withPlaces } from '../../../../main/platform/win32/installed/placed-programs.ts';

const found = (
  source: 'msi' | 'folder',
  path: string,
  scope: 'system' | 'user' = 'system',
  client = 'zoom',
): Found => ({
  installation: { client, source, path, version: null, package: null, scope },
  sealed: null,
});
const key = 'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\{A}';
const folder = 'C:\\Program Files\\Zoom';
const pathsOf = (copies: readonly Found[]): readonly string[] =>
  copies.map(({ installation: { source, path } }) => `${source} ${path}`);

it('an entry without a place and the one folder of its client are one copy', () => {
  expect(pathsOf(withPlaces([found('msi', key)], [found('folder', folder)]))).toEqual([
    `msi ${folder}`,
  ]);
});

it.each([
  ['an entry that says where it is', [found('msi', 'D:\\Zoom')], [found('folder', folder)]],
  ['another client’s folder', [found('msi', key)], [found('folder', folder, 'system', 'slack')]],
  ['one person’s folder', [found('msi', key)], [found('folder', folder, 'user')]],
  ['two folders', [found('msi', key)], [found('folder', folder), found('folder', 'D:\\Zoom')]],
  ['two entries', [found('msi', key), found('msi', `${key}2`)], [found('folder', folder)]],
])('nothing is guessed of %s', (_, registered, folders) => {
  expect(pathsOf(withPlaces(registered, folders))).toEqual(pathsOf([...registered, ...folders]));
});
