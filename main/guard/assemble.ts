// What every way in (terminal, desktop, bridge) needs before it can begin.
import { type Catalogue, loadCatalogue } from '../catalogue/index.ts';
import { type Outcome, success } from '../outcome.ts';
import { currentPlatform } from '../platform/index.ts';
import type { Platform } from '../platform/port/index.ts';

export interface Assembly {
  readonly platform: Platform;
  readonly catalogue: Catalogue;
}

/** This machine's platform and the catalogue. Fails on an unsupported system or a broken catalogue file. */
export const assemble = async (): Promise<Outcome<Assembly>> => {
  const platform = await currentPlatform();
  if (!platform.ok) return platform;
  const catalogue = loadCatalogue();
  if (!catalogue.ok) return catalogue;
  return success({ platform: platform.value, catalogue: catalogue.value });
};
