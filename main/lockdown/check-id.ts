// A check's name for good: `zoom:client-configuration:enablelog`.
import type { CheckFamily } from '../../preload/contract/index.ts';
import type { Client } from '../catalogue/index.ts';

/** `name` may be anything; in the id it is lower case, with dashes for whatever is no letter or digit. */
export const checkId = (client: Client, family: CheckFamily, name: string): string =>
  `${client.id}:${family}:${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}`;
