// Which third parties a person was told of for each client, so that each is told once.
import type { ClientId, Connection } from '../../preload/contract/index.ts';

export interface ThirdParty {
  readonly client: ClientId;
  readonly owner: string;
}

export class ThirdParties {
  readonly #met = new Map<string, ThirdParty>();

  constructor(metBefore: readonly ThirdParty[]) {
    for (const met of metBefore) this.#met.set(keyOf(met), met);
  }

  readonly hasMet = (client: ClientId, owner: string): boolean =>
    this.#met.has(keyOf({ client, owner }));

  /** Anybody but a third party with a name leaves no trace. */
  meet({ client, party }: Connection): void {
    if (party?.kind !== 'third-party' || party.owner === null) return;
    const met = { client, owner: party.owner };
    this.#met.set(keyOf(met), met);
  }

  all(): readonly ThirdParty[] {
    return [...this.#met.values()];
  }
}

const keyOf = ({ client, owner }: ThirdParty): string => `${client}\0${owner}`;
