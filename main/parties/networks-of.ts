// All addresses that are known to be the vendor's, and all that are known to be somebody else's own.
import type { Client } from '../catalogue/index.ts';
import { operatorOf } from './operators.ts';
import type { PartyTable } from './table.ts';
import { vendorFacts } from './vendor-facts.ts';

export interface PartyNetworks {
  /** What people call the vendor. */
  readonly vendor: string;
  /** Published ranges, and networks that the vendor runs for this client; each a range or `from-to`. */
  readonly vendorRanges: readonly string[];
  /** Networks that companies run for their own services, and not for this client. What is rented belongs to nobody here. */
  readonly thirdPartyRanges: readonly string[];
}

/** `table`: null where it is missing; then only what the catalogue says is known. */
export const networksOf = (client: Client, table: PartyTable | null): PartyNetworks => {
  const { vendor, ranges } = vendorFacts(client);
  const own = (isVendor: boolean): readonly string[] =>
    table?.rangesOf(({ operator: name }) => {
      const operator = operatorOf(name);
      return (
        operator?.role === 'own-services' &&
        (operator.clients?.includes(client.id) ?? false) === isVendor
      );
    }) ?? [];
  return { vendor, vendorRanges: [...ranges, ...own(true)], thirdPartyRanges: own(false) };
};
