// A client that runs and listens, for real: found by its place, ended with its server, and everything else left alone.
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { clientTree } from '../../rigs/client-tree.ts';
import { type OwnChild, startOwnChild } from '../../rigs/own-child.ts';
import { ownFolder } from '../../rigs/own-folder.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { given, removerAt } from '../../rigs/removal.ts';
import { until } from '../../rigs/until.ts';

const missing = missingPackages('python3');

/** Says its port, then waits for somebody. */
const server = `import socket, sys, time
s = socket.create_server(("127.0.0.1", 0))
print("port", s.getsockname()[1], file=sys.stderr, flush=True)
time.sleep(120)`;

const portOf = (child: OwnChild): Promise<number> =>
  until('its port', () => {
    const port = /port (\d+)/.exec(child.errors())?.[1];
    return port === undefined ? undefined : Number(port);
  });

describe.skipIf(missing !== null)(`a client that runs (needs ${missing ?? 'nothing more'})`, () => {
  it('is ended with its server before anything is taken away; a namesake elsewhere is offered and left alone', async () => {
    const folder = ownFolder('removal-running');
    onTestFinished(() => folder.remove());
    const tree = clientTree(folder.path).plant({
      '/opt/zoom/version.txt': '6\n',
      '~/.zoom/data/x.db': 'x',
    });
    const program = join(tree.root, 'opt/zoom/zoom');
    copyFileSync('/usr/bin/python3', program);
    const elsewhere = join(folder.path, 'elsewhere');
    mkdirSync(elsewhere);
    copyFileSync('/usr/bin/python3', join(elsewhere, 'zoom'));
    const start = async (path: string): Promise<OwnChild> => {
      const child = await startOwnChild([path, '-c', server], {});
      onTestFinished(() => child.stop('SIGKILL'));
      return child;
    };
    const zoom = await start(program);
    const namesake = await start(join(elsewhere, 'zoom'));
    const port = await portOf(zoom);
    await portOf(namesake);
    const { changes, survey, plan } = await removerAt(tree, join(folder.path, 'data'), {
      devices: join(folder.path, 'dev'),
      intervalMs: 2_000,
    });

    const found = await survey('zoom');

    const running = found.remnants.find(({ id }) => id === 'zoom:process:running');
    expect(running).toMatchObject({ belonging: 'client', way: 'end', chosen: true });
    expect(running?.evidence[0]?.text).toContain(`Process ${zoom.pid}`);
    const listener = found.remnants.find(
      ({ kind, sentence }) => kind === 'listener' && sentence.includes(String(port)),
    );
    expect(listener).toMatchObject({ belonging: 'client', chosen: true });
    const guess = found.remnants.find(({ sentence }) => sentence.includes(`${namesake.pid} `));
    expect(guess).toMatchObject({ kind: 'process', belonging: 'guess', chosen: false });

    const made = given(await plan(found));
    expect(made.effects[0]).toMatchObject({ kind: 'end-processes' });
    const removed = given(await changes.remove(made.id));

    expect(zoom.child.exitCode ?? zoom.child.signalCode).not.toBeNull();
    expect(namesake.child.exitCode ?? namesake.child.signalCode).toBeNull();
    expect(removed.verdict).toMatch(/^Nothing of Zoom is left\./);
  });
});
