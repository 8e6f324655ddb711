// Settings that live in an account on the vendor's machines: the person sets them, ticks them, and is asked again.
import type { Client } from '../../../catalogue/index.ts';
import type { Check } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { evidence } from '../../evidence.ts';
import { accountSteps } from './account-steps.ts';

export const accountChecks = (client: Client): readonly Check[] =>
  (accountSteps[client.id] ?? []).map((step) => ({
    id: checkId(client, 'account-settings', step.name),
    client: client.id,
    family: 'account-settings',
    bucket: 'configuration',
    severity: step.severity,
    severityReason: step.severityReason,
    title: `${step.wanted}.`,
    why: step.why,
    sources: [step.source],
    remedy: { kind: 'manual', byWord: true, guide: () => step },
    look: ({ installations }) =>
      installations.length === 0
        ? null
        : {
            result: 'cannot-tell',
            seen: {
              title: `Not ticked yet: ${step.wanted.charAt(0).toLowerCase()}${step.wanted.slice(1)}.`,
              evidence: [
                evidence(
                  'statement',
                  `This is set in your ${client.shortName} account, where Callwarden cannot look.`,
                  { place: step.page },
                ),
              ],
              is: null,
              shouldBe: step.wanted,
            },
          },
  }));
