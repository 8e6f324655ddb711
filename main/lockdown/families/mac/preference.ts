// A setting that the client's vendor documents for macOS: one key in a domain of preferences.
import { type Client, type MacSetting, macSettingsOf } from '../../../catalogue/index.ts';
import { success } from '../../../outcome.ts';
import type { Preferences } from '../../../platform/port/index.ts';
import { type Check, passed } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { evidence, ownedBy } from '../../evidence.ts';

type Value = string | number | boolean;

export const preferenceChecks = (client: Client): readonly Check[] =>
  macSettingsOf(client).flatMap((setting) => {
    const { safeValue } = setting.hardening;
    return safeValue === null ? [] : [preferenceCheck(client, setting, safeValue)];
  });

function preferenceCheck(
  client: Client,
  { hardening, domain, shown }: MacSetting,
  safe: Value,
): Check {
  const name = client.shortName;
  const { key, meaning, sources } = hardening;
  const id = checkId(client, 'client-configuration', `preference-${key}`);
  const guessed = hardening.inferred === true;
  const strict = hardening.strict === true || hardening.optional === true;
  const shouldBe = `${key} = ${String(safe)}`;
  const mine = (all: readonly Preferences[] = []): Preferences | undefined =>
    all.find((preferences) => preferences.domain === domain);
  return {
    id,
    client: client.id,
    family: 'client-configuration',
    bucket: 'configuration',
    severity: guessed ? 'low' : 'medium',
    severityReason: guessed
      ? 'What the setting does is read from its name; nobody has documented it.'
      : 'It is a documented setting that decides what the client may do.',
    title: `${ownedBy(name)} preferences are careful: ${meaning}.`,
    why: `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}. The client reads it when it starts.`,
    sources,
    ...(guessed ? { weightless: true as const } : {}),
    remedy: {
      kind: 'automatic',
      profile: guessed ? null : strict ? 'strict' : 'careful',
      mayBreak: guessed ? 'It may do something else than its name says, or nothing.' : null,
      plan: ({ inventory: { mac } }, desk) => {
        const before = mine(mac?.preferences)?.values?.get(key);
        // Through defaults(1): macOS keeps preferences in memory, and would write its own over a changed file.
        desk.run(
          id,
          `Set ${key} to ${String(safe)} in ${shown}.`,
          ['/usr/bin/defaults', 'write', domain, key, ...typed(safe)],
          before === undefined
            ? ['/usr/bin/defaults', 'delete', domain, key]
            : ['/usr/bin/defaults', 'write', domain, key, ...typed(before)],
          domain.startsWith('/'),
        );
        return success(undefined);
      },
    },
    look: ({ inventory: { mac }, installations }) => {
      const preferences = mine(mac?.preferences);
      if (preferences === undefined || installations.length === 0) return null;
      const value = preferences.values?.get(key);
      if (value !== undefined && isSame(value, safe)) return passed;
      // On a guess nobody is asked to add a value.
      if (value === undefined && guessed) return passed;
      const says = value === undefined ? 'does not say' : `says ${String(value)} for`;
      return {
        result: value === undefined ? 'cannot-tell' : 'failed',
        seen: {
          title: `${ownedBy(name)} preferences could be more careful: ${meaning}.`,
          evidence: [evidence('file', `${shown} ${says} ${key}.`, { place: shown })],
          is: value === undefined ? 'not set' : `${key} = ${String(value)}`,
          shouldBe,
        },
      };
    },
  };
}

/** As `defaults write` takes a value with its type. */
const typed = (value: Value): readonly [string, string] => {
  if (typeof value === 'boolean') return ['-bool', value ? 'true' : 'false'];
  if (typeof value === 'number')
    return [Number.isInteger(value) ? '-int' : '-float', String(value)];
  return ['-string', value];
};

/** Written by hand, a truth is often a number or a word (defaults(1)). */
const isSame = (value: Value, safe: Value): boolean => {
  if (value === safe) return true;
  if (typeof safe !== 'boolean') return false;
  if (typeof value === 'number') return value === Number(safe);
  return (
    typeof value === 'string' &&
    /^(?:1|yes|true)$/i.test(value) === safe &&
    /^(?:[01]|yes|no|true|false)$/i.test(value)
  );
};
