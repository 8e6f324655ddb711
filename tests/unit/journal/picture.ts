// The picture of a tree: two that are the same differ in nothing that a program or a person could see.
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { sha256 } from './actions.ts';

/**
 * Everything below a folder, one line an entry: kind, mode, owner, time of modification to the nanosecond, content,
 * and which names are the same file.
 */
export const pictureOf = (folder: string): string => {
  const firstNames = new Map<bigint, string>();
  const lines: string[] = [];
  const walk = (place: Buffer, shown: string): void => {
    const there = lstatSync(place, { bigint: true });
    const content = there.isFile()
      ? sha256(readFileSync(place))
      : there.isSymbolicLink()
        ? readlinkSync(place, { encoding: 'buffer' }).toString('latin1')
        : '';
    const first = firstNames.get(there.ino) ?? shown;
    firstNames.set(there.ino, first);
    const links = there.isDirectory() ? '' : `${there.nlink}=${first}`;
    lines.push(
      [shown, there.mode.toString(8), there.uid, there.gid, there.mtimeNs, links, content].join(
        ' ',
      ),
    );
    if (!there.isDirectory()) return;
    for (const name of readdirSync(place, { encoding: 'buffer' }).sort(Buffer.compare))
      walk(Buffer.concat([place, Buffer.from('/'), name]), `${shown}/${name.toString('latin1')}`);
  };
  walk(Buffer.from(folder), '.');
  return lines.join('\n');
};
