// Rules of firewalls for the client: Callwarden's own block of it is lifted, and what other tools keep is told. A rule
// that only has the client's name in it may be anybody's, so it is offered and never chosen beforehand.
import { success } from '../../outcome.ts';
import type { FirewallRule } from '../../platform/port/index.ts';
import { entryRelic, type Relic, relic } from '../relic.ts';
import type { RemovalSight } from '../sight.ts';

export function firewallRelics(sight: RemovalSight): readonly Relic[] {
  return [
    ...blockRelic(sight),
    ...(sight.traces.firewallRules ?? []).flatMap((rule) =>
      rule.lines === null ? profileRelic(sight, rule) : [ruleRelic(sight, rule, rule.lines)],
    ),
  ];
}

function blockRelic(sight: RemovalSight): readonly Relic[] {
  const { client, live } = sight;
  const block = live?.block ?? null;
  if (block === null) return [];
  return [
    relic(sight, {
      kind: 'firewall-rule',
      name: 'own-block',
      belonging: 'client',
      sentence: `Callwarden’s own block of ${client.shortName}; it was made on ${block.madeAt.slice(0, 10)}, and is lifted, for there is nothing left to block.`,
      way: 'reset',
      needsRoot: sight.uid !== 0,
      plan: (desk) => {
        desk.liftBlock(
          `${client.id}:firewall-rule:own-block`,
          `Lift Callwarden’s block of ${client.shortName}.`,
          block,
        );
        return success(undefined);
      },
    }),
  ];
}

/** Gives names to ports, and lets nothing through by itself. */
function profileRelic(sight: RemovalSight, { file, tool, word }: FirewallRule): readonly Relic[] {
  const isOwned = sight.ownership.packageOf(file.shown)?.client === sight.client.id;
  if (!isOwned && word === null) return [];
  const tells = `${file.shown} tells ${tool} of ports for ${sight.client.shortName}`;
  return [
    entryRelic(sight, {
      kind: 'firewall-rule',
      entry: file,
      belonging: isOwned ? 'client' : 'guess',
      sentence: isOwned
        ? `${tells}.`
        : `${tells}, by the name “${word}” alone: look into it before you choose it.`,
    }),
  ];
}

function ruleRelic(
  sight: RemovalSight,
  { tool, file, word, ports }: FirewallRule,
  lines: NonNullable<FirewallRule['lines']>,
): Relic {
  const { client, uid } = sight;
  const name = `${file.shown}:${titleOf(lines.text)}`;
  const what = word ?? ports ?? '';
  const why =
    word === null
      ? `${client.shortName} uses these ports, and others may use them too`
      : 'nothing more is known of it than this name';
  const said = `A rule of ${tool} in ${file.shown} with “${what}”; ${why}.`;
  const base = {
    kind: 'firewall-rule',
    name,
    belonging: 'guess',
    evidence: [
      {
        kind: 'file',
        text: `${file.shown} has a rule with “${what}”.`,
        place: file.shown,
        line: lines.first,
        excerpt: lines.text,
      },
    ],
  } as const;
  if (uid !== 0)
    return relic(sight, {
      ...base,
      sentence: `${said} Callwarden does not change it as the administrator: ${byHand[tool]}`,
      way: 'by-hand',
    });
  return relic(sight, {
    ...base,
    sentence: `${said} Taken out, it holds no more once ${tool} reads its rules anew.`,
    way: 'reset',
    plan: (desk) =>
      desk.changeFile({
        step: `${client.id}:firewall-rule:${name}`,
        sentence: `Take the rule with “${what}” out of ${file.shown} (${tool} reads it when it starts or reloads).`,
        path: file.path,
        seen: file,
        mode: file.mode,
        change: (content) => success(withoutLines(content ?? file.content, lines.text)),
      }),
  });
}

/** Its first line: the same from look to look, wherever in the file it stands. */
const titleOf = (text: string): string =>
  text
    .trim()
    .replace(/^### tuple ### /, '')
    .split('\n')[0] ?? '';

/** The administrator's own way to it. */
const byHand: Readonly<Record<FirewallRule['tool'], string>> = {
  ufw: '“ufw status numbered” shows its number, “ufw delete NUMBER” takes it away.',
  firewalld: '“firewall-cmd --permanent --remove-service=NAME” takes it away.',
  nftables: 'take its line out of the file, then reload nftables.',
  iptables: 'take its line out of the file, then load it with iptables-restore.',
};

/** Each such block of whole lines; every other byte stays. */
const withoutLines = (content: Buffer, text: string): Buffer => {
  const lines = content.toString('latin1').split('\n');
  const gone = text.split('\n');
  const kept: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const isHere = gone.every((line, offset) => lines[at + offset] === line);
    if (isHere) at += gone.length;
    else {
      kept.push(lines[at] ?? '');
      at += 1;
    }
  }
  return Buffer.from(kept.join('\n'), 'latin1');
};
