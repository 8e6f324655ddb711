// What a command loads at its start, by the build's own account of which source went where: a command that somebody
// gives a heavy room with a plain `import` costs everybody memory all day, and fails here.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Metafile } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';

let outputs: Metafile['outputs'];
beforeAll(async () => {
  const script = pathToFileURL(join(import.meta.dirname, '../../../scripts/build-cli.mjs')).href;
  const { buildCli } = (await import(script)) as {
    readonly buildCli: (how: { readonly write: boolean }) => Promise<Metafile>;
  };
  ({ outputs } = await buildCli({ write: false }));
});

/** Sources, and Node's own modules (`node:…`), that are read with this source: all that it imports, at once and in turn. */
const readWith = (source: string): ReadonlySet<string> => {
  const start = Object.keys(outputs).find((file) => outputs[file]?.entryPoint === source);
  if (start === undefined) throw new Error(`${source} is no piece of its own`);
  const pieces = new Set([start]);
  const read = new Set<string>();
  for (const piece of pieces) {
    const { imports = [], inputs = {} } = outputs[piece] ?? {};
    for (const { path, kind, external } of imports) {
      if (kind !== 'import-statement') continue;
      if (external) read.add(path);
      else pieces.add(path);
    }
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      if (bytesInOutput > 0) read.add(path);
    }
  }
  return read;
};

/** `places`: beginnings of our own paths and of Node's modules, and packages as `/zod/`. */
const among = (read: ReadonlySet<string>, places: readonly string[]): readonly string[] =>
  [...read].filter((path) =>
    places.some((place) => (place.startsWith('/') ? path.includes(place) : path.startsWith(place))),
  );

const judging = ['main/lockdown/', 'main/removal/', 'main/guard/changes/'];
const changing = [...judging, 'main/journal/'];
const screens = ['main/bridge/', 'node:http', 'main/guard/service/service.ts'];
const past = ['main/receipts/', 'main/export/', 'main/page/'];
const drawing = ['/log-update/', '/cli-table3/', 'main/cli/views/'];
const advisories = ['main/catalogue/data/advisories/'];

it('starts with the command line alone', () => {
  const read = readWith('main/cli/main.ts');

  expect(read).toContain('main/cli/looking-commands.ts');
  expect(among(read, ['main/']).filter((path) => !path.startsWith('main/cli/'))).toEqual([]);
  expect(among(read, ['/zod/', 'node:http'])).toEqual([]);
});

describe('a command loads its own rooms and no others', () => {
  it.each([
    ['scan', [...changing, ...screens, ...past, ...drawing, ...advisories, 'main/store/']],
    ['watch', [...changing, ...screens, ...past, ...drawing, ...advisories]],
    ['history', [...changing, ...screens, ...past, 'main/watch/', 'main/platform/']],
    ['receipts', [...changing, ...screens, 'main/watch/', 'main/platform/']],
    // It looks whether anything waits in quarantine beyond its time, which the journal knows.
    ['doctor', [...judging, ...screens, ...past, ...advisories]],
    ['check', [...screens, ...past]],
    ['lockdown', screens],
    ['remove', screens],
  ] as const)('%s', (command, heavy) => {
    const read = readWith(`main/cli/${command}.ts`);

    expect(read).toContain(`main/cli/${command}.ts`);
    expect(among(read, heavy)).toEqual([]);
  });

  it('and ui has the bridge', () => {
    expect(readWith('main/cli/ui.ts')).toContain('node:http');
  });
});

describe('a platform', () => {
  it.each(['linux', 'darwin', 'win32'])(
    '%s is loaded where it runs, without the others',
    (name) => {
      const others = ['linux', 'darwin', 'win32'].filter((other) => other !== name);
      const read = readWith(`main/platform/${name}/index.ts`);

      expect(among(read, [`main/platform/${name}/`]).length).toBeGreaterThan(10);
      expect(
        among(
          read,
          others.map((other) => `main/platform/${other}/`),
        ),
      ).toEqual([]);
    },
  );

  it('keeps what a watch on Linux never asks for to itself', () => {
    const onlyLater = ['inventory/', 'removal/traces.ts', 'probe/portable-probe.ts'];

    expect(
      among(
        readWith('main/platform/linux/index.ts'),
        onlyLater.map((place) => `main/platform/linux/${place}`),
      ),
    ).toEqual([]);
  });
});
