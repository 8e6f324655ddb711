// Whom a client talks to, in one line: its vendor, third parties, and the rest.
import { ArrowUpDown } from 'lucide-react';
import { type ClientNow, type Now, sumByParty } from '../../../preload/contract/index.ts';
import { useWords } from '../../words/use-words.ts';

export const Traffic = ({ client, now }: { readonly client: ClientNow; readonly now: Now }) => {
  const { t, bytes } = useWords();
  const connections = now.snapshot.connections.filter((each) => each.client === client.id);
  const open = now.snapshot.listeners.filter(
    (each) => each.client === client.id && each.exposure === 'network',
  ).length;
  const { vendors, thirdParties, others } = sumByParty(connections);
  const named = vendors.length + thirdParties.length > 0;
  const parts = [
    ...vendors.map((sum) => t('now.toVendor', { bytes: bytes(sum.bytes), owner: sum.owner })),
    thirdParties.length > 0 && t('now.thirdParties', { count: thirdParties.length }),
    others > 0 && t(named ? 'now.others' : 'now.connections', { count: others }),
    open > 0 && t('now.listeners', { count: open }),
  ].filter((part) => part !== false);
  return (
    <div className="line traffic quiet number">
      <ArrowUpDown aria-hidden="true" />
      {connections.length === 0 ? (
        <span>{[t('now.connectionsNone'), ...parts].join(' · ')}</span>
      ) : (
        <a
          href={`#/network/${client.id}`}
          aria-label={`${t('now.whom', { name: client.name })}: ${parts.join(', ')}`}
        >
          {parts.join(' · ')} ›
        </a>
      )}
    </div>
  );
};
