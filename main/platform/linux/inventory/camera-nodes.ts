// The cameras' device files, and who may open them whoever sits at the machine. Video devices are /dev/videoN
// (https://docs.kernel.org/admin-guide/devices.html, major 81); users and groups as in passwd(5) and group(5).
import type { Ground } from '../../ground/index.ts';
import type { CameraNode } from '../../port/index.ts';
import type { Look } from './look.ts';

/** Read before the rules of systemd and of others, as its one word is final (udev(7), `:=`). */
const rulePath = '/etc/udev/rules.d/10-callwarden-cameras.rules';

/** The machine's, so for no client in particular. */
export const readCameraNodes = ({ ground }: Look): readonly CameraNode[] => {
  const nodes = ground
    .names('/dev')
    .filter((name) => /^video\d+$/.test(name))
    .flatMap((name) => ground.entry(`/dev/${name}`) ?? [])
    .filter(({ kind }) => kind === 'other');
  if (nodes.length === 0) return [];
  const person = personAt(ground);
  const groups = linesOf(ground, '/etc/group');
  const rule = ground.file(rulePath);
  return nodes.map((entry) => {
    const group = groups.find(([, , gid]) => gid === String(entry.gid));
    const members = group?.[3]?.split(',') ?? [];
    const isMember = person !== null && (person.gid === entry.gid || members.includes(person.name));
    const passes = isMember && (entry.mode & forGroup) !== 0;
    return {
      entry,
      group: group?.[0] ?? null,
      member: passes ? person.name : null,
      rulePath: rule?.path ?? ground.placeOf(rulePath),
      rule,
    };
  });
};

const forGroup = 0o060;

interface Person {
  readonly name: string;
  /** Of the primary group. */
  readonly gid: number;
}

/** Who owns the home that is looked at; null where nobody in the list of users does, and for root, who needs no group. */
const personAt = (ground: Ground): Person | null => {
  const uid = ground.entry('~/')?.uid ?? 0;
  const line = linesOf(ground, '/etc/passwd').find((fields) => fields[2] === String(uid));
  const [name, , , gid] = line ?? [];
  return uid === 0 || name === undefined ? null : { name, gid: Number(gid) };
};

const linesOf = (ground: Ground, shown: string): readonly (readonly string[])[] =>
  (ground.text(shown) ?? '').split('\n').map((line) => line.split(':'));
