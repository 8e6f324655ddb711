// The registry through the probe: looked at, and changed a place at a time.
import type { RegistryPlace } from '../../../../preload/contract/index.ts';
import { failure, type Outcome, success } from '../../../outcome.ts';
import type { Registry, RegistrySeen } from '../../port/index.ts';
import { askProbe, askProbeAtOnce } from '../probe/index.ts';
import {
  type Answer,
  answersOf,
  type Deed,
  deedsOf,
  type KeyNames,
  listDeed,
  lookDeed,
  presenceDeed,
  type RegistryLine,
  registryLine,
} from './deeds.ts';

const asking = ['--registry'];

export const registry: Registry = {
  now: (place) => {
    const asked = parsed([lookDeed(place)], askProbeAtOnce(asking, registryLine, lookDeed(place)));
    if (!asked.ok) return asked;
    const [answer] = asked.value;
    return answer === undefined || answer.outcome === 'refused'
      ? failure(refused(place, answer?.error ?? 0))
      : success(answer.stands);
  },
  put: (place, to, made) => {
    const deeds = deedsOf(place, to, made);
    const asked = parsed(deeds, askProbeAtOnce(asking, registryLine, deeds.join('\n')));
    if (!asked.ok) return asked;
    const stopped = asked.value.find(({ outcome }) => outcome === 'refused');
    if (stopped !== undefined) return failure(refused(place, stopped.error));
    // Nothing to take away is what was wanted; nowhere to write is not.
    const missing = asked.value.some(
      ({ outcome }, at) => outcome === 'absent' && /^(?:write|make) /.test(deeds[at] ?? ''),
    );
    return missing ? failure(refused(place, fileNotFound)) : success(undefined);
  },
};

/** Whether each of these keys is there, and may be looked at. */
export async function areThere(
  keys: readonly Pick<RegistryPlace, 'key' | 'view'>[],
): Promise<Outcome<readonly boolean[]>> {
  const deeds = keys.map(({ key, view }) => presenceDeed(key, view));
  const asked = parsed(deeds, await askProbe(asking, registryLine, { input: deeds.join('\n') }));
  return asked.ok ? success(asked.value.map(({ outcome }) => outcome === 'done')) : asked;
}

/** The names in each of these keys; null for one that is not there, or may not be read. */
export async function namesInKeys(
  keys: readonly Pick<RegistryPlace, 'key' | 'view'>[],
): Promise<Outcome<readonly (KeyNames | null)[]>> {
  if (keys.length === 0) return success([]);
  const deeds = keys.map(({ key, view }) => listDeed(key, view));
  const asked = parsed(deeds, await askProbe(asking, registryLine, { input: deeds.join('\n') }));
  if (!asked.ok) return asked;
  return success(asked.value.map(({ outcome, names }) => (outcome === 'done' ? names : null)));
}

/** Many places in one question; what may not be read is left out. */
export async function lookAtPlaces(
  places: readonly RegistryPlace[],
): Promise<Outcome<readonly RegistrySeen[]>> {
  if (places.length === 0) return success([]);
  const ways = places.flatMap(({ key, view }) =>
    outerKeys(key).map((outer) => ({ key: outer, view })),
  );
  const deeds = [...places.map(lookDeed), ...ways.map(({ key, view }) => presenceDeed(key, view))];
  const asked = parsed(deeds, await askProbe(asking, registryLine, { input: deeds.join('\n') }));
  if (!asked.ok) return asked;
  const answers = asked.value;
  const absent = new Set(
    ways.flatMap(({ key, view }, at) =>
      answers[places.length + at]?.outcome === 'absent' ? [`${view} ${key}`] : [],
    ),
  );
  return success(
    places.flatMap((place, at): RegistrySeen[] => {
      const answer = answers[at];
      if (answer === undefined || answer.outcome === 'refused') return [];
      const missing = outerKeys(place.key).filter((key) => absent.has(`${place.view} ${key}`));
      return [{ ...place, stands: answer.stands, missing }];
    }),
  );
}

/** `HKCU\A`, `HKCU\A\B`, … up to the key itself. */
const outerKeys = (key: string): readonly string[] => {
  const parts = key.split('\\');
  return parts.slice(1).map((_, at) => parts.slice(0, at + 2).join('\\'));
};

const parsed = (
  deeds: readonly Deed[],
  asked: Outcome<readonly RegistryLine[]>,
): Outcome<readonly Answer[]> => {
  if (!asked.ok) return asked;
  const answers = answersOf(asked.value);
  const stopped = answers?.at(-1)?.outcome === 'refused';
  return answers === null || (answers.length !== deeds.length && !stopped)
    ? failure(notOfTheProtocol)
    : success(answers);
};

/** winerror.h */
const fileNotFound = 2;
const accessDenied = 5;
const notSupported = 50;

const refused = ({ key, value }: RegistryPlace, error: number) => {
  const subject = value === null ? key : `${key}#${value}`;
  if (error === accessDenied)
    return {
      kind: 'not-permitted',
      subject,
      message: `${subject} may be changed by an administrator alone.`,
      advice: 'Start Callwarden with “Run as administrator”, and do it again.',
    } as const;
  if (error === notSupported)
    return {
      kind: 'unavailable',
      subject,
      message: `${subject} holds a link to another key, which could not be put back.`,
      advice: 'Look at it with regedit.',
    } as const;
  return {
    kind: error === fileNotFound ? 'not-found' : 'unavailable',
    subject,
    message: `${subject} could not be read or changed.`,
    advice: 'Look again: something has changed since the plan was made.',
    cause: `Windows error ${error}`,
  } as const;
};

const notOfTheProtocol = {
  kind: 'invalid-data',
  subject: 'native probe',
  message: 'The native probe gave an answer about the registry that is not of its protocol.',
  advice: 'Install Callwarden again, so that program and probe belong together.',
} as const;
