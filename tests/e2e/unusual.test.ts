// What is seldom on screen: the first run, a camera, strangers and impostors, a small window.
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCameraHolder } from '../rigs/camera-holder.ts';
import type { OwnChild } from '../rigs/own-child.ts';
import { missingPackages } from '../rigs/programs.ts';
import { startRecorder } from '../rigs/recorder.ts';
import { violations } from './axe.ts';
import { type Screens, screensOf } from './screens.ts';
import {
  type Machine,
  missingBrowser,
  newWindow,
  startBrowser,
  startMachine,
  type Ui,
} from './window.ts';

const missing = missingPackages('pulseaudio', 'pactl', 'pacat') ?? missingBrowser();
const themes = ['light', 'dark'] as const;

describe.skipIf(missing !== null)(
  `what is seldom on screen (needs ${missing ?? 'nothing more'})`,
  () => {
    let machine: Machine;
    let ui: Ui;
    let browser: Browser;
    let page: Page;
    let screens: Screens;
    const children: OwnChild[] = [];

    beforeAll(async () => {
      machine = await startMachine();
      ui = await machine.startUi();
      browser = await startBrowser();
      ({ page } = await newWindow(browser));
      screens = screensOf(page);
      await page.goto(ui.address);
    });
    afterAll(async () => {
      await browser?.close();
      await Promise.all(children.map((child) => child.stop()));
      await ui?.stop();
      await machine?.stop();
    });

    it('axe finds nothing in any step of the first run', async () => {
      for (const step of ['What it watches', 'What it found installed', 'What to allow']) {
        if (step !== 'What it watches') await page.getByRole('button', { name: 'Next' }).click();
        await page
          .getByRole('heading', { name: step })
          .or(page.getByText('No conferencing program was found.'))
          .waitFor();
        for (const theme of themes) {
          await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
          expect(await violations(page), `${step}, ${theme}`).toEqual([]);
        }
      }
      await page.getByRole('button', { name: 'Start watching' }).click();
      await screens.sentence('Nothing is listening.').waitFor();
    });

    it('a program that holds the camera’s node is on Now and in the timeline as a camera', async (context) => {
      if (machine.camera === null) context.skip('only root may make a stand-in camera');
      const at = join(machine.root, 'opt/zoom/zoom');
      const filming = await startCameraHolder(at, machine.camera ?? '', machine.sound.env);
      children.push(filming);
      await screens.sentence('Zoom is using your camera.').waitFor();
      await screens.card('Zoom').getByText('since').waitFor();
      await screens.open('Timeline');
      await page.getByRole('radio', { name: 'As a table' }).click();
      await page
        .getByRole('row')
        .filter({ hasText: 'Zoom' })
        .filter({ hasText: 'Camera' })
        .first()
        .waitFor();
      await page.getByRole('radio', { name: 'As a picture' }).click();
    });

    it('a program outside the catalogue that records has a lane; pointing tells, clicking shows its details', async () => {
      children.push(await startRecorder({ env: machine.sound.env, name: 'Dictaphone' }));
      await screens.open('Now');
      await screens.card('Dictaphone').waitFor();
      await screens.open('Timeline');
      const lane = page.locator('.lane-names li').filter({ hasText: 'Dictaphone' });
      await lane.waitFor();
      const picture = page.getByRole('region', { name: /Microphone and camera use/ });
      await picture.focus();
      for (let press = 0; press < 12; press += 1) await page.keyboard.press('+');
      await page.keyboard.press('Home');
      const [names, canvas] = [await lane.boundingBox(), await picture.boundingBox()];
      // A range of a minute that ends 3 % after now: the bar lies left of that.
      const x = canvas!.x + canvas!.width * 0.965;
      const y = names!.y + 26;
      await page.mouse.move(x - 2, y);
      await page.mouse.move(x, y);
      await page.locator('.hover').filter({ hasText: 'Microphone' }).waitFor();
      await page.mouse.click(x, y);
      const details = page.getByRole('region', { name: 'Details' });
      await details.getByText('Device:').waitFor();
      await details.getByRole('heading', { name: 'Dictaphone' }).waitFor();
    });

    it('the timeline’s details lead to the client’s page', async (context) => {
      if (machine.camera === null) context.skip('only root may make a stand-in camera');
      await page.getByRole('radio', { name: 'As a table' }).click();
      for (const theme of themes) {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        expect(await violations(page), `the table, ${theme}`).toEqual([]);
      }
      await page
        .getByRole('row')
        .filter({ hasText: 'Camera' })
        .getByRole('button', { name: 'Details' })
        .first()
        .click();
      await page.getByRole('link', { name: 'Open the page of Zoom' }).click();
      await page.getByRole('heading', { level: 1, name: 'Zoom' }).waitFor();
    });

    it('what merely calls itself Zoom is said in a line on the card and on the page', async () => {
      const at = join(machine.root, 'tmp/zoom');
      children.push(await startRecorder({ at, env: machine.sound.env }));
      await screens.open('Now');
      const line = page.getByText('A program merely calls itself Zoom.');
      await screens.card('Zoom').filter({ has: line }).getByText(at).waitFor();
      await page.getByRole('link', { name: 'Details of Zoom' }).click();
      await page.getByRole('heading', { level: 1, name: 'Zoom' }).waitFor();
      await line.waitFor();
      for (const theme of themes) {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        expect(await violations(page), `the page with an impostor, ${theme}`).toEqual([]);
      }
      // Its alert says where it can be stopped.
      await screens.open('Alerts');
      await page
        .getByRole('link', { name: /^If you did not start it/ })
        .first()
        .click();
      await screens.card('Zoom').filter({ has: line }).waitFor();
    });

    it('of a device that nobody sees it is not said that it is off', async () => {
      const microphone = screens.card('Chromium').locator('.device.microphone');
      await microphone.getByText('off', { exact: true }).waitFor();
      await machine.sound.stop();
      await microphone.getByText('not known').waitFor();
      await screens.card('Chromium').locator('.device.camera').getByText('off').waitFor();
    });

    it.each(['en-GB', 'de-DE'])('in a window of 900×600 nothing is cut off, %s', async (locale) => {
      const state = await page.context().storageState();
      const context = await browser.newContext({
        viewport: { width: 900, height: 600 },
        locale,
        storageState: state,
      });
      const small = await context.newPage();
      const origin = new URL(page.url()).origin;
      for (const place of ['now', 'timeline', 'clients', 'clients/zoom', 'alerts', 'settings']) {
        await small.goto(`${origin}/#/${place}`);
        await small.locator('main h1').first().waitFor({ state: 'attached' });
        await small.waitForTimeout(300);
        expect(await cutOff(small), `${place}, ${locale}`).toEqual([]);
      }
      await context.close();
    });
  },
);

/** Controls that reach out of the window's sides or of what clips them, and whether the page itself is too wide. */
const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const wide = document.documentElement.scrollWidth > width ? ['the page scrolls sideways'] : [];
    const controls = [
      ...document.querySelectorAll('main :is(a, button, input, select), header :is(a, button)'),
    ];
    return wide.concat(
      controls
        .filter((control) => {
          const { left, right } = control.getBoundingClientRect();
          const clipped = control.scrollWidth > control.clientWidth + 1 && control.clientWidth > 0;
          return (
            left < 0 ||
            right > width ||
            (clipped && getComputedStyle(control).overflow !== 'visible')
          );
        })
        .map((control) => control.outerHTML.slice(0, 120)),
    );
  });
