// What every family of the inventory is given.
import type { Installation } from '../../../../preload/contract/index.ts';
import type { Client } from '../../../catalogue/index.ts';
import type { Ground } from '../../ground/index.ts';
import { type PlistValue, parsePlist } from '../plist/index.ts';

export interface Look {
  readonly clients: readonly Client[];
  readonly installations: readonly Installation[];
  readonly ground: Ground;
  /** The person whose session launchd keeps. */
  readonly uid: number;
  /** This very Mac, not another disk's: launchd and the background items can be asked. */
  readonly isThisMac: boolean;
  /** This very person's, who runs us: their preferences can be asked for. */
  readonly isThisSession: boolean;
}

const mostBytes = 4 * 1024 * 1024;

/** The property list that stands there; null where nothing does. What is none becomes a problem. */
export function plistAt(ground: Ground, shown: string): PlistValue | undefined {
  const bytes = ground.kindOf(shown) === 'file' ? ground.bytes(shown, mostBytes) : null;
  if (bytes === null) return undefined;
  const list = parsePlist(bytes, shown);
  if (list.ok) return list.value;
  const { advice, cause } = list.problem;
  ground.report('invalid-data', shown, 'is no property list that can be read', advice, cause);
  return undefined;
}
