// Whether a firewall's rule is for ports that a client is known to use. Others may use them too: it is a guess.
import type { Client } from '../../../catalogue/index.ts';

export interface RulePorts {
  readonly protocol: string;
  /** `8801`, `8801:8810`, `8801-8810`, several with commas between. */
  readonly ports: string;
}

/** Below are everybody's: web, mail, names. */
const firstOfPrograms = 1_024;

/** `udp 8801:8810` where all of the rule's ports are the client's own; null otherwise. */
export const portsOf = ({ endpoints }: Client): ((rule: RulePorts | null) => string | null) => {
  const known = {
    tcp: (endpoints.ports?.tcp ?? []).flatMap(spansIn),
    udp: (endpoints.ports?.udp ?? []).flatMap(spansIn),
  };
  return (rule) => {
    if (rule === null) return null;
    const its = rule.protocol === 'tcp' ? known.tcp : rule.protocol === 'udp' ? known.udp : [];
    const wanted = spansIn(rule.ports);
    const isOurs = wanted.every(
      ([first, last]) =>
        first >= firstOfPrograms && its.some(([from, to]) => from <= first && last <= to),
    );
    return wanted.length > 0 && isOurs ? `${rule.protocol} ${rule.ports}` : null;
  };
};

const spansIn = (text: string): readonly (readonly [number, number])[] =>
  text.split(',').flatMap((part) => {
    const [, first, last = first] = /^\s*(\d{1,5})(?:[:-](\d{1,5}))?\s*$/.exec(part) ?? [];
    return first === undefined ? [] : [[Number(first), Number(last)] as const];
  });
