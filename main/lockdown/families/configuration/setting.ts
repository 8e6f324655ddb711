// A setting in a client's own file: how it is, how it should be.
import { type Client, claimsOf } from '../../../catalogue/index.ts';
import { success } from '../../../outcome.ts';
import type { ConfigurationFile, FileSeen } from '../../../platform/port/index.ts';
import { type Check, passed, type Verdict } from '../../check.ts';
import { checkId } from '../../check-id.ts';
import { evidence, ownedBy } from '../../evidence.ts';
import { readSetting, type SettingPlace, settingPlace, writeSetting } from './setting-place.ts';

type Hardening = Client['hardening'][number];

/** One for each documented or observed setting of the client's that stands in a file of its own on that system. */
export const settingChecks = (client: Client, system: 'linux' | 'win32'): readonly Check[] =>
  claimsOf(client)
    .hardening.filter(({ platforms }) => platforms.includes(system))
    .flatMap((hardening) => {
      const place = settingPlace(hardening);
      // A place of the other system's is another check's.
      return place === null || place.path.startsWith('%') !== (system === 'win32')
        ? []
        : [settingCheck(client, hardening, place)];
    });

function settingCheck(client: Client, hardening: Hardening, place: SettingPlace): Check {
  const name = client.shortName;
  const onWindows = place.path.startsWith('%') ? 'windows-' : '';
  const id = checkId(client, 'client-configuration', `${onWindows}${hardening.key}`);
  const guessed = hardening.inferred === true;
  const safe = hardening.safeValue;
  const shouldBe = `${hardening.key} = ${String(safe)}`;
  const strict = hardening.strict === true || hardening.optional === true;
  return {
    id,
    client: client.id,
    family: 'client-configuration',
    bucket: 'configuration',
    severity: guessed ? 'low' : 'medium',
    severityReason: guessed
      ? 'What the setting does is read from its name; nobody has documented it.'
      : 'It is a documented setting that decides what the client may do.',
    title: `${name} is set carefully: ${meaningOf(hardening)}.`,
    why: `${sentence(meaningOf(hardening))}${guessed ? ' That is what its name says; the vendor does not document it.' : ''}`,
    sources: hardening.sources,
    ...(guessed ? { weightless: true as const } : {}),
    remedy: {
      kind: 'automatic',
      profile: guessed ? null : strict ? 'strict' : 'careful',
      mayBreak: guessed
        ? `It may do something else than its name says. ${name} may also write it anew.`
        : null,
      plan: (sight, desk) => {
        for (const file of filesFor(sight.inventory.configuration, place)) {
          const changed = desk.changeFile({
            step: id,
            sentence: `Set ${hardening.key} to ${String(safe)} in ${file.shown}.`,
            path: file.path,
            seen: file,
            mode: 0o600,
            change: (content) => writeSetting(content, file.shown, place, safe),
          });
          if (!changed.ok) return changed;
        }
        return success(undefined);
      },
    },
    look: ({ inventory }) => {
      const verdicts = filesFor(inventory.configuration, place).map((file) =>
        lookInto(file, hardening, place, name, shouldBe),
      );
      return verdicts.find(({ result }) => result !== 'passed') ?? verdicts[0] ?? null;
    },
  };
}

function lookInto(
  file: FileSeen,
  hardening: Hardening,
  place: SettingPlace,
  name: string,
  shouldBe: string,
): Verdict {
  const found = readSetting(file.content, file.shown, place);
  if (!found.ok) {
    const seen = evidence('file', found.problem.message, { place: file.shown });
    const title = `${ownedBy(name)} setting ${hardening.key} cannot be read.`;
    return { result: 'cannot-tell', seen: { title, evidence: [seen], is: null, shouldBe } };
  }
  if (found.value === null) {
    // On a guess nobody is asked to add a line.
    if (hardening.inferred === true) return passed;
    if (hardening.default === hardening.safeValue) return passed;
    const known = hardening.default !== undefined;
    const seen = evidence('file', `${file.shown} does not say what ${hardening.key} is.`, {
      place: file.shown,
    });
    return {
      result: known ? 'failed' : 'cannot-tell',
      seen: {
        title: titleOf(name, hardening),
        evidence: [seen],
        is: known ? `not set, which means ${String(hardening.default)}` : 'not set',
        shouldBe,
      },
    };
  }
  const { value, line, excerpt } = found.value;
  if (value === String(hardening.safeValue)) return passed;
  const seen = evidence('file', `${file.shown} sets ${hardening.key}, in line ${line}.`, {
    place: file.shown,
    line,
    excerpt,
  });
  return {
    result: 'failed',
    seen: {
      title: titleOf(name, hardening),
      evidence: [seen],
      is: `${hardening.key} = ${value}`,
      shouldBe,
    },
  };
}

/**
 * The files that are there, of the client's own and its flatpak's, which keeps `~/.config` at `~/.var/app/ID/config`
 * (https://docs.flatpak.org/en/latest/conventions.html).
 */
function filesFor(files: readonly ConfigurationFile[], { path }: SettingPlace): FileSeen[] {
  const inSandbox = path.startsWith('~/.config/') ? path.slice('~/.'.length) : null;
  return files.flatMap(({ shown, file }) => {
    const sandboxed = /^~\/\.var\/app\/[^/]+\/(.+)$/.exec(shown)?.[1];
    const meant = shown === path || (inSandbox !== null && sandboxed === inSandbox);
    return meant && file !== null ? [file] : [];
  });
}

/** The catalogue's remark on where a meaning comes from is told in a sentence of its own. */
const meaningOf = ({ meaning }: Hardening): string =>
  meaning.replace(/\s*\(key seen in real files; effect inferred from its name\)/, '');

const titleOf = (name: string, hardening: Hardening): string =>
  `${name} could be set more carefully: ${meaningOf(hardening)}.`;

const sentence = (words: string): string =>
  `${words.charAt(0).toUpperCase()}${words.slice(1)}${words.endsWith('.') ? '' : '.'}`;
