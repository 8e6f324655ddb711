// Whether anybody but an administrator could change a file or put another in its place, by its access list and those of
// the folders above it ([MS-DTYP] 2.4, Access Mask; File Security and Access Rights).
import { dirname, parse } from 'node:path/win32';
import * as z from 'zod';

const sid = z.string().nullable();

export const accessLine = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('place'),
    path: z.string(),
    /** A system error code (winerror.h). */
    error: z.int().nonnegative(),
    link: z.boolean(),
    /** It stands on a disk of this machine that keeps access lists. */
    keepsLists: z.boolean(),
    hasList: z.boolean(),
    sid,
  }),
  z.strictObject({
    type: z.literal('right'),
    kind: z.int().nonnegative(),
    flags: z.int().nonnegative(),
    mask: z.int().nonnegative(),
    sid,
  }),
]);
export type AccessLine = z.infer<typeof accessLine>;

/** The file and every folder above it, the drive's own last. */
export function wayTo(path: string): readonly string[] {
  const places = [path];
  for (let place = path; place !== parse(place).root && places.length < 100; ) {
    place = dirname(place);
    places.push(place);
  }
  return places;
}

/** Well-known SIDs: the administrators, the system, and the service that installs Windows' own files. */
const administrators = new Set([
  'S-1-5-32-544',
  'S-1-5-18',
  'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464',
]);

const allowed = 0;
const denied = 1;
/** INHERIT_ONLY_ACE: it says nothing of the place itself. */
const forOthersOnly = 0x08;

const deletes = 0x0001_0000;
const changesList = 0x0004_0000;
const changesOwner = 0x0008_0000;
const deletesEntries = 0x0000_0040;
const writesData = 0x0000_0002;
const appendsData = 0x0000_0004;
const writesAll = 0x4000_0000;
const doesAll = 0x1000_0000;

/** Who may do this to a folder above may put another file in the place of ours. */
const exchange = deletes | changesList | changesOwner | deletesEntries | writesAll | doesAll;
/** In a program's own folder a library of somebody's would be loaded with it: nobody may add a file there either. */
const change = exchange | writesData | appendsData;

/**
 * Pure: what was asked about some places, and then about the folders above them, in that order. The first `own` of them
 * nobody may change or add a file to: a program's files and their folder, or a folder by itself, for what stands beside
 * a folder does it no harm.
 */
export function isOpenToOthers(lines: readonly AccessLine[], own: number): boolean {
  const places = lines.filter((line) => line.type === 'place').length;
  let at = -1;
  return (
    places === 0 ||
    lines.some((line) => {
      if (line.type === 'place') {
        at += 1;
        const { error, link, keepsLists, hasList } = line;
        return error !== 0 || link || !keepsLists || !hasList || !isAdministrators(line.sid);
      }
      if (line.kind === denied || (line.flags & forOthersOnly) !== 0) return false;
      if (line.kind !== allowed) return true;
      return !isAdministrators(line.sid) && (line.mask & (at < own ? change : exchange)) !== 0;
    })
  );
}

const isAdministrators = (who: string | null): boolean => who !== null && administrators.has(who);
