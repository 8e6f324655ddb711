// Which places of the registry matter for the clients: what one question to the probe then tells.
import type { RegistryPlace } from '../../../../preload/contract/index.ts';
import { type Client, claimsOf } from '../../../catalogue/index.ts';
import { foldCase } from '../../../catalogue/paths/windows-paths.ts';
import type { ConsentListed, HandlerListed } from '../inventory/index.ts';
import type { Owners } from './owners.ts';

const store =
  'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\CapabilityAccessManager\\ConsentStore';

export interface Wanted<T> {
  readonly client: string;
  readonly place: RegistryPlace;
  readonly what: T;
}

export function wantedConsents(
  consents: readonly ConsentListed[],
  owners: Owners,
): readonly Wanted<ConsentListed>[] {
  return consents.flatMap((what) => {
    const { ofMachine, packaged, program, device } = what;
    const client = packaged ? owners.ofPackageFamily(program) : owners.ofProgram(program);
    if (client === null || ofMachine) return [];
    const name = packaged ? program : `NonPackaged\\${program.replaceAll('\\', '#')}`;
    const folder = device === 'camera' ? 'webcam' : 'microphone';
    return [
      { client, what, place: { key: `${store}\\${folder}\\${name}`, view: 64, value: 'Value' } },
    ];
  });
}

/** Kinds of links that the catalogue knows of a client, and that a program of its own opens. */
export function wantedClaims(
  clients: readonly Client[],
  handlers: readonly HandlerListed[],
  owners: Owners,
): readonly Wanted<HandlerListed>[] {
  return handlers.flatMap((what) => {
    const { user, view, scheme, command } = what;
    const client = clients.find(({ id }) => id === owners.ofCommand(command ?? ''));
    const known = client?.urlSchemes.some((each) => foldCase(each) === foldCase(scheme)) ?? false;
    if (client === undefined || !known) return [];
    const key = `${user === null ? 'HKLM' : 'HKCU'}\\Software\\Classes\\${scheme}`;
    return [{ client: client.id, what, place: { key, view, value: null } }];
  });
}

/** Documented policies that are a number in one known key. */
export function wantedPolicies(clients: readonly Client[]): readonly Wanted<string>[] {
  return clients.flatMap((client) =>
    claimsOf(client)
      .hardening.filter(
        ({ platforms, type, where }) =>
          platforms.includes('win32') &&
          type === 'REG_DWORD' &&
          /^HK(?:LM|CU)(?:\\[^\\*{}/]+)+$/.test(where),
      )
      .map(({ key, where }) => ({
        client: client.id,
        what: key,
        place: { key: where, view: 64, value: key },
      })),
  );
}

/**
 * What the catalogue lists as left behind: `HKCU\Software\Zoom`, `HKCU\…\Run#Zoom`, with stars below the second key.
 */
export function wantedLeftovers(clients: readonly Client[]): readonly Wanted<string>[] {
  return clients.flatMap((client) =>
    client.leftovers.win32.flatMap((pattern) => {
      const [key = '', value = null] = pattern.split('#');
      if (!/^HK(?:LM|CU)\\[^\\*]+(?:\\[^\\]+)+$/.test(key)) return [];
      // A star alone at the end would be everybody's keys.
      if (key.split('\\').at(-1) === '*' && value === null) return [];
      return [{ client: client.id, what: pattern, place: { key, view: 64, value } }];
    }),
  );
}
