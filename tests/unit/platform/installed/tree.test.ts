import { execFileSync } from 'node:child_process';
import { chmodSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openTree, type Tree } from '../../../../main/platform/files/index.ts';
import { ownRoot, plant } from './planted.ts';

const at = (root: string): Tree => {
  const tree = openTree(root);
  if (!tree.ok) throw new Error(tree.problem.message);
  return tree.value;
};
const textOf = (tree: Tree, path: string): string => {
  const file = tree.read(path, 1_000);
  return file.ok ? file.value.bytes.toString() : file.problem.kind;
};

describe('reading below a root', () => {
  test('an absolute link starts at the root, and .. stops at it', () => {
    const outside = ownRoot({ secret: 'outside' });
    const root = ownRoot({
      secret: 'inside',
      'etc/absolute': { to: '/secret' },
      'etc/up': { to: '../../../../../../../../secret' },
      'etc/out': { to: join(outside, 'secret') },
      'etc/folder': { to: '/' },
    });
    const tree = at(root);
    expect(textOf(tree, '/etc/absolute')).toBe('inside');
    expect(textOf(tree, '/etc/up')).toBe('inside');
    expect(textOf(tree, '/etc/out')).toBe('not-found');
    expect(textOf(tree, '/etc/folder/etc/folder/secret')).toBe('inside');
    expect(textOf(tree, '/../../etc/../secret')).toBe('inside');
    expect(tree.resolve('/etc/folder/etc')).toBe('/etc');
  });

  test('for any links, what is read is never outside', () => {
    const outside = ownRoot({ secret: 'outside', 'deep/secret': 'outside' });
    const part = fc.constantFrom(
      'a',
      'b',
      'c',
      '..',
      '.',
      'secret',
      '/',
      outside,
      `${outside}/deep`,
    );
    const target = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    const path = fc.array(fc.constantFrom('a', 'b', 'c', '..', 'secret'), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(fc.array(target, { minLength: 3, maxLength: 3 }), path, (targets, parts) => {
        const root = ownRoot({ secret: 'inside', 'd/secret': 'inside' });
        for (const [n, to] of targets.entries()) symlinkSync(to, join(root, 'abc'.charAt(n)));
        expect(['inside', 'not-found', 'unreadable']).toContain(
          textOf(at(root), `/${parts.join('/')}`),
        );
      }),
      { numRuns: 100 },
    );
  });

  test('a ring of links ends', () => {
    const tree = at(ownRoot({ a: { to: 'b' }, b: { to: 'a' }, self: { to: 'self/self' } }));
    expect([textOf(tree, '/a'), textOf(tree, '/self'), tree.kindOf('/a')]).toEqual([
      'not-found',
      'not-found',
      null,
    ]);
  });

  test('a pipe, a device and a folder are not read; a large file is read up to the limit', () => {
    const root = ownRoot({ folder: null, large: 'x', null: { to: '/dev-null' } });
    execFileSync('mkfifo', [join(root, 'pipe')]);
    truncateSync(join(root, 'large'), 5_000_000_000);
    const tree = at(root);
    expect([textOf(tree, '/pipe'), textOf(tree, '/folder'), tree.kindOf('/pipe')]).toEqual([
      'unreadable',
      'unreadable',
      null,
    ]);
    const large = tree.read('/large', 10);
    expect(large.ok && [large.value.bytes.length, large.value.truncated]).toEqual([10, true]);
    expect(at('/').kindOf('/dev/null')).toBeNull();
  });

  test('a folder is listed up to the limit', () => {
    const root = ownRoot();
    plant(root, Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`f${n}`, ''])));
    const names = at(root).list('/', 20);
    expect(names.ok && names.value.length).toBe(20);
  });

  test('a root that is missing, or no folder, is a problem', () => {
    const root = ownRoot({ file: 'x' });
    const kind = (path: string): string | null => {
      const tree = openTree(path);
      return tree.ok ? null : tree.problem.kind;
    };
    expect([kind(join(root, 'nowhere')), kind(join(root, 'file'))]).toEqual([
      'not-found',
      'unreadable',
    ]);
  });

  test('a root that may not be listed is unreadable', () => {
    const root = ownRoot({ inside: 'x' });
    chmodSync(root, 0);
    const wasRoot = process.geteuid?.() === 0;
    // The administrator may read everything: become somebody else for a moment.
    if (wasRoot) process.seteuid?.(65_534);
    const tree = openTree(root);
    if (wasRoot) process.seteuid?.(0);
    chmodSync(root, 0o700);
    expect(tree.ok ? null : tree.problem.kind).toBe('unreadable');
  });
});
