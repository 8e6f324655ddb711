// The Secret Service over this session's bus (https://specifications.freedesktop.org/secret-service/latest/), which
// gnome-keyring, KWallet and KeePassXC speak. busctl(1) asks, and no call of ours ever asks for a secret.
import type { KeyringItem } from '../../../../preload/contract/index.ts';
import { failure, type Outcome, success } from '../../../outcome.ts';
import { type Argv, exitedWell, runCommand } from '../../command/index.ts';
import type { Keyring, KeyringSeen } from '../../port/index.ts';
import { parseDeleted, parseFound, parseItem } from './answers.ts';

const bus = 'org.freedesktop.secrets';
const service = '/org/freedesktop/secrets';
const timeLimitMs = 5_000;

export const secretService: Keyring = {
  find: async (attributes) => {
    const answer = await ask([
      'call',
      bus,
      service,
      `${interfaceOf('Service')}`,
      'SearchItems',
      ...dictionary(attributes),
    ]);
    if (!answer.ok) return answer;
    const found = parseFound(answer.value);
    if (!found.ok) return found;
    return described(found.value.open, found.value.locked.length);
  },

  relabel: async ({ item, label, attributes }) => {
    // The attributes first: from there on its program no longer finds it, and whoever has set it aside does.
    for (const [property, ...value] of [
      ['Attributes', ...dictionary(attributes)],
      ['Label', 's', label],
    ]) {
      if (property === undefined) continue;
      const done = await ask(['set-property', bus, item, interfaceOf('Item'), property, ...value]);
      if (!done.ok) return done;
    }
    return success(undefined);
  },

  discard: async ({ item, label }) => {
    const answer = await ask(['call', bus, item, interfaceOf('Item'), 'Delete']);
    if (!answer.ok) return answer;
    const asks = parseDeleted(answer.value);
    if (!asks.ok) return asks;
    return asks.value ? failure(wantsToAsk(label)) : success(undefined);
  },
};

const interfaceOf = (name: 'Service' | 'Item'): string => `org.freedesktop.Secret.${name}`;

/** `a{ss}`: how many pairs, then each. */
const dictionary = (pairs: KeyringItem['attributes']): readonly string[] => [
  'a{ss}',
  String(Object.keys(pairs).length),
  ...Object.entries(pairs).flat(),
];

const described = async (
  items: readonly string[],
  locked: number,
): Promise<Outcome<KeyringSeen>> => {
  const seen: KeyringItem[] = [];
  for (const item of items) {
    const answer = await ask([
      'call',
      bus,
      item,
      'org.freedesktop.DBus.Properties',
      'GetAll',
      's',
      interfaceOf('Item'),
    ]);
    if (!answer.ok) return answer;
    const described = parseItem(item, answer.value);
    if (!described.ok) return described;
    seen.push(described.value);
  }
  return success({ items: seen, locked });
};

/** `--auto-start=no`: where no keyring runs, asking for one would start it, and perhaps ask for a password. */
const ask = async (words: readonly string[]): Promise<Outcome<string>> => {
  const argv: Argv = ['busctl', '--user', '--json=short', '--auto-start=no', '--', ...words];
  const answer = exitedWell(argv, await runCommand(argv, { timeLimitMs }));
  return answer.ok ? answer : failure({ ...noAnswer, cause: answer.problem.cause ?? '' });
};

const noAnswer = {
  kind: 'unavailable',
  subject: 'keyring',
  message: 'The keyring of this session does not do this: it is locked, or none is running.',
  advice: 'Unlock it (in “Passwords and Keys”, or by logging in), then try again.',
} as const;

const wantsToAsk = (label: string) =>
  ({
    kind: 'unavailable',
    subject: label,
    message: `The keyring wants to be asked before it deletes “${label}”, so it stays set aside.`,
    advice: 'Delete it in the keyring’s own program, such as “Passwords and Keys”.',
  }) as const;
