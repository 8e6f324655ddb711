import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeText } from '../../../../main/platform/win32/inventory/index.ts';
import { parseTask } from '../../../../main/platform/win32/inventory/parse-task.ts';
import { registryFile } from '../../../rigs/registry-file.ts';

const words = 'Zoom – 会議 “Müller” 🎥';
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

it.each([
  ['UTF-16 with a mark', Buffer.from(`\ufeff${words}`, 'utf16le'), words],
  ['UTF-16 the other way round', utf16be(`\ufeff${words}`), words],
  ['UTF-16 without a mark', Buffer.from('<Task>ü</Task>', 'utf16le'), '<Task>ü</Task>'],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${words}`, 'utf8'), words],
  ['UTF-8', Buffer.from(words, 'utf8'), words],
  [
    'a Western code page',
    Buffer.from([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0x20, 0x80]),
    'Müller €',
  ],
  ['nothing', Buffer.alloc(0), ''],
  ['half a unit too many', Buffer.from([0xfe, 0xff, 0x00, 0x41, 0x00]), 'A'],
])('%s', (_, bytes, text) => expect(decodeText(bytes)).toBe(text));

it('never throws, whatever the bytes', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => void decodeText(Buffer.from(bytes))));
});

/** As `schtasks /create /sc onlogon` writes it; the schema is the Task Scheduler's. */
const task = (settings = '') => `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <Triggers><LogonTrigger><Enabled>false</Enabled></LogonTrigger></Triggers>
  <Settings>${settings}<AllowStartOnDemand>true</AllowStartOnDemand></Settings>
  <Actions Context="Author">
    <Exec><Command>"C:\\Users\\M&#252;ller\\Zoom &amp; Co\\zUpdater.exe"</Command><Arguments>--x=&quot;1&quot;</Arguments></Exec>
    <Exec><Command>%windir%\\notepad.exe</Command></Exec>
  </Actions>
</Task>`;

it('reads what a task runs, and whether it does', () => {
  expect(parseTask(decodeText(Buffer.from(`\ufeff${task()}`, 'utf16le')))).toEqual({
    programs: [
      { command: '"C:\\Users\\Müller\\Zoom & Co\\zUpdater.exe"', arguments: '--x="1"' },
      { command: '%windir%\\notepad.exe', arguments: '' },
    ],
    // A trigger's own switch is not the task's.
    enabled: true,
    atStart: true,
  });
  expect(parseTask(task('<Enabled>false</Enabled>'))?.enabled).toBe(false);
  expect(parseTask('<html></html>')).toBeNull();
});

it('writes a registry file as regedit does', () => {
  const text = decodeText(
    registryFile({
      'HKEY_CURRENT_USER\\a': { '': 'x', 'b"\\': 'ü', n: 1, q: 2n, e: { expand: '%X%' } },
    }),
  );
  expect(text).toBe(
    [
      'Windows Registry Editor Version 5.00',
      '',
      '[HKEY_CURRENT_USER\\a]',
      '@="x"',
      '"b\\"\\\\"="ü"',
      '"n"=dword:00000001',
      '"q"=hex(b):02,00,00,00,00,00,00,00',
      '"e"=hex(2):25,00,58,00,25,00,00,00',
      '',
      '',
    ].join('\r\n'),
  );
});
