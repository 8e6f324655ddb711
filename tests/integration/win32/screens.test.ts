// The screens as the guard serves them on Windows' own Node, under Wine, to a real browser.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../rigs/until.ts';
import { builtWinProbe } from '../../rigs/windows-probe.ts';
import { type StandIn, startStandIn } from '../../rigs/windows-stand-in.ts';
import { missingForWine, type WinePrefix, winePrefix } from '../../rigs/wine.ts';
import { startX11, type X11Rig } from '../../rigs/x11-session.ts';

const browserProgram = '/usr/bin/chromium';
const missing = missingForWine() ?? (existsSync(browserProgram) ? null : 'chromium');
const program = join(import.meta.dirname, '../../../dist/cli/callwarden.mjs');

describe.skipIf(missing !== null)(`under Wine${missing ? `, which needs ${missing}` : ''}`, () => {
  let x11: X11Rig;
  let prefix: WinePrefix;
  let standIn: StandIn;
  let browser: Browser;

  beforeAll(async () => {
    await builtWinProbe();
    x11 = await startX11();
    prefix = await winePrefix({ DISPLAY: x11.env.DISPLAY });
    standIn = await startStandIn(prefix, 'C:\\Program Files\\Zoom\\bin\\Zoom.exe', 'window');
    browser = await chromium.launch({
      executablePath: browserProgram,
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await standIn.stop();
    prefix.remove();
    await x11.stop();
  });

  it('shows which client runs, to whoever has the address that works once', async () => {
    const serving = prefix.startNode([program, 'ui', '--no-open']);
    const address = await until(
      'the address',
      () => /http:\/\/127\.0\.0\.1:\S+/.exec(serving.lines().join('\n'))?.[0],
      20_000,
    );
    const page = await browser.newPage();
    await page.goto(address);
    // Past the welcome.
    await page.getByRole('button', { name: 'Skip', exact: true }).click();
    await page.getByRole('heading', { name: 'Zoom' }).first().waitFor();
    expect(await page.locator('main').textContent()).toContain('Zoom');
    await serving.stop();
  }, 60_000);
});
