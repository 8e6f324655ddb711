// The screens in a browser, over the real bridge, against the real guard.
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingPackages } from '../rigs/programs.ts';
import { startRecorder } from '../rigs/recorder.ts';
import { openLine } from './line.ts';
import { walkThePath } from './path.ts';
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
    await ui?.stop();
    await machine?.stop();
  });

  it('keeps the token out of the address', () => {
    expect(page.url()).not.toContain(new URL(ui.address).hash.slice(1));
  });

  walkThePath(() => ({ page, complaints, machine }));

  it('the window survives the guard’s end; settings are there after its restart', async () => {
    await screens.open('Settings');
    await page.getByText('Only the desktop program starts when you log in').waitFor();
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

  it('a lost connection is said, found again by itself, and tells what happened since', async () => {
    await ui.stop();
    ui = await machine.startUi();
    const line = await openLine(ui.address);
    await page.goto(line.address);
    await screens.sentence('Nothing is listening.').waitFor();
    line.cut();
    await screens.banner().waitFor();
    const again = await startRecorder({
      at: join(machine.root, 'opt/zoom/zoom'),
      env: machine.sound.env,
    });
    line.mend();
    await screens.banner().waitFor({ state: 'detached', timeout: 15_000 });
    await screens.sentence('Zoom is using your microphone.').waitFor();
    await again.stop();
    await screens.sentence('Nothing is listening.').waitFor();
    await line.close();
  });
});
