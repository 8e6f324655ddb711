import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ClientTree, Planting } from '../../../rigs/client-tree.ts';
import { lookOver, ownTree } from './look.ts';

const isRoot = process.getuid?.() === 0;
/** Whom the home belongs to, while these tests run as root. */
const alice = 4_242;

/** The device files, each with the group 4343. */
const withCameras = (
  cameras: Readonly<Record<string, number>>,
  planting: Planting = {},
): ClientTree => {
  const tree = ownTree().plant(planting);
  mkdirSync(join(tree.root, 'dev'), { recursive: true });
  for (const [name, mode] of Object.entries(cameras)) {
    const node = join(tree.root, 'dev', name);
    execFileSync('mknod', [node, 'c', '81', '0']);
    chownSync(node, 0, 4_343);
    chmodSync(node, mode);
  }
  chownSync(tree.home, alice, alice);
  return tree;
};
const users = (gid: number): Planting => ({
  '/etc/passwd': `root:x:0:0::/root:/bin/sh\nalice:x:${alice}:${gid}::/home/alice:/bin/sh\n`,
});
const group = (members: string): Planting => ({
  '/etc/group': `root:x:0:\nvideo:x:4343:${members}\n`,
});

describe.runIf(isRoot)('cameras’ device files (needs root to make them)', () => {
  test('are found with mode, group and the rule that would stand for them', async () => {
    const tree = withCameras(
      { video0: 0o666, video12: 0o660 },
      { ...users(alice), ...group('bob'), '/dev/video-notes': 'a file', '/dev/video3': 'a file' },
    );
    const { cameraNodes, problems } = await lookOver(tree);
    expect(problems).toEqual([]);
    expect(cameraNodes).toMatchObject([
      { entry: { shown: '/dev/video0', mode: 0o666 }, group: 'video', member: null, rule: null },
      { entry: { shown: '/dev/video12', mode: 0o660 }, group: 'video', member: null, rule: null },
    ]);
    expect(cameraNodes[0]?.rulePath).toBe(
      join(tree.root, 'etc/udev/rules.d/10-callwarden-cameras.rules'),
    );
  });

  test.each([
    { how: 'named in the group', planting: { ...users(alice), ...group('bob,alice') } },
    { how: 'whose first group it is', planting: { ...users(4_343), ...group('') } },
  ])('let in at any time a person $how', async ({ planting }) => {
    const { cameraNodes } = await lookOver(withCameras({ video0: 0o660 }, planting));
    expect(cameraNodes).toMatchObject([{ member: 'alice' }]);
  });

  test('let in nobody by a group that may do nothing with them', async () => {
    const planting = { ...users(alice), ...group('alice') };
    const { cameraNodes } = await lookOver(withCameras({ video0: 0o600 }, planting));
    expect(cameraNodes).toMatchObject([{ member: null }]);
  });

  test('belong to a group without a name where no list of groups has it', async () => {
    const tree = withCameras({ video0: 0o660 });
    expect(statSync(tree.home).uid).toBe(alice);
    expect(await lookOver(tree)).toMatchObject({
      cameraNodes: [{ group: null, member: null }],
      problems: [],
    });
  });
});
