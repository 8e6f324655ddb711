// The screens as they are on Windows and macOS: what those systems let nobody do is not offered, and the reason is said.

import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingHere } from '../../main/guard/capabilities.ts';
import { darwin } from '../../main/platform/darwin/index.ts';
import type { Platform } from '../../main/platform/port/index.ts';
import { win32 } from '../../main/platform/win32/index.ts';
import { clientTree } from '../rigs/client-tree.ts';
import type { OwnChild } from '../rigs/own-child.ts';
import { missingPackages } from '../rigs/programs.ts';
import { startRecorder } from '../rigs/recorder.ts';
import { violations } from './axe.ts';
import { screensOf } from './screens.ts';
import {
  type Machine,
  missingBrowser,
  newWindow,
  startBrowser,
  startMachine,
  type Ui,
} from './window.ts';

const missing = missingPackages('pulseaudio', 'pactl', 'pacat') ?? missingBrowser();

/** What only the platform's own port can say; all else is the guard's that runs here. */
const asOn = async (context: BrowserContext, platform: Platform): Promise<void> => {
  await context.route('**/call/capabilities.missing', (route) =>
    route.fulfill({ json: { ok: true, value: missingHere(platform) } }),
  );
};

describe.skipIf(missing !== null)(
  `what a system lets nobody do (needs ${missing ?? 'nothing more'})`,
  () => {
    let machine: Machine;
    let ui: Ui;
    let browser: Browser;
    let recorder: OwnChild;
    let first: Page;

    beforeAll(async () => {
      machine = await startMachine();
      clientTree(machine.folder.path).zoomDeb();
      ui = await machine.startUi();
      browser = await startBrowser();
      ({ page: first } = await newWindow(browser));
      await first.goto(ui.address);
      await screensOf(first).skipFirstRun();
      recorder = await startRecorder({
        at: join(machine.root, 'opt/zoom/zoom'),
        env: machine.sound.env,
      });
    });
    afterAll(async () => {
      await browser?.close();
      await recorder?.stop();
      await ui?.stop();
      await machine?.stop();
    });

    it.each([
      {
        platform: win32(),
        says: ['Windows does not let one program be muted by another.'],
        offers: ['Mute every microphone'],
        lacks: ['Mute the microphone of Zoom'],
      },
      {
        platform: darwin(),
        says: ['macOS gives no program a switch that mutes another one.'],
        offers: [],
        lacks: ['Mute the microphone of Zoom', 'Mute every microphone'],
      },
    ])('$platform.name', async ({ platform, says, offers, lacks }) => {
      const context = await browser.newContext({
        locale: 'en-GB',
        storageState: await first.context().storageState(),
      });
      await asOn(context, platform);
      const page = await context.newPage();
      const screens = screensOf(page);
      const open = async (hash: string): Promise<void> => {
        await page.goto(`${new URL(first.url()).origin}/#/${hash}`);
        await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
      };
      await open('now');
      await screens.sentence('Zoom is using your microphone.').waitFor();
      for (const sentence of says) await page.getByText(sentence).waitFor();
      expect(await page.getByText(says[0] ?? '').count()).toBe(1);
      for (const name of offers) expect(await page.getByRole('button', { name }).count()).toBe(1);
      for (const name of lacks) expect(await page.getByRole('button', { name }).count()).toBe(0);
      await page.getByRole('link', { name: 'Remove Zoom' }).waitFor();
      expect(await violations(page), 'now').toEqual([]);

      await open('settings');
      const watching = platform.missing['watch-names'];
      await page
        .getByText(watching?.message ?? 'no reason')
        .first()
        .waitFor();
      expect(await page.getByRole('switch', { name: /^Read names/ }).count()).toBe(0);
      expect(await violations(page), 'settings').toEqual([]);

      await open('network/zoom');
      await page.getByText('On this system Callwarden cannot cut a client off').first().waitFor();
      await setTimeout(300);
      expect(await page.getByRole('radio', { name: /Block|Allow|everything/i }).count()).toBe(0);
      await context.close();
    });
  },
);
