// The lockdown wizard in a browser, from the choice to the undo, on the files of a root made for it.
import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ClientTree } from '../rigs/client-tree.ts';
import { type ClientWizard, startClientWizard } from './client-wizard.ts';
import { missingBrowser } from './window.ts';

const missing = missingBrowser();

describe.skipIf(missing !== null)(
  `the lockdown wizard (needs ${missing ?? 'nothing more'})`,
  () => {
    let wizard: ClientWizard;
    let tree: ClientTree;
    let page: Page;

    beforeAll(async () => {
      wizard = await startClientWizard('lockdown');
      ({ tree, page } = wizard);
    });
    afterAll(() => wizard?.stop());
    beforeEach(async () => {
      await page.goto(`${new URL(page.url()).origin}/#/clients`);
      await wizard.open('lockdown/zoom', 'Lock down');
    });

    const autostart = (): string =>
      readFileSync(join(tree.home, '.config/autostart/zoom.desktop'), 'utf8');
    const everything = (): string =>
      execFileSync('find', [tree.root, '-printf', '%P %m %u %g %T@ %l %s\n'], {
        encoding: 'utf8',
        env: { LC_ALL: 'C' },
      })
        .split('\n')
        .sort()
        .join('\n');
    const next = () => page.getByRole('button', { name: 'Next' }).click();
    const apply = async (): Promise<void> => {
      await next();
      await page.getByRole('button', { name: /^Apply/ }).click();
      await page.getByText(/changes? (is|are) made\./).waitFor();
    };

    it('shows each finding with its evidence, and what a switch would change before it is changed', async () => {
      const before = everything();
      const finding = page
        .getByRole('listitem')
        .filter({ hasText: 'Zoom starts every time you log in.' });
      await finding.getByText('Show me').click();
      await finding.getByText('autostart/zoom.desktop').first().waitFor();
      const aside = page.getByRole('complementary');
      await aside.getByText('Hidden=true').waitFor();
      await finding.getByRole('switch').click();
      await aside.getByText('Hidden=true').waitFor({ state: 'detached' });
      expect(everything()).toBe(before);
    });

    it('changes what was shown, says so, and takes all of it back to the last byte', async () => {
      const before = everything();
      await apply();
      expect(autostart()).toContain('Hidden=true');
      await page.getByText('of 100').waitFor();
      await page.getByRole('button', { name: 'Undo everything' }).click();
      await page.getByText('Everything is as it was before.').waitFor();
      expect(everything()).toBe(before);
    });

    it('takes back what was changed before, after the wizard was closed', async () => {
      const before = everything();
      await apply();
      await page.getByRole('link', { name: 'Close' }).click();
      await page.goto(`${new URL(page.url()).origin}/#/lockdown`);
      const past = page.getByRole('region', { name: 'Changed before' });
      await past.getByText('Lockdown').click();
      await past.getByRole('button', { name: 'Undo everything' }).click();
      await past.waitFor({ state: 'detached' });
      expect(everything()).toBe(before);
    });

    it('takes back one change alone', async () => {
      await apply();
      await page.getByRole('button', { name: /^Undo: Mark .*zoom\.desktop/ }).click();
      await page.getByText('undone:').waitFor({ state: 'attached' });
      expect(autostart()).not.toContain('Hidden=true');
      await page.getByRole('button', { name: 'Undo everything' }).click();
      await page.getByText('Everything is as it was before.').waitFor();
    });

    it('asks first where somebody has changed a file since', async () => {
      await apply();
      const path = join(tree.home, '.config/autostart/zoom.desktop');
      appendFileSync(path, 'X-Mine=yes\n');
      await page.getByRole('button', { name: 'Undo everything' }).click();
      await page.getByText('Somebody has changed this since.').waitFor();
      expect(autostart()).toContain('X-Mine=yes');
      await page.getByRole('button', { name: 'Put back what was there before' }).click();
      await page.getByText('Everything is as it was before.').waitFor();
      expect(autostart()).not.toContain('X-Mine=yes');
    });

    it('has nothing that axe complains of, in any stage and theme', async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      }
      await next();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await page.getByRole('button', { name: /^Apply/ }).click();
      await page.getByText(/changes? (is|are) made\./).waitFor();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await page.getByRole('button', { name: 'Undo everything' }).click();
      await page.getByText('Everything is as it was before.').waitFor();
    });

    it('remembers that a manual step was ticked', async () => {
      const tick = page.getByRole('checkbox', { name: /^I have done this/ }).first();
      await tick.check();
      await page.goto(`${new URL(page.url()).origin}/#/lockdown`);
      await page.getByRole('checkbox', { name: /Zoom/ }).waitFor();
      expect(wizard.complaints).toEqual([]);
    });
  },
);
