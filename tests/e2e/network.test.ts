// A client's network in a browser: whom it talks to, the line cut with a yes in time, and given back; then a receipt.
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../main/store/index.ts';
import { type OwnChild, startOwnChild } from '../rigs/own-child.ts';
import { type OwnFolder, ownFolder } from '../rigs/own-folder.ts';
import { missingNetwork, type OwnNetwork, ownNetwork } from '../rigs/own-network.ts';
import { until } from '../rigs/until.ts';
import { violations } from './axe.ts';
import { screensOf } from './screens.ts';
import { missingBrowser, newWindow, startBrowser, startUi, type Ui } from './window.ts';

const missing = missingBrowser() ?? missingNetwork();
const zoom = '170.114.52.2';
const meta = '157.240.1.35';
/** A folder: the pictures of the documentation are taken on the way. */
const pictures = process.env.CALLWARDEN_PICTURES;

describe.skipIf(missing !== null)(`the network (needs ${missing ?? 'nothing more'})`, () => {
  let folder: OwnFolder;
  let network: OwnNetwork;
  let client: OwnChild;
  let ui: Ui;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let lines = '';

  const shoot = async (name: string): Promise<void> => {
    if (pictures === undefined) return;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await setTimeout(200);
      await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`) });
    }
  };
  /** What the client's next tries at the third party come to. */
  const reachesMeta = async (): Promise<boolean> => {
    await setTimeout(1_500);
    lines = '';
    return until('a try', () => /meta (ok|no)/.exec(lines)?.[1], 5_000).then(
      (what) => what === 'ok',
    );
  };

  beforeAll(async () => {
    folder = ownFolder('network');
    const root = join(folder.path, 'root');
    mkdirSync(join(root, 'opt/zoom'), { recursive: true });
    mkdirSync(join(root, 'root'), { recursive: true });
    copyFileSync(process.execPath, join(root, 'opt/zoom/zoom'));
    const data = join(folder.path, 'data');
    remember(data);
    network = await ownNetwork(folder.path, [zoom, meta], 50_000);
    const { inside } = network;
    const [enter, ...rest] = inside;
    client = await startOwnChild(
      [
        enter,
        ...rest,
        join(root, 'opt/zoom/zoom'),
        '-e',
        `const net = require('net');
         net.connect(443, '${zoom}').on('error', () => {}).resume();
         net.connect(443, '${meta}').on('error', () => {}).resume();
         const again = () => { const s = net.connect({ port: 443, host: '${meta}', timeout: 700 });
           const done = (what) => { s.destroy(); process.stdout.write('meta ' + what + '\\n'); setTimeout(again, 200); };
           s.once('data', () => done('ok')).once('timeout', () => done('no')).once('error', () => done('no')); };
         again(); setTimeout(() => {}, 1e6);`,
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    client.child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      lines += text;
    });
    ui = await startUi([`--root=${root}`], { ...folder.env, CALLWARDEN_DATA: data }, inside);
    const inNetwork = join(folder.path, 'chromium');
    writeFileSync(inNetwork, `#!/bin/sh\nexec ${inside.join(' ')} /usr/bin/chromium "$@"\n`);
    chmodSync(inNetwork, 0o755);
    browser = await startBrowser(inNetwork);
    ({ page, complaints } = await newWindow(browser));
    await page.goto(ui.address);
    await screensOf(page).skipFirstRun();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await ui?.stop();
    await client?.stop('SIGKILL');
    await network?.stop('callwarden-zoom');
    folder?.remove();
  });

  it('shows whom a client talks to, sorted and filtered', async () => {
    await page.getByRole('link', { name: /Whom Zoom talks to/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Network of Zoom' }).waitFor();
    const rows = page.getByRole('row');
    await rows.filter({ hasText: 'Meta' }).waitFor();
    expect(await rows.nth(1).textContent()).toContain('Meta');
    await page.getByRole('button', { name: 'Who', exact: true }).click();
    await page.getByRole('button', { name: 'Who', exact: true }).click();
    expect(await rows.nth(1).textContent()).toContain('Zoom');
    await page.getByRole('searchbox', { name: 'Show only' }).fill('third');
    await page.getByRole('rowheader', { name: /^Zoom/ }).waitFor({ state: 'detached' });
    await rows.filter({ hasText: 'Meta' }).getByText('What is this?').click();
    await page.getByText('AS32934').waitFor();
    await page.getByRole('searchbox', { name: 'Show only' }).fill('');
    await page.getByRole('img', { name: /Bytes over time/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await shoot('network');
  }, 30_000);

  it('cuts the line after it was shown what would change, keeps it with a yes, and gives it back', async () => {
    expect(await reachesMeta()).toBe(true);
    await page.getByRole('radio', { name: 'Block third parties' }).check();
    await page.getByRole('button', { name: 'Show what would change' }).click();
    await page.getByText('Zoom no longer reaches third parties').waitFor();
    expect(await reachesMeta()).toBe(true);
    await shoot('network-plan');
    await page.getByRole('button', { name: 'Cut the line' }).click();
    await page.getByRole('button', { name: 'Yes, keep it cut' }).waitFor();
    expect(await reachesMeta()).toBe(false);
    expect(await violations(page)).toEqual([]);
    await shoot('network-trial');
    await page.getByRole('button', { name: 'Yes, keep it cut' }).click();
    await page.getByText('Third parties are blocked.').waitFor();
    expect(await reachesMeta()).toBe(false);
    await page.getByRole('button', { name: 'Let it talk again' }).click();
    await page.getByText('Third parties are blocked.').waitFor({ state: 'detached' });
    expect(await reachesMeta()).toBe(true);
  }, 60_000);

  it('gives it back at once to whoever says that something else stopped', async () => {
    await page.getByRole('radio', { name: 'Block third parties' }).check();
    await page.getByRole('button', { name: 'Show what would change' }).click();
    await page.getByRole('button', { name: 'Cut the line' }).click();
    await page.getByRole('button', { name: 'No, take it back' }).click();
    await page
      .getByText('Taken back: what was cut off just now may connect again.')
      .waitFor({ timeout: 5_000 });
    expect(await reachesMeta()).toBe(true);
    await page.getByRole('button', { name: 'Show what would change' }).waitFor();
    expect(await violations(page)).toEqual([]);
  }, 60_000);

  it('shows a receipt, saves it as a page of its own, and forgets the meeting when asked twice', async () => {
    await page.getByRole('link', { name: /, for/ }).click();
    await page.getByRole('heading', { level: 1, name: /^Zoom, / }).waitFor();
    await page.getByText('Microphone · open for 20 minutes · 25 % of it muted').waitFor();
    await page.getByText('It stayed open for 4 minutes after the last media').waitFor();
    expect(await violations(page)).toEqual([]);
    await shoot('receipt');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a page' }).click();
    const saved = await (await saving).path();
    expect(readFileSync(saved, 'utf8')).toContain('What a meeting did on this machine');
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('No meeting of Zoom is remembered.').waitFor();
    expect(complaints).toEqual([]);
  }, 30_000);
});

/** A meeting an hour ago, as a guard would have recorded it. */
const remember = (data: string): void => {
  const store = openStore({ file: join(data, 'callwarden.db') });
  if (!store.ok) throw new Error(store.problem.message);
  const startMs = Date.now() - 3_600_000;
  const at = (minutes: number): string => new Date(startMs + minutes * 60_000).toISOString();
  const capture = {
    id: 'mic',
    device: 'microphone',
    deviceName: 'Built-in microphone',
    via: 'sound-server',
    pid: 7,
    client: 'zoom',
    application: 'zoom',
    executable: '/opt/zoom/zoom',
    identity: 'path',
    muted: false,
    startedAt: at(0),
    endedAt: null,
  } as const;
  const meeting = {
    id: `zoom@${startMs}`,
    client: 'zoom',
    startedAt: at(0),
    endedAt: null,
    microphoneMs: 0,
    cameraMs: 0,
    mediaEndedAt: null,
  } as const;
  const connection = (id: string, kind: 'vendor' | 'third-party', owner: string, bytes: number) =>
    ({
      id,
      pid: 7,
      client: 'zoom',
      protocol: 'tcp',
      local: { address: '10.77.0.2', port: 50_000 },
      remote: { address: kind === 'vendor' ? zoom : meta, port: 443 },
      party: { kind, owner, reason: 'as it was known then' },
      state: 'established',
      bytesSent: bytes,
      bytesReceived: 4 * bytes,
      openedAt: at(1),
    }) as const;
  store.value.record([
    { type: 'capture.started', at: at(0), capture },
    { type: 'meeting.started', at: at(0), meeting },
    {
      type: 'connection.opened',
      at: at(1),
      connection: connection('a', 'vendor', 'Zoom', 4_000_000),
    },
    {
      type: 'connection.opened',
      at: at(2),
      connection: connection('b', 'third-party', 'Meta', 90_000),
    },
    { type: 'capture.changed', at: at(5), capture: { ...capture, muted: true } },
    { type: 'capture.changed', at: at(10), capture },
    { type: 'capture.ended', at: at(20), capture: { ...capture, endedAt: at(20) } },
    {
      type: 'meeting.ended',
      at: at(20),
      meeting: { ...meeting, endedAt: at(20), microphoneMs: 1_200_000, mediaEndedAt: at(16) },
    },
  ]);
  store.value.close();
};
