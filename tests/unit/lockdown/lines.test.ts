import { expect, it } from 'vitest';
import { commentOut, linesLike } from '../../../main/lockdown/codecs/lines.ts';
import {
  signaturesRequired,
  unsignedLine,
} from '../../../main/lockdown/families/updates/signature-lines.ts';

it('takes a line out by a # and leaves every other byte', () => {
  const text = '\uFEFFa x\r\n#a x\n  a x\nb';
  const wanted = /^\s*a x$/;
  expect(commentOut(Buffer.from(text), 'f', wanted)).toEqual({
    ok: true,
    value: Buffer.from('\uFEFF#a x\r\n#a x\n#  a x\nb'),
  });
  expect(linesLike(Buffer.from('b\na x\n'), 'f', wanted)).toEqual({
    ok: true,
    value: [{ number: 2, text: 'a x' }],
  });
});

it.each([
  [
    'deb [arch=amd64 trusted=yes signed-by=/k] https://x y z',
    'deb [arch=amd64 signed-by=/k] https://x y z',
  ],
  ['deb [trusted=yes] https://x y z', 'deb https://x y z'],
  ['Trusted: yes', 'Trusted: no'],
  ['gpgcheck=0', 'gpgcheck=1'],
  ['gpgcheck = no', 'gpgcheck = 1'],
])('asks for the signature that %j does without', (before, after) => {
  const file = Buffer.from(`# kept: trusted=yes\r\n${before}\r\nX-Kept: yes\r\n`);
  expect(unsignedLine(file)).toEqual({ line: 2, excerpt: before });
  const mended = signaturesRequired(file, 'f');
  expect(mended).toEqual({
    ok: true,
    value: Buffer.from(`# kept: trusted=yes\r\n${after}\r\nX-Kept: yes\r\n`),
  });
  expect(mended.ok && unsignedLine(mended.value)).toBeNull();
});

it.each(['deb https://x/?trusted=yes y z', '#gpgcheck=0', 'repo_gpgcheck=0', 'Trusted: no'])(
  'finds nothing wrong with %j',
  (line) => {
    expect(unsignedLine(Buffer.from(line))).toBeNull();
  },
);
