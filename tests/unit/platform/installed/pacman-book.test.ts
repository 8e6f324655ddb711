import { describe, expect, it } from 'vitest';
import {
  filesIn,
  packageNameIn,
  versionIn,
} from '../../../../main/platform/linux/installed/pacman-book.ts';

// /var/lib/pacman/local/zoom-1:6.2.3-1 as pacman 6.0.2 has written it, shortened.
const desc = '%NAME%\nzoom\n\n%VERSION%\n1:6.2.3-1\n\n%DESC%\nA stand-in\n\n%VALIDATION%\nnone\n\n';
const files = `%FILES%
etc/
etc/zoom/
etc/zoom/zoom.conf
opt/
opt/zoom/
opt/zoom/a name with blanks
usr/bin/zoom

%BACKUP%
etc/zoom/zoom.conf\tb026324c6904b2a9cb4b88d6d61c81d1

`;

describe('what pacman has on its books', () => {
  it.each([
    ['zoom-1:6.2.3-1', 'zoom'],
    ['teams-for-linux-1.12.5-2', 'teams-for-linux'],
    ['slack-desktop-4.41.98-1', 'slack-desktop'],
    ['libc++-18.1.8-1', 'libc++'],
    ['ALPM_DB_VERSION', null],
    ['zoom-6.2.3', null],
    ['-6.2.3-1', null],
    ['', null],
  ])('the folder %j is of the package %j', (folder, name) => {
    expect(packageNameIn(folder)).toBe(name);
  });

  it('is read with folders and settings apart', () => {
    expect(versionIn(desc)).toBe('1:6.2.3-1');
    expect(filesIn(files)).toEqual({
      files: ['/etc/zoom/zoom.conf', '/opt/zoom/a name with blanks', '/usr/bin/zoom'],
      folders: ['/etc', '/etc/zoom', '/opt', '/opt/zoom'],
      settings: ['/etc/zoom/zoom.conf'],
    });
  });

  it('may be empty, cut short, or something else', () => {
    expect(filesIn('')).toEqual({ files: [], folders: [], settings: [] });
    expect(filesIn('%FILES%\nopt/zo').files).toEqual(['/opt/zo']);
    expect(filesIn('%FILES%\n../../etc/passwd\n').files).toEqual(['/etc/passwd']);
    expect(versionIn('%VERSION%')).toBeNull();
    expect(versionIn('\0\0')).toBeNull();
  });
});
