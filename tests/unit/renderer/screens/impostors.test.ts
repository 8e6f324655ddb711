import { describe, expect, it } from 'vitest';
import type { Process } from '../../../../preload/contract/index.ts';
import { impostorsOf } from '../../../../renderer/screens/clients/impostors.ts';
import { capture } from '../samples.ts';

const process: Process = {
  pid: 42,
  startedAt: '2026-11-24T10:00:00.000Z',
  parent: 1,
  uid: 0,
  name: 'zoom',
  executable: '/tmp/zoom',
  identity: 'name-only',
  evidence: 'is only called zoom',
};

describe('what merely calls itself by a client’s name', () => {
  it('is nobody who stands at the client’s place', () => {
    expect(impostorsOf([{ ...process, identity: 'path' }], [capture()])).toEqual([]);
  });
  it('is known by its capture alone', () => {
    const told = capture({ identity: 'name-only', executable: '/tmp/zoom' });
    expect(impostorsOf([], [told])).toEqual([{ key: '/tmp/zoom', executable: '/tmp/zoom' }]);
  });
  it('is told once, by its process and by its captures', () => {
    const told = capture({ identity: 'name-only', executable: '/tmp/zoom' });
    expect(impostorsOf([process, { ...process, pid: 43 }], [told])).toHaveLength(1);
  });
  it('is told too where nobody may see its file', () => {
    expect(impostorsOf([{ ...process, executable: null }], [])).toEqual([
      { key: 'pid 42', executable: null },
    ]);
  });
});
