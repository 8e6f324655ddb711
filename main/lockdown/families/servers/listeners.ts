// A client that waits for others: on the network, or on loopback where every web page may knock.
import type { Listener } from '../../../../preload/contract/index.ts';
import { type Client, claimsOf } from '../../../catalogue/index.ts';
import { type Check, passed, type Seen } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { evidence, some } from '../../evidence.ts';
import { holdsPort } from './ports.ts';

export const listenerChecks = (client: Client): readonly Check[] => [
  networkListenerCheck(client),
  // Browsers listen on loopback for their own developers; a meeting client has every web page's attention.
  ...(client.category === 'conferencing' ? [loopbackListenerCheck(client)] : []),
];

function networkListenerCheck(client: Client): Check {
  const name = client.shortName;
  return {
    id: checkId(client, 'local-servers', 'network-listener'),
    client: client.id,
    family: 'local-servers',
    bucket: 'security',
    severity: 'high',
    severityReason: 'Any machine on the same network can reach it.',
    title: `${name} does not wait for connections from the network.`,
    why: `A meeting client calls out; it does not have to be called. What waits on the network can be attacked from the café's Wi-Fi.`,
    sources: sourcesFor(client),
    remedy: {
      kind: 'manual',
      byWord: false,
      guide: () => ({
        instructions: [
          `Quit ${name} when you are not in a call: the waiting ends with it.`,
          'Switch your system’s firewall on, so that nobody outside reaches it.',
        ],
        page: null,
      }),
    },
    look: lookFor(client, 'network', `${name} accepts connections from other machines.`),
  };
}

function loopbackListenerCheck(client: Client): Check {
  const name = client.shortName;
  return {
    id: checkId(client, 'local-servers', 'loopback-listener'),
    client: client.id,
    family: 'local-servers',
    bucket: 'security',
    severity: 'medium',
    severityReason: 'Programs on this machine and many web pages can talk to it.',
    title: `${name} runs no web server on this machine.`,
    why: `A server on your own machine can be reached by web pages that you visit. In 2019 one of these let any page switch a camera on.`,
    sources: [
      ...sourcesFor(client),
      'https://www.cnet.com/news/your-mac-could-be-hijacked-through-major-security-flaw-in-zoom-conferencing-app/',
    ],
    remedy: {
      kind: 'manual',
      byWord: false,
      guide: () => ({
        instructions: [
          `Quit ${name} when you are not in a call: the server ends with it.`,
          `Join by your browser instead, which needs no such server.`,
        ],
        page: null,
      }),
    },
    look: lookFor(client, 'loopback', `${name} runs a server on this machine.`),
  };
}

const lookFor =
  (client: Client, exposure: Listener['exposure'], title: string): Check['look'] =>
  ({ live }) =>
    live === null
      ? null
      : verdictOf(
          client,
          live.listeners.filter((one) => one.exposure === exposure && one.protocol === 'tcp'),
          title,
        );

function verdictOf(client: Client, listeners: readonly Listener[], title: string) {
  const seen = listeners.map((listener) => {
    const { local, protocol, pid } = listener;
    const known = knownAs(client, listener);
    const at = local.address.includes(':') ? `[${local.address}]` : local.address;
    const what = known === null ? '' : ` Known as: ${known}`;
    return evidence('socket', `Process ${pid} waits at ${at}:${local.port} (${protocol}).${what}`, {
      place: `${at}:${local.port}`,
    });
  });
  if (!some(seen)) return passed;
  const ports = listeners.map(({ local }) => local.port).join(', ');
  const seenHere: Seen = { title, evidence: seen, is: `open at ${ports}`, shouldBe: 'closed' };
  return { result: 'failed', seen: seenHere } as const;
}

function knownAs(client: Client, { local, protocol }: Listener): string | null {
  const known = claimsOf(client).localListeners.find(
    (entry) => entry.ports !== null && holdsPort(entry.ports, local.port, protocol),
  );
  return known?.what ?? null;
}

function sourcesFor(client: Client): string[] {
  const sources = claimsOf(client).localListeners.flatMap((entry) => entry.sources);
  return sources.length > 0
    ? [...new Set(sources)]
    : ['https://man7.org/linux/man-pages/man2/listen.2.html'];
}
