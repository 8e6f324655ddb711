// A policy that the client's vendor documents for Windows: a number in one key of the registry.
import { type Client, claimsOf } from '../../../catalogue/index.ts';
import { success } from '../../../outcome.ts';
import type { PolicyValue } from '../../../platform/port/index.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { evidence, ownedBy } from '../../evidence.ts';

type Hardening = Client['hardening'][number];

export const policyChecks = (client: Client): readonly Check[] =>
  claimsOf(client)
    .hardening.filter(
      ({ platforms, type, where }) =>
        platforms.includes('win32') && type === 'REG_DWORD' && /^HK(?:LM|CU)\\/.test(where),
    )
    .flatMap((hardening) =>
      typeof hardening.safeValue === 'number'
        ? [policyCheck(client, hardening, hardening.safeValue)]
        : [],
    );

function policyCheck(client: Client, hardening: Hardening, safe: number): Check {
  const name = client.shortName;
  const { key: setting, where, meaning, sources } = hardening;
  const id = checkId(client, 'client-configuration', `policy-${setting}`);
  const guessed = hardening.inferred === true || hardening.subkeyUncertain === true;
  const shouldBe = `${setting} = ${safe}`;
  const mine = (policies: readonly PolicyValue[] = []): PolicyValue | undefined =>
    policies.find((policy) => policy.setting === setting);
  return {
    id,
    client: client.id,
    family: 'client-configuration',
    bucket: 'configuration',
    severity: guessed ? 'low' : 'medium',
    severityReason: guessed
      ? 'Where or how the policy works on Windows is not documented beyond doubt.'
      : 'It is a documented policy that decides what the client may do.',
    title: `${ownedBy(name)} policy is careful: ${meaning}.`,
    why: `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}. A policy of the machine holds whatever is set in the program.`,
    sources,
    ...(guessed ? { weightless: true as const } : {}),
    remedy: {
      kind: 'automatic',
      profile: guessed ? null : 'careful',
      mayBreak: guessed ? 'It may do something else than its name says, or nothing.' : null,
      plan: ({ inventory: { windows } }, desk) => {
        const policy = mine(windows?.policies);
        if (policy !== undefined)
          desk.setRegistry({
            step: id,
            sentence: `Set the policy ${setting} to ${safe} in ${where}.`,
            seen: policy.value,
            to: { kind: 'value', type: number, data: dword(safe).toString('base64') },
            needsRoot: where.startsWith('HKLM') && windows?.elevated !== true,
          });
        return success(undefined);
      },
    },
    look: ({ inventory: { windows }, installations }) => {
      const policy = mine(windows?.policies);
      if (policy === undefined || installations.length === 0) return null;
      const { stands, key } = policy.value;
      const data = stands.kind === 'value' ? Buffer.from(stands.data, 'base64') : null;
      const is = data?.length === 4 ? data.readUInt32LE() : null;
      if (is === safe) return passed;
      // On a guess nobody is asked to add a value.
      if (stands.kind === 'absent' && guessed) return passed;
      const said = is === null ? 'does not say' : `says ${is} for`;
      return {
        result: is === null ? 'cannot-tell' : 'failed',
        seen: {
          title: `${ownedBy(name)} policy could be more careful: ${meaning}.`,
          evidence: [evidence('policy', `${key} ${said} ${setting}.`, { place: key })],
          is: is === null ? 'not set' : `${setting} = ${is}`,
          shouldBe,
        },
      };
    },
  };
}

/** REG_DWORD (winnt.h) */
const number = 4;

const dword = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
