// Writes the pictures of the wizards into docs/screenshots: the real program over a root and a home made for it.
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright';
import { clientTree } from '../rigs/client-tree.ts';
import { ownFolder } from '../rigs/own-folder.ts';
import { screensOf } from './screens.ts';
import { newWindow, startBrowser, startUi } from './window.ts';

const pictures = join(import.meta.dirname, '..', '..', 'docs', 'screenshots');

const shoot = async (page: Page, name: string): Promise<void> => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await setTimeout(300);
    await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`) });
  }
};

const folder = ownFolder('pictures');
const tree = clientTree(folder.path).zoomDeb().slackDeb().discordDeb().chromiumDeb();
const ui = await startUi([`--root=${tree.root}`, `--home=${tree.home}`], {
  ...process.env,
  CALLWARDEN_DATA: join(folder.path, 'data'),
});
const browser = await startBrowser();
const { page } = await newWindow(browser);
await page.goto(ui.address);
await screensOf(page).skipFirstRun();
const origin = new URL(page.url()).origin;
const go = async (hash: string, heading: string): Promise<void> => {
  await page.goto(`${origin}/#/${hash}`);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
};

await go('clients', 'Clients');
await page
  .getByText(/security$/)
  .first()
  .waitFor();
await shoot(page, 'clients-findings');

await go('lockdown', 'Lock down');
await shoot(page, 'lockdown-choose');
await go('lockdown/zoom', 'Lock down');
await page.getByRole('complementary').getByText('Hidden=true').waitFor();
await shoot(page, 'lockdown-look');
await page
  .getByRole('listitem')
  .filter({ hasText: 'starts every time' })
  .getByText('Show me')
  .click();
await page.getByText('starts every time').scrollIntoViewIfNeeded();
await shoot(page, 'lockdown-evidence');
await page.getByRole('button', { name: 'Next' }).click();
await page.getByRole('button', { name: /^Apply/ }).waitFor();
await shoot(page, 'lockdown-decide');
await page.getByRole('button', { name: /^Apply/ }).click();
await page.getByText(/changes? (is|are) made\./).waitFor();
await shoot(page, 'lockdown-done');
await page.getByRole('button', { name: 'Undo everything' }).click();
await page.getByText('Everything is as it was before.').waitFor();

await go('remove/zoom', 'Remove Zoom');
await shoot(page, 'remove-find');
await page.getByRole('button', { name: 'Next' }).click();
await shoot(page, 'remove-sort');
await page.getByRole('button', { name: 'Next' }).click();
await page.getByRole('button', { name: 'Remove Zoom' }).waitFor();
await shoot(page, 'remove-plan');
await page.getByRole('button', { name: 'Remove Zoom' }).click();
await page.getByText('Nothing of Zoom is left.').waitFor({ timeout: 60_000 });
await shoot(page, 'remove-verify');
await page.getByRole('button', { name: 'Next' }).click();
await shoot(page, 'remove-restore');
await page.getByRole('button', { name: 'Next' }).click();
await page.getByRole('heading', { name: 'Your account' }).waitFor();
await shoot(page, 'remove-leave');

await browser.close();
await ui.stop();
folder.remove();
