import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  expandAll,
  expandEntry,
  foldCase,
  windowsFolders,
  windowsKey,
} from '../../../main/catalogue/paths/windows-paths.ts';

const folders = windowsFolders('C:\\', 'C:\\Users\\ann');

it.each([
  ['%APPDATA%\\Zoom', 'C:\\Users\\ann\\AppData\\Roaming\\Zoom'],
  ['%appdata%\\Zoom', 'C:\\Users\\ann\\AppData\\Roaming\\Zoom'],
  ['%LOCALAPPDATA%\\slack', 'C:\\Users\\ann\\AppData\\Local\\slack'],
  ['%ProgramFiles(x86)%\\Webex', 'C:\\Program Files (x86)\\Webex'],
  ['%SystemRoot%\\Prefetch\\*ZOOM*.pf', 'C:\\Windows\\Prefetch\\*ZOOM*.pf'],
  ['C:\\Zoom', 'C:\\Zoom'],
  ['%TEMP%', 'C:\\Users\\ann\\AppData\\Local\\Temp'],
  ['%APPDATA%Zoom', null],
  ['%NOSUCH%\\Zoom', null],
  ['%APPDATA%\\..\\..\\Zoom', null],
  ['HKCU\\Software\\Zoom', null],
  ['/opt/zoom', null],
  ['~/.zoom', null],
])('%s stands at %s', (entry, place) => expect(expandEntry(entry, folders)).toBe(place));

it('puts in every variable of a command, and leaves what it does not know', () => {
  expect(expandAll('"%ProgramFiles%\\a.exe" "%1" %NOSUCH%', folders)).toBe(
    '"C:\\Program Files\\a.exe" "%1" %NOSUCH%',
  );
});

it('is one key for each spelling of a path, and another for each other file', () => {
  expect(windowsKey('c:/users/ANN/./x/../Zoom.EXE')).toBe(windowsKey('C:\\Users\\ann\\zoom.exe'));
  expect(windowsKey('C:\\..\\..\\x')).toBe(windowsKey('C:\\x'));
  expect(windowsKey('C:\\straße')).not.toBe(windowsKey('C:\\STRASSE'));
  expect(windowsKey('C:\\e\u0301')).not.toBe(windowsKey('C:\\\u00e9'));
  expect(windowsKey('\\\\server\\share\\zoom.exe')).toBeNull();
  expect(windowsKey('relative')).toBeNull();
});

it('folds case letter by letter, and never again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const folded = foldCase(text);
      expect(folded).toHaveLength(text.length);
      expect(foldCase(folded)).toBe(folded);
    }),
  );
});
