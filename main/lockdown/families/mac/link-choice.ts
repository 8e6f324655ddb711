// Kinds of links for which this person's choice is a client: a click on any web page starts it.
import type { Client } from '../../../catalogue/index.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { evidence, listed, some } from '../../evidence.ts';

const schemes =
  'https://developer.apple.com/documentation/bundleresources/information-property-list/cfbundleurltypes';

export function linkChoiceCheck(client: Client): Check {
  const name = client.shortName;
  return {
    id: checkId(client, 'local-servers', 'mac-links'),
    client: client.id,
    family: 'local-servers',
    bucket: 'security',
    severity: 'low',
    severityReason: 'A web page can start the client, but macOS’ browsers ask beforehand.',
    title: `On macOS no kind of link starts ${name}.`,
    why: `Whoever writes the link decides what ${name} does when it starts. Several of the holes found in meeting clients began with such a link.`,
    sources: [schemes],
    weightless: true,
    remedy: {
      kind: 'manual',
      byWord: true,
      guide: () => ({
        instructions: [
          'There is no switch in macOS that takes a kind of link away from an application.',
          `When a browser asks whether to open ${name}, refuse, and join in the browser; never tick that it may always do so.`,
        ],
        page: null,
      }),
    },
    look: ({ inventory: { mac } }) => {
      if (mac === undefined || mac.applications.length === 0) return null;
      const seen = mac.applications
        .filter((application) => application.schemes.length > 0)
        .map((application) =>
          evidence(
            'file',
            `${application.shown} offers to open ${application.schemes
              .slice(0, 8)
              .map((scheme) => `${scheme}:`)
              .join(', ')}.`,
            {
              place: application.shown,
              excerpt:
                application.chosenFor.length === 0
                  ? null
                  : `chosen for ${listed(application.chosenFor)}`,
            },
          ),
        );
      if (!some(seen)) return passed;
      return {
        result: 'failed',
        seen: {
          title: `Links on web pages can start ${name}.`,
          evidence: seen,
          is: 'opened by a link',
          shouldBe: 'opened by you alone',
        },
      };
    },
  };
}
