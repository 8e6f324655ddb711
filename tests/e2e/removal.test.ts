// The removal wizard in a browser, from the first look to the restore, with the real dpkg in a root made for it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClientTree } from '../rigs/client-tree.ts';
import { missingPackages } from '../rigs/programs.ts';
import { type ClientWizard, startClientWizard } from './client-wizard.ts';
import { missingBrowser } from './window.ts';

// dpkg takes packages away for root alone.
const missing =
  missingPackages('dpkg') ??
  missingBrowser() ??
  (process.getuid?.() === 0 ? null : 'to run as root');

describe.skipIf(missing !== null)(`the removal wizard (needs ${missing ?? 'nothing more'})`, () => {
  let wizard: ClientWizard;
  let tree: ClientTree;
  let page: Page;

  beforeAll(async () => {
    wizard = await startClientWizard('removal');
    ({ tree, page } = wizard);
    await wizard.open('remove/zoom', 'Remove Zoom');
  });
  afterAll(() => wizard?.stop());

  const next = () => page.getByRole('button', { name: 'Next' }).click();
  const axe = async (): Promise<void> => {
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  };
  const inHome = (path: string): string => join(tree.home, path);

  it('finds what is there, and says whose it is; what could be the person’s own is not chosen', async () => {
    await page.getByText('This is what Zoom has on this machine.').waitFor();
    await axe();
    await next();
    const own = page.getByRole('region', { name: 'Yours' });
    await own.getByText('Documents/Zoom').first().waitFor();
    expect(await own.getByRole('checkbox').isChecked()).toBe(false);
    const its = page.getByRole('region', { name: 'The program’s' });
    for (const box of await its.getByRole('checkbox').all())
      expect(await box.isChecked()).toBe(true);
    const guessed = page.getByRole('region', { name: 'Only guessed' });
    for (const box of await guessed.getByRole('checkbox').all())
      expect(await box.isChecked()).toBe(false);
    await axe();
  });

  it('shows exactly what would be done, and has done nothing yet', async () => {
    await next();
    await page.getByText(/dpkg --root=.* --remove -- zoom/).waitFor();
    await page.getByText('Callwarden cannot undo this').waitFor();
    await axe();
    expect(existsSync(inHome('.zoom'))).toBe(true);
  });

  it('removes it, and proves that nothing is left but what was kept', async () => {
    await page.getByRole('button', { name: 'Remove Zoom' }).click();
    await page.getByText('Nothing of Zoom is left.').waitFor({ timeout: 60_000 });
    await axe();
    expect(existsSync(join(tree.root, 'opt/zoom'))).toBe(false);
    expect(existsSync(inHome('.zoom'))).toBe(false);
    expect(existsSync(inHome('.config/zoomus.conf'))).toBe(false);
    expect(readdirSync(inHome('Documents/Zoom')).length).toBeGreaterThan(0);
    const status = readFileSync(join(tree.root, 'var/lib/dpkg/status'), 'utf8');
    expect(status).not.toMatch(/Package: zoom\n(?:.+\n)*?Status: install ok installed/);
    expect(status).toContain('Package: slack-desktop');
  });

  it('puts back what it had moved', async () => {
    await next();
    await page.getByRole('button', { name: 'Put everything back' }).click();
    await page.getByText('The files are back where they were.').waitFor();
    await axe();
    expect(existsSync(inHome('.zoom'))).toBe(true);
    expect(existsSync(inHome('.config/zoomus.conf'))).toBe(true);
  });

  it('ends with the letter to the vendor and where to go instead', async () => {
    await next();
    await page.getByText('Ask for erasure (EU, GDPR Art. 17)').waitFor();
    await page.getByText('What to use instead').waitFor();
    await axe();
    expect(wizard.complaints).toEqual([]);
  });
});
