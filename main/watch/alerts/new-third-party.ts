// A client talks to a company that is not its vendor, and was never seen to do so before.
import { atAddress, type EventRule } from './rule.ts';

export const newThirdParty: EventRule = (event, context) => {
  // A name may tell only later who it is.
  if (event.type !== 'connection.opened' && event.type !== 'connection.changed') return null;
  const { id, client, pid, party, protocol, remote } = event.connection;
  if (party?.kind !== 'third-party' || party.owner === null || remote === null) return null;
  // A browser goes wherever its person goes.
  if (context.categoryOf(client) !== 'conferencing' || context.hasMet(client, party.owner))
    return null;
  const name = context.nameOf(client);
  return {
    id: `new-third-party:${id}`,
    rule: 'new-third-party',
    at: new Date(context.nowMs).toISOString(),
    client,
    device: null,
    pid,
    application: name,
    evidence: [
      `${name} is connected to ${party.owner} for the first time.`,
      `The other end is ${atAddress(remote.address, remote.port)} (${protocol}): ${party.reason}`,
    ],
  };
};
