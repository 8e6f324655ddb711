// What an administrator has fixed, in a browser: the real guard of an ordinary user, and a policy in an /etc of its own.
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ClientTree, clientTree } from '../rigs/client-tree.ts';
import { missingForOwnEtc, type OwnEtc, startOwnEtc } from '../rigs/own-etc.ts';
import { type OwnFolder, ownFolder } from '../rigs/own-folder.ts';
import { violations } from './axe.ts';
import { type Screens, screensOf } from './screens.ts';
import { missingBrowser, newWindow, startBrowser, startUi, type Ui } from './window.ts';

const missing = missingForOwnEtc() ?? missingBrowser();
// A step that never comes is told long before the test's own time is over.
const patienceMs = 10_000;
const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
const file = '/etc/callwarden/policy.json';

/** The browser as this user starts it, with a profile that is theirs. */
const browserOfNobody = (folder: string): string => {
  const home = join(folder, 'browser');
  mkdirSync(home);
  chownSync(home, 65_534, 65_534);
  const path = join(folder, 'chromium-of-nobody');
  const script = [
    '#!/bin/sh',
    `for each; do case "$each" in --user-data-dir=*) chown -R 65534:65534 "\${each#*=}";; esac; done`,
    `HOME=${home} exec ${asNobody.join(' ')} /usr/bin/chromium "$@"`,
  ];
  writeFileSync(path, `${script.join('\n')}\n`, { mode: 0o755 });
  return path;
};

describe.skipIf(missing !== null)(
  `what the administrator has fixed (needs ${missing ?? 'nothing more'})`,
  () => {
    let folder: OwnFolder;
    let tree: ClientTree;
    let machine: OwnEtc;
    let ui: Ui;
    let browser: Browser;
    let page: Page;
    let screens: Screens;
    let complaints: string[];

    beforeAll(async () => {
      folder = ownFolder('fixed');
      tree = clientTree(folder.path).zoomDeb();
      machine = await startOwnEtc(folder.path);
      machine.setPolicy({
        version: 1,
        settings: { retentionDays: 30, notifications: true },
        alerts: { off: ['loopback-listener'] },
        undo: { administratorOnly: ['removal'] },
      });
      const data = join(folder.path, 'data');
      mkdirSync(data);
      chmodSync(folder.path, 0o755);
      execFileSync('chown', ['-R', '65534:65534', data, join(tree.root, 'home')]);
      ui = await startUi(
        [`--root=${tree.root}`, `--home=${tree.home}`],
        { ...process.env, CALLWARDEN_DATA: data },
        [...machine.inside, ...asNobody],
      );
      // The guard speaks to programs of its own user alone.
      browser = await startBrowser(browserOfNobody(folder.path));
      ({ page, complaints } = await newWindow(browser));
      page.setDefaultTimeout(patienceMs);
      screens = screensOf(page);
      await page.goto(ui.address);
      await screens.skipFirstRun();
    });
    afterAll(async () => {
      await browser?.close();
      await ui?.stop();
      await machine?.stop();
      folder?.remove();
    });

    const go = async (hash: string): Promise<void> => {
      await page.goto(`${new URL(page.url()).origin}/#/now`);
      await page.goto(`${new URL(page.url()).origin}/#/${hash}`);
    };
    const past = () => page.getByRole('region', { name: 'Changed before' });

    it('cannot be changed on screen, which says who has set it and where; other settings can', async () => {
      await screens.open('Settings');
      const days = page.getByRole('textbox', { name: 'Keep history for' });
      expect(await days.isDisabled()).toBe(true);
      expect(await days.inputValue()).toBe('30');
      const notify = page.getByRole('switch', { name: /^Tell me when something opens/ });
      expect(await notify.isDisabled()).toBe(true);
      expect(await page.getByText(`Set by your administrator (${file}).`).count()).toBe(2);
      await page
        .getByText('switched these alerts off')
        .filter({ hasText: 'Local server' })
        .waitFor();
      await page.getByText('It sets how long history is kept.').waitFor();
      expect(await page.getByRole('textbox', { name: /stays open/ }).isEnabled()).toBe(true);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect(await violations(page), colorScheme).toEqual([]);
      }
      await page.getByRole('combobox', { name: 'Language' }).selectOption('de');
      await page.getByText(`Von Ihrem Administrator festgelegt (${file}).`).first().waitFor();
      await page.getByRole('combobox', { name: 'Sprache' }).selectOption('en');
    });

    it('is refused by the guard as well', async () => {
      const origin = new URL(page.url()).origin;
      const answer = await page.evaluate(
        async (address) =>
          (
            await fetch(`${address}/call/settings.save`, {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify({ retentionDays: 90 }),
            })
          ).json(),
        origin,
      );
      expect(answer).toMatchObject({
        ok: false,
        problem: { kind: 'not-permitted', subject: 'retentionDays' },
      });
    });

    it('a change that only the administrator takes back says so before a click', async () => {
      await go('remove/zoom');
      await page.getByRole('button', { name: 'Next' }).click();
      const ticked = page.getByRole('checkbox', { checked: true });
      while ((await ticked.count()) > 0) await ticked.first().uncheck();
      await page
        .getByRole('checkbox', { name: /\.zoom/ })
        .first()
        .check();
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('button', { name: 'Remove Zoom' }).click();
      await page.getByRole('button', { name: 'Next' }).click({ timeout: 60_000 });
      await page.getByText('only they take this back').waitFor();
      expect(await page.getByRole('button', { name: 'Put everything back' }).isDisabled()).toBe(
        true,
      );
      await go('lockdown');
      await past().getByText('Removal').click();
      await past().getByText('only they take this back').waitFor();
      expect(await past().getByRole('button', { name: 'Undo everything' }).isDisabled()).toBe(true);
    });

    it('a change of another kind is taken back; what somebody changed since is shown first', async () => {
      const autostart = join(tree.home, '.config/autostart/zoom.desktop');
      const before = readFileSync(autostart, 'utf8');
      await go('lockdown/zoom');
      await page.getByRole('heading', { level: 1, name: 'Lock down' }).waitFor();
      const switches = page.getByRole('main').getByRole('switch', { checked: true });
      await switches.first().waitFor();
      while ((await switches.count()) > 0) await switches.first().click();
      await page
        .getByRole('listitem')
        .filter({ hasText: 'Zoom starts every time you log in.' })
        .getByRole('switch')
        .click();
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('button', { name: /^Apply/ }).click();
      await page.getByText('One change is made.').waitFor();
      appendFileSync(autostart, 'X-Mine=yes\n');
      await go('lockdown');
      const entry = past().getByText('Lockdown');
      await entry.click();
      const undo = past()
        .getByRole('button', { name: 'Undo everything' })
        .and(page.locator(':enabled'));
      await undo.click();
      await past().getByText('Somebody has changed this since.').waitFor();
      await past().getByText('X-Mine=yes').waitFor();
      expect(readFileSync(autostart, 'utf8')).toContain('X-Mine=yes');
      await past().getByRole('button', { name: 'Put back what was there before' }).click();
      await entry.waitFor({ state: 'detached' });
      expect(readFileSync(autostart, 'utf8')).toBe(before);
      expect(complaints).toEqual([]);
    });
  },
);
