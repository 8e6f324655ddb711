// A kind of link that starts a client by a click, as Windows' classes have it.
import type { Client } from '../../../catalogue/index.ts';
import { success } from '../../../outcome.ts';
import type { LinkClaim } from '../../../platform/port/index.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { evidence, some } from '../../evidence.ts';

const manual =
  'https://learn.microsoft.com/en-us/previous-versions/windows/internet-explorer/ie-developer/platform-apis/aa767914(v=vs.85)';

export const linkClaimChecks = (client: Client): readonly Check[] =>
  client.urlSchemes.map((scheme) => linkClaimCheck(client, scheme));

function linkClaimCheck(client: Client, scheme: string): Check {
  const name = client.shortName;
  const id = checkId(client, 'local-servers', `windows-link-${scheme}`);
  const ofScheme = (claims: readonly LinkClaim[] = []): readonly LinkClaim[] =>
    claims.filter((claim) => claim.scheme.toLowerCase() === scheme.toLowerCase());
  return {
    id,
    client: client.id,
    family: 'local-servers',
    bucket: 'security',
    severity: 'medium',
    severityReason: 'A web page can start the client with words of its own choosing.',
    title: `On Windows a click on a ${scheme}: link does not start ${name}.`,
    why: `Whoever writes the link decides what ${name} does when it starts. Several of the holes found in meeting clients began with such a link.`,
    sources: [manual],
    remedy: {
      kind: 'automatic',
      profile: 'strict',
      mayBreak: `Links in mails and calendars no longer open ${name}; join by its own window, or in the browser. An update may claim them again.`,
      plan: ({ inventory: { windows } }, desk) => {
        for (const { key, scope } of ofScheme(windows?.claims))
          desk.setRegistry({
            step: id,
            sentence: `Take the key ${key.key}, by which ${scheme}: links start ${name}, out of the registry; all of it is kept.`,
            seen: key,
            to: { kind: 'absent' },
            needsRoot: scope === 'system' && windows?.elevated !== true,
          });
        return success(undefined);
      },
    },
    look: ({ inventory: { windows }, installations }) => {
      if (windows === undefined) return null;
      const seen = ofScheme(windows.claims).map(({ key, command }) =>
        evidence('permission', `${key.key} opens ${scheme}: links.`, {
          place: key.key,
          excerpt: command,
        }),
      );
      if (some(seen))
        return {
          result: 'failed',
          seen: {
            title: `A click on a ${scheme}: link starts ${name}.`,
            evidence: seen,
            is: `opened by ${name}`,
            shouldBe: 'opened by nothing',
          },
        };
      return installations.length > 0 ? passed : null;
    },
  };
}
