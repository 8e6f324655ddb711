// A value or a key of Windows' registry: what stood there is in the plan itself, so it is on the disk before anything.
import type { RegistryChange, RegistryStands } from '../../../preload/contract/index.ts';
import { failure, type Outcome } from '../../outcome.ts';
import type { Hands } from '../journal.ts';
import { Refusal, refuse } from '../refusal.ts';
import type { Standing } from './workplace.ts';

export const changeRegistry = (change: RegistryChange, hands: Hands): void => {
  const { registry } = hands;
  const now = nowAt(change, hands);
  // An earlier action of the plan (the client's own uninstaller) may have taken it, or a part: that is what was wanted.
  const isTaken =
    change.to.kind === 'absent' && (now.kind === 'absent' || isPartOf(now, change.from));
  if (!isTaken) checkRegistry(change, hands);
  must(registry === undefined ? noRegistry(change) : registry.put(change, change.to, change.made));
};

/** Throws `conflict` where it stands otherwise than when the plan was made. */
export const checkRegistry = (change: RegistryChange, hands: Hands): void => {
  if (isSame(nowAt(change, hands), change.from)) return;
  refuse(
    'conflict',
    placeName(change),
    `${placeName(change)} is no longer as it was when the plan was made.`,
    'Look again, and make the plan anew.',
  );
};

export const registryStanding = (change: RegistryChange, hands: Hands): Standing => {
  const now = nowAt(change, hands);
  if (isSame(now, change.from)) return 'before';
  if (isSame(now, change.to)) return 'ours';
  // A key that was half deleted, or half put back, when the machine stopped.
  return change.to.kind === 'absent' && isPartOf(now, change.from) ? 'ours' : 'theirs';
};

export const revertRegistry = (
  change: RegistryChange,
  hands: Hands,
  theirs: 'keep' | 'replace',
): void => {
  const { registry } = hands;
  const standing = registryStanding(change, hands);
  if (registry === undefined || (standing === 'theirs' && theirs === 'keep')) return;
  if (standing === 'theirs' && change.from.kind === 'key')
    // What somebody has put into the key since would stay beside ours.
    must(registry.put(change, { kind: 'absent' }, []));
  must(registry.put(change, change.from, change.made));
};

/** `HKCU\Software\Zoom`, or a value of it: `HKCU\…\Run#Zoom`. */
export const placeName = ({ key, value }: Pick<RegistryChange, 'key' | 'value'>): string =>
  value === null ? key : `${key}#${value}`;

export const nowAt = (change: RegistryChange, { registry }: Hands): RegistryStands => {
  const now = registry?.now({ key: change.key, view: change.view, value: change.value });
  return must(now ?? noRegistry(change));
};

const isSame = (one: RegistryStands, other: RegistryStands): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));

/** The registry keeps its names in an order of its own, which is nobody's change. */
const inOrder = (stands: RegistryStands): unknown => {
  if (stands.kind === 'absent') return 'absent';
  if (stands.kind === 'value') return [stands.type, stands.data];
  return stands.keys
    .map(({ path, values }) => [
      path,
      values.map(({ name, type, data }) => JSON.stringify([name, type, data])).sort(),
    ])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
};

const isPartOf = (part: RegistryStands, whole: RegistryStands): boolean => {
  if (part.kind !== 'key' || whole.kind !== 'key') return false;
  const known = new Map(
    whole.keys.map(({ path, values }) => [path, new Set(values.map((one) => JSON.stringify(one)))]),
  );
  return part.keys.every(({ path, values }) =>
    values.every((one) => known.get(path)?.has(JSON.stringify(one)) ?? false),
  );
};

const must = <T>(outcome: Outcome<T>): T => {
  if (outcome.ok) return outcome.value;
  throw new Refusal(outcome.problem);
};

const noRegistry = (change: RegistryChange): Outcome<never> =>
  failure({
    kind: 'unavailable',
    subject: placeName(change),
    message: 'This machine has no registry.',
    advice: 'Do it on Windows.',
  });
