import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeTable } from '../../../rigs/permission-store/write-table.ts';
import { desktopEntry, lookOver, ownTree } from './look.ts';

const recorded = (table: string): Buffer =>
  readFileSync(join(import.meta.dirname, '../../../fixtures/permission-store', table));
const place = (table: string): string => `~/.local/share/flatpak/db/${table}`;

describe('what the portals have kept', () => {
  test('is read from every table, for flatpaks, snaps and browsers, and only where it is a yes', async () => {
    const tree = ownTree().plant({
      '/usr/bin/flatpak': { content: '', mode: 0o755 },
      '/opt/google/chrome/chrome': { content: '', mode: 0o755 },
      '/usr/share/applications/google-chrome.desktop': desktopEntry({
        Name: 'Chrome',
        Exec: '/opt/google/chrome/chrome %U',
      }),
      ...Object.fromEntries(
        ['devices', 'screencast', 'remote-desktop', 'screenshot'].map((table) => [
          place(table),
          recorded(table),
        ]),
      ),
    });
    const { portalGrants, problems } = await lookOver(tree);
    expect(problems).toEqual([]);
    expect(
      portalGrants.map(({ client, application, what, table, entry, words, canChange }) => [
        ...[client, application, what, table, entry, words.join(), canChange],
      ]),
    ).toEqual([
      ['google-chrome', 'google-chrome', 'camera', 'devices', 'camera', 'yes', true],
      ['zoom', 'snap.zoom-client', 'camera', 'devices', 'camera', 'yes', true],
      ['zoom', 'us.zoom.Zoom', 'camera', 'devices', 'camera', 'yes', true],
      ['zoom', 'us.zoom.Zoom', 'microphone', 'devices', 'microphone', 'yes', true],
      ...['8a6f0d2e-1111-4222-8333-abcdefabcdef', '0b7c2f10-2222-4333-8444-abcdefabcdef'].map(
        (token) => ['zoom', 'us.zoom.Zoom', 'screen', 'screencast', token, 'yes', true],
      ),
      [
        ...['zoom', 'us.zoom.Zoom', 'remote-control', 'remote-desktop'],
        ...['5d1e9a40-3333-4444-8555-abcdefabcdef', 'yes', true],
      ],
      ['zoom', 'us.zoom.Zoom', 'screenshot', 'screenshot', 'screenshot', 'yes', true],
    ]);
    expect(portalGrants[0]?.place).toBe('~/.local/share/flatpak/db/devices');
  });

  test('can be changed only where flatpak is there', async () => {
    const { portalGrants } = await lookOver(
      ownTree().plant({ [place('devices')]: recorded('devices') }),
    );
    expect(portalGrants.length).toBeGreaterThan(0);
    expect(portalGrants.filter(({ canChange }) => canChange)).toEqual([]);
  });

  test('cannot be changed where flatpak would take its name for an option', async () => {
    const table = new Map(
      ['token', '--data=x'].map((token) => [token, new Map([['us.zoom.Zoom', ['yes']]])]),
    );
    const tree = ownTree().plant({
      '/usr/bin/flatpak': { content: '', mode: 0o755 },
      [place('screencast')]: writeTable(table),
    });
    const { portalGrants } = await lookOver(tree);
    expect(portalGrants.map(({ entry, canChange }) => [entry, canChange])).toEqual([
      ['token', true],
      ['--data=x', false],
    ]);
  });

  test('is a problem where a table is none, and nothing else is lost', async () => {
    const tree = ownTree().plant({
      [place('devices')]: recorded('devices').subarray(0, 200),
      [place('screenshot')]: recorded('screenshot'),
    });
    const { portalGrants, problems } = await lookOver(tree);
    expect(portalGrants.map(({ what }) => what)).toEqual(['screenshot']);
    expect(problems).toMatchObject([
      {
        kind: 'invalid-data',
        subject: '~/.local/share/flatpak/db/devices',
        advice: expect.stringContaining('flatpak permissions'),
        cause: expect.stringContaining('out of the file'),
      },
    ]);
  });

  test('leads nowhere by an application’s name', async () => {
    const odd = ['../../../../etc/passwd', '', 'a/b', '-x', 'x\n'.repeat(9), 'constructor'];
    const table = new Map([['camera', new Map(odd.map((name) => [name, ['yes']]))]]);
    const tree = ownTree().plant({ [place('devices')]: writeTable(table) });
    expect(await lookOver(tree)).toMatchObject({ portalGrants: [], problems: [] });
  });
});
