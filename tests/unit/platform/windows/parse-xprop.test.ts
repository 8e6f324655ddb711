import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRoot, parseWindow } from '../../../../main/platform/linux/windows/parse-xprop.ts';
import { fixture } from '../../../rigs/fixture.ts';
import { hostileText } from '../../../rigs/hostile-text.ts';

test.each([
  ['root-two-windows', '0x20020b', ['0x600005', '0x400005']],
  ['root-without-windows', '0x20020b', []],
  ['root-without-manager', null, null],
])('%s, as recorded', (name, managerWindow, windows) => {
  expect(parseRoot(fixture(`xprop/${name}.txt`))).toEqual({ managerWindow, windows });
});

test('a window has its pid and machine, or says that it has none', () => {
  expect(parseWindow(fixture('xprop/window.txt'))).toMatchObject({ machine: 'vm' });
  expect(parseWindow(fixture('xprop/window.txt')).pid).toBeGreaterThan(1);
  expect(parseWindow(fixture('xprop/window-without-pid.txt'))).toEqual({
    pid: null,
    machine: null,
  });
});

test('a machine that is called like a pid is no pid', () => {
  const text =
    '_NET_WM_PID:  not found.\nWM_CLIENT_MACHINE(STRING) = "a\n_NET_WM_PID(CARDINAL) = 1"\n';
  expect(parseWindow(text).pid).toBeNull();
});

test('whatever xprop prints never throws, and ids are ids', () => {
  fc.assert(
    fc.property(hostileText(), (text) => {
      parseWindow(text);
      const { windows } = parseRoot(`_NET_CLIENT_LIST(WINDOW): window id # ${text}`);
      for (const id of windows ?? []) expect(id).toMatch(/^0x[0-9a-f]{1,8}$/);
    }),
  );
});
