// A root of the test's own, planted with files, folders and links; gone afterwards.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Client, loadCatalogue } from '../../../../main/catalogue/index.ts';
import { installedSoftware } from '../../../../main/platform/linux/installed/index.ts';
import type { InstalledSoftware } from '../../../../main/platform/port/index.ts';

/** A text is a file, `{ to }` a link, `null` an empty folder. */
export type Planting = Readonly<Record<string, string | Buffer | { readonly to: string } | null>>;

export const ownRoot = (planting: Planting = {}): string => {
  const root = mkdtempSync(join(tmpdir(), 'callwarden-root-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  plant(root, planting);
  return root;
};

export const plant = (root: string, planting: Planting): void => {
  for (const [path, what] of Object.entries(planting)) {
    const place = join(root, path);
    mkdirSync(what === null ? place : dirname(place), { recursive: true });
    if (what === null) continue;
    if (typeof what === 'string' || Buffer.isBuffer(what)) writeFileSync(place, what);
    else symlinkSync(what.to, place);
  }
};

const catalogue = loadCatalogue();
if (!catalogue.ok) throw new Error(catalogue.problem.message);
export const clients: readonly Client[] = catalogue.value.clients;

/** What is installed below a root, with the home `/home/alice` inside it unless said otherwise. */
export const lookAt = async (
  root: string,
  home = join(root, 'home/alice'),
): Promise<InstalledSoftware> => {
  const software = await installedSoftware(clients, { root, home });
  if (!software.ok) throw new Error(software.problem.message);
  return software.value;
};
