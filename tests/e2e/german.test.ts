// The wizards in a German browser: every word that is shown is German, or marked as English, or code.
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everythingOpen, type Machine } from '../integration/lockdown/machine.ts';
import { type OwnFolder, ownFolder } from '../rigs/own-folder.ts';
import { missingPackages } from '../rigs/programs.ts';
import { missingBrowser, newWindow, startBrowser, startUi, type Ui } from './window.ts';

const missing = missingBrowser();
/** dpkg takes packages away for root alone. */
const cannotRemove = missingPackages('dpkg') !== null || process.getuid?.() !== 0;

/** Words of English that are none in German; nothing of a path, an address or a name. */
const englishWords =
  /(?<![\w./-])(?:the|is|are|of|and|which|with|your|you|for|that|not|from)(?![\w./-])/;

describe.skipIf(missing !== null)(`in German (needs ${missing ?? 'nothing more'})`, () => {
  let machine: Machine;
  let folder: OwnFolder;
  let ui: Ui;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    machine = everythingOpen();
    folder = ownFolder('german');
    ui = await startUi([`--root=${machine.root}`, `--home=${machine.home}`], {
      ...process.env,
      CALLWARDEN_DATA: join(folder.path, 'data'),
    });
    browser = await startBrowser();
    ({ page, complaints } = await newWindow(browser, 'de-DE'));
    await page.goto(ui.address);
    await page.getByRole('button', { name: 'Überspringen', exact: true }).click();
    await page.getByRole('link', { name: 'Jetzt', exact: true }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await ui?.stop();
    folder?.remove();
    machine?.remove();
  });

  const go = async (hash: string, heading: string): Promise<void> => {
    await page.goto(`${new URL(page.url()).origin}/#/${hash}`);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  };
  const next = () => page.getByRole('button', { name: 'Weiter', exact: true }).click();
  const showAll = () =>
    page
      .getByRole('main')
      .locator('details')
      .evaluateAll((all) => {
        for (const each of all) each.setAttribute('open', '');
      });
  /** Each line of what is shown in which English words are left. */
  const english = async (): Promise<readonly string[]> => {
    const lines = await page.getByRole('main').evaluate((main) => {
      const copy = main.cloneNode(true);
      if (!(copy instanceof HTMLElement)) return [];
      for (const each of copy.querySelectorAll('code, pre, [lang="en"]')) each.remove();
      return [...copy.querySelectorAll('p, li, h1, h2, h3, label, button, summary')].map(
        (each) => each.textContent,
      );
    });
    expect(lines.length).toBeGreaterThan(2);
    // What is quoted, and the causes that the system itself gives.
    return lines.filter((line) => englishWords.test(line.replaceAll(/„[^“]*“|\([^()]*\)/g, '')));
  };

  it('every finding, with its evidence and its plan', async () => {
    await go('lockdown', 'Absichern');
    await next();
    await page.getByText('Zoom startet bei jeder Anmeldung.').waitFor();
    await page.getByRole('complementary').getByText('in Quarantäne bewegen').first().waitFor();
    await showAll();
    expect(await english()).toEqual([]);
    await next();
    await page.getByRole('button', { name: /anwenden$/ }).waitFor();
    expect(await english()).toEqual([]);
  });

  it('what was done', async () => {
    await go('clients', 'Programme');
    await go('lockdown/discord', 'Absichern');
    await next();
    await page.getByRole('button', { name: /anwenden$/ }).click();
    await page.getByText(/Änderungen sind gemacht\./).waitFor();
    expect(await english()).toEqual([]);
  });

  it('what is told as a source has it is marked as English', async () => {
    await go('clients', 'Programme');
    await go('lockdown/zoom', 'Absichern');
    await showAll();
    const facts = page.getByRole('main').locator('[lang="en"]');
    await facts.filter({ hasText: 'FTC settlement' }).first().waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
  });

  it.each(['now', 'timeline', 'clients', 'clients/zoom', 'alerts', 'settings'])(
    'the screen %s',
    async (screen) => {
      await page.goto(`${new URL(page.url()).origin}/#/${screen}`);
      await page.getByRole('main').locator('[aria-busy="true"]').waitFor({ state: 'detached' });
      await showAll();
      expect(await english()).toEqual([]);
    },
  );

  it.skipIf(cannotRemove)('a removal, to the plan', async () => {
    await go('clients', 'Programme');
    await go('remove/slack', 'Slack entfernen');
    expect(await english()).toEqual([]);
    await next();
    await page.getByText('startet Slack, wenn Sie sich anmelden').first().waitFor();
    await showAll();
    expect(await english()).toEqual([]);
    await next();
    await page.getByRole('button', { name: 'Slack entfernen' }).waitFor();
    expect(await english()).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
