// Writes docs/screenshots: every screen, in both themes, of the real guard watching real recorders.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright';
import { clientTree } from '../rigs/client-tree.ts';
import { startRecorder } from '../rigs/recorder.ts';
import { screensOf } from './screens.ts';
import { newWindow, startBrowser, startMachine } from './window.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'screenshots');
const themes = ['light', 'dark'] as const;

const shoot = async (page: Page, name: string): Promise<void> => {
  await page.mouse.move(0, 0);
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await setTimeout(300);
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`) });
  }
};

/** The system's own Chromium by a name inside the root: what stands outside of it belongs to nobody there. */
function browserIn(root: string): string {
  const place = 'usr/lib/chromium';
  execFileSync('cp', ['-alf', `/${place}/.`, join(root, place)]);
  return join(root, place, 'chromium');
}

mkdirSync(folder, { recursive: true });
const machine = await startMachine();
clientTree(machine.folder.path).zoomDeb().slackDeb().chromiumDeb();
const browser = await startBrowser(browserIn(machine.root));
let ui = await machine.startUi();
const { page } = await newWindow(browser);
const screens = screensOf(page);
const env = machine.sound.env;
const record = (path: string) => startRecorder({ at: join(machine.root, path), env });

await page.goto(ui.address);
await page.getByRole('heading', { name: 'What it watches' }).waitFor();
await shoot(page, 'first-run');
await screens.skipFirstRun();
await screens.sentence('Nothing is listening.').waitFor();
await shoot(page, 'now-quiet');
await screens.open('Timeline');
await shoot(page, 'timeline-empty');

const discord = await record('usr/share/discord/Discord');
await setTimeout(9_000);
await discord.stop();
const early = await record('opt/zoom/zoom');
await setTimeout(12_000);
await early.stop();
await setTimeout(4_000);
const zoom = await record('opt/zoom/zoom');
await screens.open('Now');
await screens.sentence('Zoom is using your microphone.').waitFor();
await shoot(page, 'now');
await page.getByRole('button', { name: 'End Zoom', exact: true }).click();
await shoot(page, 'end');
await page.keyboard.press('Escape');
await page.getByRole('button', { name: 'Mute the microphone of Zoom', exact: true }).click();
await screens.sentence('muted').waitFor();
await shoot(page, 'muted');
await page.getByRole('button', { name: 'Undo' }).click();

const impostor = await record('tmp/zoom');
await screens.sentence('calls itself').waitFor();
await shoot(page, 'impostor');
await impostor.stop();

await screens.open('Timeline');
const picture = page.getByRole('region', { name: /Microphone and camera use/ });
await picture.focus();
for (let press = 0; press < 10; press += 1) await page.keyboard.press('+');
await page.keyboard.press('Home');
await shoot(page, 'timeline');
await page.getByRole('radio', { name: 'As a table' }).click();
await page.getByRole('button', { name: 'Details' }).first().click();
await shoot(page, 'timeline-table');

await screens.open('Clients');
await shoot(page, 'clients');
await page.getByRole('link', { name: /Zoom/ }).first().click();
await page.getByRole('heading', { level: 1, name: 'Zoom' }).waitFor();
await shoot(page, 'client');
await screens.open('Alerts');
await page.getByText('Why', { exact: true }).first().click();
await shoot(page, 'alerts');
await screens.open('Settings');
await shoot(page, 'settings');
await screens.open('Now');
await ui.stop();
await screens.banner().waitFor();
await shoot(page, 'lost');
ui = await machine.startUi();
await page.goto(ui.address);
await machine.sound.crash();
await page.getByRole('region', { name: 'Callwarden cannot see everything here.' }).waitFor();
await shoot(page, 'now-blind');
await ui.stop();
ui = await machine.startUi();
const german = await newWindow(browser, 'de-DE');
await german.page.goto(ui.address);
await german.page.locator('.sentence').waitFor();
await shoot(german.page, 'now-german');

await zoom.stop();
await browser.close();
await ui.stop();
await machine.stop();
