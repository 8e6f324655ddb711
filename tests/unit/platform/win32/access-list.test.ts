// Who could change a program: access lists as Windows 10 has them on its own folders (the SDDL of icacls /save), and as
// others make them.
import { describe, expect, it } from 'vitest';
import {
  type AccessLine,
  isOpenToOthers,
  wayTo,
} from '../../../../main/platform/win32/administrator/access-list.ts';

const installer = 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464';
const system = 'S-1-5-18';
const administrators = 'S-1-5-32-544';
const users = 'S-1-5-32-545';
const signedIn = 'S-1-5-11';
const person = 'S-1-5-21-1-2-3-1001';
const full = 0x1f01ff;
const readAndRun = 0x1200a9;
const modify = 0x1301bf;

const place = (path: string, more: Partial<Extract<AccessLine, { type: 'place' }>> = {}) =>
  ({
    type: 'place',
    path,
    error: 0,
    link: false,
    keepsLists: true,
    hasList: true,
    sid: installer,
    ...more,
  }) as const;
const right = (sid: string | null, mask: number, flags = 0, kind = 0) =>
  ({ type: 'right', kind, flags, mask, sid }) as const;

/** C:\: everybody who is signed in may make folders, and do more in those that they made. */
const drive = [
  place('C:\\'),
  right(administrators, full, 3),
  right(system, full, 3),
  right(users, readAndRun, 3),
  right(signedIn, 0x4),
  right(signedIn, modify, 0xb),
];
const programFiles = [
  place('C:\\Program Files'),
  right(installer, full),
  right(administrators, modify),
  right(administrators, 0x1000_0000, 0xb),
  right('S-1-3-0', 0x1000_0000, 0xb),
  right(users, readAndRun),
];
const file = (more = {}, ...rights: readonly AccessLine[]) => [
  place('C:\\Program Files\\Callwarden\\x.exe', { sid: administrators, ...more }),
  right(system, full, 0x10),
  right(administrators, full, 0x10),
  right(users, readAndRun, 0x10),
  ...rights,
];
const folder = (...rights: readonly AccessLine[]) => [
  place('C:\\Program Files\\Callwarden', { sid: administrators }),
  right(administrators, full, 0x13),
  right(users, readAndRun, 0x13),
  ...rights,
];
const whole = (of: readonly AccessLine[], in_ = folder()) => [
  ...of,
  ...in_,
  ...programFiles,
  ...drive,
];

it('asks about the file and every folder above it', () => {
  expect(wayTo('C:\\a b\\c\\x.exe')).toEqual([
    'C:\\a b\\c\\x.exe',
    'C:\\a b\\c',
    'C:\\a b',
    'C:\\',
  ]);
});

describe('a program', () => {
  it('is the administrators’ own where the machine’s installer put it', () => {
    expect(isOpenToOthers(whole(file()), 2)).toBe(false);
  });

  it.each([
    ['nothing is known', []],
    ['a person owns it', whole(file({ sid: person }))],
    ['nobody is its owner', whole(file({ sid: null }))],
    ['a person may write it', whole(file({}, right(person, modify)))],
    ['a person may change who may', whole(file({}, right(users, 0x4_0000)))],
    ['a person may delete it', whole(file({}, right(users, 0x1_0000)))],
    ['it has no list', whole(file({ hasList: false }))],
    ['it cannot be looked at', whole(file({ error: 5 }))],
    ['it is a link', whole(file({ link: true }))],
    ['its disk keeps no lists', whole(file({ keepsLists: false }))],
    ['a right is of a kind that is not known', whole(file({}, right(null, 0xffff_ffff, 0, 9)))],
    ['a person may add a library beside it', whole(file(), folder(right(users, 0x2)))],
    ['a person may exchange its folder', [...file(), ...folder(), ...drive, right(signedIn, 0x40)]],
  ])('is open where %s', (_, lines) => {
    expect(isOpenToOthers(lines, 2)).toBe(true);
  });

  it('is not opened by a refusal, nor by what only later files get', () => {
    const more = [right(person, full, 0, 1), right(person, full, 0xb)];
    expect(isOpenToOthers(whole(file({}, ...more)), 2)).toBe(false);
  });
});

it('a program is open where one of its pieces is', () => {
  const piece = place('C:\\Program Files\\Callwarden\\piece.mjs', { sid: administrators });
  const closed = [piece, right(users, readAndRun)];
  expect(isOpenToOthers([...closed, ...whole(file())], 3)).toBe(false);
  const open = [piece, right(users, 0x2)];
  expect(isOpenToOthers([...open, ...whole(file())], 3)).toBe(true);
});

/** ProgramData lets everybody make files and folders of their own in it. */
const programData = [
  place('C:\\ProgramData', { sid: system }),
  right(administrators, full, 3),
  right(users, 0x2 | 0x4, 2),
  right(users, readAndRun, 3),
];

it('a folder of ours is not harmed by what others put beside it', () => {
  const own = [place('C:\\ProgramData\\Callwarden', { sid: administrators }), right(system, full)];
  expect(isOpenToOthers([...own, ...programData, ...drive], 1)).toBe(false);
  const theirs = [place('C:\\ProgramData\\Callwarden', { sid: person }), right(system, full)];
  expect(isOpenToOthers([...theirs, ...programData, ...drive], 1)).toBe(true);
});
