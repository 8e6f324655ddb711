// Real packages with the layouts of the real clients, installed and removed by the real dpkg in a root of its own.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { DebPackage } from '../../rigs/client-tree/deb.ts';
import { debClients } from '../../rigs/client-tree/deb-clients.ts';
import { plant } from '../../rigs/client-tree/planting.ts';
import { slackDeb } from '../../rigs/client-tree/slack.ts';
import { zoomDeb } from '../../rigs/client-tree/zoom.ts';
import { startOwnChild } from '../../rigs/own-child.ts';
import { ownFolder } from '../../rigs/own-folder.ts';
import { missingPackages } from '../../rigs/programs.ts';
import { realDebs } from '../../rigs/real-debs.ts';
import { given, removerAt } from '../../rigs/removal.ts';
import { until } from '../../rigs/until.ts';
import { pictureOf } from '../../unit/journal/picture.ts';

const why = process.getuid?.() === 0 ? missingPackages('dpkg', 'dpkg-deb') : 'to run as root';

/** As dpkg does it: fcntl(2). */
const holdLock = `import fcntl, sys, time
held = open(sys.argv[1], "a")
fcntl.lockf(held, fcntl.LOCK_EX)
print("held", file=sys.stderr, flush=True)
time.sleep(60)`;

const machine = async (...debs: readonly DebPackage[]) => {
  const folder = ownFolder('removal');
  onTestFinished(() => folder.remove());
  const dpkg = realDebs(folder.path);
  for (const deb of debs) dpkg.install(deb);
  const { root, home } = dpkg;
  const data = join(folder.path, 'data');
  return { ...dpkg, folder, data, remover: await removerAt({ root, home }, data) };
};

describe.skipIf(why !== null)(`packages of dpkg (need ${why ?? 'nothing more'})`, () => {
  it.each(debClients)(
    '%s goes with all that it leaves, and its files come back as they were',
    async (client, deb) => {
      const at = await machine(deb());
      const before = pictureOf(at.home);
      const survey = await at.remover.survey(client);
      const plan = given(await at.remover.plan(survey));

      const removed = given(await at.remover.changes.remove(plan.id));

      expect(removed.verdict).toMatch(/^Nothing of .* is left\./);
      expect(removed.left.remnants.filter(({ belonging }) => belonging === 'client')).toEqual([]);
      expect(removed.comeBack).toContain(deb().name);
      expect(at.installed()).toEqual([]);
      for (const path of Object.keys(deb().files))
        expect(existsSync(join(at.root, path))).toBe(false);

      const restored = given(
        await at.remover.changes.undo(removed.entry.id, { whenChanged: 'refuse' }),
      );
      expect(restored.changed).toEqual([]);
      expect(pictureOf(at.home)).toBe(before);
    },
  );

  it('a package that somebody else needs is not removed, and nothing else is done', async () => {
    const at = await machine(zoomDeb({}));
    at.install(
      {
        name: 'company-desktop',
        version: '1',
        maintainer: 'A <a@example.org>',
        files: { '/opt/company/x': 'x' },
        leaves: {},
      },
      'zoom',
    );
    const before = pictureOf(at.root);

    const plan = await at.remover.plan(await at.remover.survey('zoom'));

    expect(plan).toMatchObject({ ok: false, problem: { kind: 'unavailable', subject: 'dpkg' } });
    expect(plan.ok ? '' : plan.problem.cause).toContain('company-desktop');
    expect(pictureOf(at.root)).toBe(before);
  });

  it('while dpkg is at work nothing is planned', async () => {
    const at = await machine(zoomDeb({}));
    const survey = await at.remover.survey('zoom');
    const lock = join(at.root, 'var/lib/dpkg/lock');
    const holder = await startOwnChild(['python3', '-c', holdLock, lock], {});
    onTestFinished(() => holder.stop());
    await until('the lock is held', () => (holder.errors().includes('held') ? true : undefined));

    const plan = await at.remover.plan(survey);

    expect(plan).toMatchObject({ ok: false, problem: { kind: 'conflict', subject: 'dpkg' } });
    expect(plan.ok ? '' : plan.problem.message).toContain(String(holder.pid));
  });

  it('a package that fails to go takes everything back that was done before it', async () => {
    const at = await machine(slackDeb());
    const plan = given(await at.remover.plan(await at.remover.survey('slack')));
    writeFileSync(join(at.root, 'var/lib/dpkg/info/slack-desktop.prerm'), '#!/bin/sh\nexit 1\n', {
      mode: 0o755,
    });
    const before = pictureOf(at.home);

    const removed = await at.remover.changes.remove(plan.id);

    expect(removed).toMatchObject({ ok: false, problem: { kind: 'unavailable' } });
    expect(pictureOf(at.home)).toBe(before);
    expect(at.installed()).toEqual(['slack-desktop']);
  });

  it('what stands in its folder and came with no package goes too, after the package', async () => {
    const at = await machine(zoomDeb({}));
    plant(at.root, at.home, { '/opt/zoom/crash/dump.bin': 'a dump' });
    const survey = await at.remover.survey('zoom');

    const removed = given(await at.remover.changes.remove(given(await at.remover.plan(survey)).id));

    expect(existsSync(join(at.root, 'opt/zoom'))).toBe(false);
    given(await at.remover.changes.undo(removed.entry.id, { whenChanged: 'refuse' }));
    expect(readFileSync(join(at.root, 'opt/zoom/crash/dump.bin'), 'utf8')).toBe('a dump');
  });

  it('what another package put into its folder is that package’s, and stays', async () => {
    const at = await machine(zoomDeb({}));
    at.install({
      name: 'zoom-plugin-of-ours',
      version: '1',
      maintainer: 'A <a@example.org>',
      files: { '/opt/zoom/plugins/ours.so': 'x' },
      leaves: {},
    });
    const survey = await at.remover.survey('zoom');
    expect(survey.remnants.filter(({ shown }) => shown === '/opt/zoom')).toEqual([]);

    given(await at.remover.changes.remove(given(await at.remover.plan(survey)).id));

    expect(at.installed()).toEqual(['zoom-plugin-of-ours']);
    expect(existsSync(join(at.root, 'opt/zoom/plugins/ours.so'))).toBe(true);
    expect(existsSync(join(at.root, 'opt/zoom/zoom'))).toBe(false);
  });

  it('with purge the package’s settings and the quarantine are gone for good', async () => {
    const at = await machine(slackDeb());
    const survey = await at.remover.survey('slack');
    const plan = given(await at.remover.plan(survey, [], true));
    expect(plan.effects.find(({ command }) => command !== null)?.command).toContain('--purge');

    const removed = given(await at.remover.changes.remove(plan.id));

    expect(removed.verdict).toMatch(/^Nothing of Slack is left\./);
    const undone = await at.remover.changes.undo(removed.entry.id, { whenChanged: 'refuse' });
    expect(undone).toMatchObject({ ok: false, problem: { kind: 'unavailable' } });
    expect(existsSync(join(at.root, 'var/lib/dpkg/info/slack-desktop.list'))).toBe(false);
  });
});
