// What of the client runs now, and what of it waits for others.
import type { Listener, Process } from '../../../preload/contract/index.ts';
import { type Relic, relic } from '../relic.ts';
import type { RemovalSight } from '../sight.ts';

export function processRelics(sight: RemovalSight): readonly Relic[] {
  const { live, client, uid } = sight;
  if (live === null) return [];
  const own = live.processes.filter((one) => uid === 0 || one.uid === uid);
  const sure = own.filter(({ identity }) => identity !== 'name-only');
  return [
    ...(sure.length === 0 ? [] : [runningRelic(sight, sure)]),
    ...own
      .filter(({ identity }) => identity === 'name-only')
      .map((one) =>
        relic(sight, {
          kind: 'process',
          name: `${one.name}:${one.pid}`,
          belonging: 'guess',
          sentence: `Process ${one.pid} ${one.evidence}; nothing else says that it is ${client.shortName}.`,
          way: 'end',
          evidence: [processEvidence(one)],
          ends: keysOf(sight, [one]),
        }),
      ),
    ...live.processes
      .filter((one) => !own.includes(one))
      .map((one) =>
        relic(sight, {
          kind: 'process',
          name: `${one.name}:${one.pid}`,
          belonging: 'shared',
          sentence: `Process ${one.pid} of ${client.shortName} runs for another user of this machine; it is left alone.`,
          way: 'keep',
          evidence: [processEvidence(one)],
        }),
      ),
    ...live.listeners.map((listener) => listenerRelic(sight, listener, sure)),
  ];
}

function runningRelic(sight: RemovalSight, processes: readonly Process[]): Relic {
  const name = sight.client.shortName;
  return relic(sight, {
    kind: 'process',
    name: 'running',
    belonging: 'client',
    sentence:
      processes.length === 1
        ? `${name} is running (one process).`
        : `${name} is running (${processes.length} processes).`,
    way: 'end',
    evidence: processes.map(processEvidence),
    ends: keysOf(sight, processes),
  });
}

function listenerRelic(sight: RemovalSight, listener: Listener, sure: readonly Process[]): Relic {
  const { protocol, local, pid, exposure } = listener;
  const its = sure.filter((one) => one.pid === pid);
  const place = `${protocol}:${local.address}:${local.port}`;
  const whom = exposure === 'network' ? 'everybody on the network' : 'every program here';
  return relic(sight, {
    kind: 'listener',
    name: place,
    belonging: its.length > 0 ? 'client' : 'guess',
    sentence: `${sight.client.shortName} listens on ${protocol} port ${local.port} for ${whom}; it ends with its process ${pid}.`,
    way: 'end',
    evidence: [
      {
        kind: 'socket',
        text: `Process ${pid} listens on ${place}.`,
        place,
        line: null,
        excerpt: null,
      },
    ],
    ends: keysOf(sight, its),
  });
}

const keysOf = ({ live }: RemovalSight, processes: readonly Process[]) => {
  const pids = new Set(processes.map(({ pid }) => pid));
  return (live?.keys ?? []).filter(({ pid }) => pids.has(pid));
};

const processEvidence = ({ pid, name, executable, evidence }: Process) => ({
  kind: 'process' as const,
  text: `Process ${pid} (${name}) ${evidence}.`,
  place: executable,
  line: null,
  excerpt: null,
});
