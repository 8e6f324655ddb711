// A grant of a flatpak's that can be taken away with an override of the person's own.
import type { Client } from '../../../catalogue/index.ts';
import { success } from '../../../outcome.ts';
import type { SandboxGrant } from '../../../platform/port/index.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { addToKeyfileList, takeFromKeyfileList } from '../../codecs/keyfile.ts';
import { evidence, some } from '../../evidence.ts';
import { flatpakRules, type GrantRule } from './flatpak-rules.ts';

export const flatpakGrantChecks = (client: Client): readonly Check[] =>
  client.linux.packages.flatpak.length === 0
    ? []
    : flatpakRules.map((rule) => flatpakGrantCheck(client, rule));

function flatpakGrantCheck(client: Client, rule: GrantRule): Check {
  const name = client.shortName;
  const id = checkId(client, 'device-access', rule.name);
  const given = (grants: readonly SandboxGrant[]): readonly SandboxGrant[] =>
    grants.filter(({ source, grant }) => source === 'flatpak' && rule.matches.test(grant));
  return {
    id,
    client: client.id,
    family: 'device-access',
    bucket: 'configuration',
    severity: rule.severity,
    severityReason: rule.severityReason,
    title: `The flatpak of ${name} has no grant by which it ${rule.may}.`,
    why: rule.why,
    sources: [
      'https://docs.flatpak.org/en/latest/sandbox-permissions.html',
      ...documentedFor(client, rule),
    ],
    remedy: {
      kind: 'automatic',
      profile: rule.profile,
      mayBreak: rule.mayBreak,
      plan: ({ inventory }, desk) => {
        for (const { grant, application, overridePath, override } of given(inventory.grants)) {
          if (overridePath === null) continue;
          const [key, value] = splitGrant(grant);
          const changed = desk.changeFile({
            step: id,
            sentence: `Take the grant ${grant} away from ${application}, for you.`,
            path: overridePath,
            seen: override,
            mode: 0o644,
            change: (content) => denyGrant(content, overridePath, key, value),
          });
          if (!changed.ok) return changed;
        }
        return success(undefined);
      },
    },
    look: ({ inventory, installations }) => {
      const seen = given(inventory.grants).map(({ grant, application, place }) =>
        evidence('permission', `${application} has the grant ${grant}.`, { place, excerpt: grant }),
      );
      if (some(seen)) {
        return {
          result: 'failed',
          seen: {
            title: `${name} ${rule.may}.`,
            evidence: seen,
            is: 'granted',
            shouldBe: 'not granted',
          },
        };
      }
      return installations.some(({ source }) => source === 'flatpak') ? passed : null;
    },
  };
}

/** As `flatpak override --user --no…` does it: the value with a `!` before it, and no longer without. */
function denyGrant(content: Buffer | null, path: string, key: string, value: string) {
  const taken = takeFromKeyfileList(
    content ?? Buffer.alloc(0),
    path,
    ['Context', key],
    [value, `${value}:rw`, `${value}:ro`, `${value}:create`],
  );
  return taken.ok ? addToKeyfileList(taken.value, path, ['Context', key], [`!${value}`]) : taken;
}

/** `filesystems=home:rw` is the key `filesystems` and the value `home`: a denial names no mode. */
function splitGrant(grant: string): readonly [key: string, value: string] {
  const [key = '', value = ''] = grant.split('=', 2);
  return [key, value.replace(/:(?:rw|ro|create)$/, '')];
}

/** What the catalogue says about this very grant of this client, if anything. */
const documentedFor = (client: Client, rule: GrantRule): readonly string[] =>
  client.hardening
    .filter(
      ({ key, lead }) => lead !== true && rule.matches.test(`filesystems=${key.split('=')[1]}`),
    )
    .flatMap(({ sources }) => sources);
