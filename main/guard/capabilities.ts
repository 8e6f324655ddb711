// What this system lets nobody do, gathered from the port: a part that is absent there cannot be offered on a screen.
import type { Incapabilities } from '../../preload/contract/index.ts';
import type { Platform } from '../platform/port/index.ts';
import { noFirewall } from './blocks/set-block.ts';
import { nothingRemovedHere } from './changes/problems.ts';

export const missingHere = ({
  missing,
  firewall,
  removal,
  name,
}: Pick<Platform, 'missing' | 'firewall' | 'removal' | 'name'>): Incapabilities => ({
  ...missing,
  ...(firewall === undefined ? { 'cut-line': noFirewall } : {}),
  ...(removal === undefined ? { remove: nothingRemovedHere(name) } : {}),
});
