// A person's path through the screens, over the real bridge, against the real guard.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OwnChild } from '../rigs/own-child.ts';
import { missingPackages } from '../rigs/programs.ts';
import { startRecorder } from '../rigs/recorder.ts';
import { until } from '../rigs/until.ts';
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

describe.skipIf(missing !== null)(`the screens (needs ${missing ?? 'nothing more'})`, () => {
  let machine: Machine;
  let ui: Ui;
  let browser: Browser;
  let page: Page;
  let screens: Screens;
  let complaints: string[];
  let zoom: OwnChild | null = null;

  beforeAll(async () => {
    machine = await startMachine();
    ui = await machine.startUi();
    browser = await startBrowser();
    ({ page, complaints } = await newWindow(browser));
    screens = screensOf(page);
    await page.goto(ui.address);
    await screens.skipFirstRun();
  });
  afterAll(async () => {
    await browser?.close();
    await zoom?.stop();
    await ui?.stop();
    await machine?.stop();
  });

  it('says that nothing is listening, and keeps the token out of the address', async () => {
    await screens.sentence('Nothing is listening.').waitFor();
    expect(page.url()).not.toContain(new URL(ui.address).hash.slice(1));
  });

  it('a recorder at Zoom’s path changes the sentence and has a card', async () => {
    zoom = await startRecorder({ at: join(machine.root, 'opt/zoom/zoom'), env: machine.sound.env });
    await screens.sentence('Zoom is using your microphone.').waitFor();
    await screens.card('Zoom').waitFor();
  });

  it('mute on the card mutes the stream in the sound server, and Undo opens it again', async () => {
    await page.getByRole('button', { name: 'Mute the microphone of Zoom', exact: true }).click();
    await until('the stream is muted', () => (mutes(machine).includes(true) ? true : undefined));
    await screens.sentence('Zoom has your microphone open, muted.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await until('the stream is open', () => (mutes(machine).includes(false) ? true : undefined));
    await screens.sentence('Zoom is using your microphone.').waitFor();
  });

  it('the alert stands on Alerts with its cause', async () => {
    await screens.open('Alerts');
    await page.getByText('Zoom opened the microphone.').first().waitFor();
    await page.getByText('Why').first().click();
    await page
      .getByText(/opt\/zoom\/zoom/)
      .first()
      .waitFor();
  });

  it('the timeline has the bar, of the length that it had', async () => {
    await screens.open('Timeline');
    const segments = page.getByRole('radio', { name: 'As a table' });
    await segments.click();
    const row = page.getByRole('row').filter({ hasText: 'Microphone' }).first();
    await row.waitFor();
    await page.getByRole('radio', { name: 'As a picture' }).click();
    const picture = page.getByRole('region', { name: /Microphone and camera use/ });
    await picture.focus();
    for (let press = 0; press < 8; press += 1) await page.keyboard.press('+');
    await page.getByRole('button', { name: 'Now', exact: true }).click();
    expect(await paintedPixels(page)).toBeGreaterThan(100);
  });

  it('a process with a name of markup is shown as text', async () => {
    const name = '<img src=x onerror=alert(1)>';
    const evil = await startRecorder({ env: machine.sound.env, name });
    await screens.open('Now');
    await screens.card(name).waitFor();
    expect(await page.locator('main img').count()).toBe(0);
    await screens.open('Alerts');
    await page.getByText(`${name} opened the microphone.`).first().waitFor();
    await evil.stop();
  });

  it.each(['light', 'dark'] as const)('axe finds nothing on any screen, %s', async (theme) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    for (const name of ['Now', 'Timeline', 'Clients', 'Alerts', 'Settings'] as const) {
      await screens.open(name);
      expect(await violations(page), `${name}, ${theme}`).toEqual([]);
    }
    await page.goto(`${new URL(page.url()).origin}/#/clients/zoom`);
    await page.getByRole('heading', { level: 1, name: 'Zoom' }).waitFor();
    expect(await violations(page), `the page of Zoom, ${theme}`).toEqual([]);
  });

  it('end asks first, can be left by Escape, and ends the client', async () => {
    await screens.open('Now');
    const button = page.getByRole('button', { name: 'End Zoom', exact: true });
    await button.click();
    await page.getByRole('alertdialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect(zoom?.child.exitCode).toBeNull();
    await button.click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'End Zoom' }).click();
    await screens.sentence('Nothing is listening.').waitFor({ timeout: 10_000 });
  });

  it('nothing complained: no error, no breach of the content policy, no request elsewhere', () => {
    expect(complaints).toEqual([]);
  });

  it('a lost connection is said, and found again by itself', async () => {
    await page.context().setOffline(true);
    await screens.banner().waitFor({ timeout: 10_000 });
    await page.context().setOffline(false);
    await screens.banner().waitFor({ state: 'detached', timeout: 15_000 });
  });

  it('the window survives the guard’s end; settings are there after its restart', async () => {
    await screens.open('Settings');
    await page.getByLabel('Theme').selectOption('dark');
    await page.getByText('Saved.').waitFor();
    await ui.stop();
    await screens.banner().waitFor();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    ui = await machine.startUi();
    await page.goto(ui.address);
    await screens.sentence('Nothing is listening.').waitFor();
    await screens.open('Settings');
    expect(await page.getByLabel('Theme').inputValue()).toBe('dark');
    await screens.open('Alerts');
    await page.getByText('Zoom opened the microphone.').first().waitFor();
  });
});

const mutes = ({ sound }: Machine): readonly boolean[] => {
  const listed: unknown = JSON.parse(
    execFileSync('pactl', ['-f', 'json', 'list', 'source-outputs'], {
      env: { ...sound.env, PULSE_SERVER: sound.server },
      encoding: 'utf8',
    }),
  );
  return (listed as { readonly mute: boolean }[]).map(({ mute }) => mute);
};

const violations = async (page: Page): Promise<readonly string[]> => {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

/** How many pixels of the picture have the microphone's colour. */
const paintedPixels = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const canvas = document.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return 0;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let at = 0; at < data.length; at += 4)
      if (data[at] === 11 && data[at + 1] === 102 && data[at + 2] === 112) count += 1;
    return count;
  });
