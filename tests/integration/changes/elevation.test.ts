// The administrator's part for real: from a user without rights, through a setuid program, into files of root's.
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildAsker } from '../../rigs/asker.ts';
import { ownFolder } from '../../rigs/own-folder.ts';
import { missingPackages } from '../../rigs/programs.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const nobody = 65_534;
const why =
  process.getuid?.() === 0
    ? missingPackages('gcc', 'unshare', 'setpriv', 'mount')
    : 'to run as root';

describe.skipIf(why !== null)(
  `what needs the administrator (needs ${why ?? 'nothing more'})`,
  () => {
    it('is done by root alone, judged by its list, one entry with the rest, and taken back', () => {
      const folder = ownFolder('elevation');
      chmodSync(folder.path, 0o755);
      const home = join(folder.path, 'nobody');
      mkdirSync(home);
      chownSync(home, nobody, nobody);
      const asker = buildAsker(join(folder.path, 'asker'));
      // Copies that are root's alone, wherever this tree stands and whoever may write it.
      const node = join(folder.path, 'node');
      copyFileSync(process.execPath, node);
      chmodSync(node, 0o755);
      // A name that a shell would take apart: on a Mac one is asked to run it.
      const odd = join(folder.path, 'it\'s $(odd) & "so"');
      cpSync(join(root, 'dist', 'cli'), odd, { recursive: true });
      for (const name of readdirSync(odd)) chmodSync(join(odd, name), 0o644);
      const program = join(odd, 'callwarden.mjs');
      // The same, but one of its pieces belongs to somebody.
      const halfTheirs = join(folder.path, 'half-theirs');
      cpSync(odd, halfTheirs, { recursive: true });
      const piece = readdirSync(halfTheirs).find((name) => /^[^.]+-\w+\.mjs$/.test(name));
      chownSync(join(halfTheirs, piece ?? 'no piece'), nobody, nobody);
      const systemFile = '/etc/xdg/autostart/zoom.desktop';
      // In a mount namespace of its own, so that nothing of the real machine is written.
      const text = execFileSync(
        'unshare',
        [
          '--mount',
          process.execPath,
          join(import.meta.dirname, 'in-own-mounts-child.ts'),
          process.execPath,
          join(import.meta.dirname, 'as-nobody-child.ts'),
          home,
          asker,
          systemFile,
          node,
          program,
          join(halfTheirs, 'callwarden.mjs'),
        ],
        { encoding: 'utf8' },
      );
      const [refused, run, undone, cancelled, ownStep, untrusted, no, mac] = JSON.parse(text);

      expect(refused.refused).toMatchObject({ ok: false, problem: { kind: 'not-permitted' } });
      expect(refused.refused.problem.message).toContain('does not do this as an administrator');
      expect(refused.after).toEqual({ own: null, system: null });

      expect(run.run).toMatchObject({ ok: true, value: { state: 'done' } });
      expect(run.after).toEqual({ own: 'changed\n', system: 'changed\n' });
      expect(run.run.value.effects.map(({ step, state }: never) => [step, state])).toEqual([
        ['own', 'done'],
        ['for-root', 'done'],
      ]);
      expect(run.entries.value[0].effects).toHaveLength(2);

      expect(undone.undone).toMatchObject({
        ok: true,
        value: { entry: { state: 'undone' }, changed: [] },
      });
      expect(undone.after).toEqual({ own: null, system: null });
      expect(undone.entries.value[0].state).toBe('undone');

      expect(cancelled.cancelled).toMatchObject({ ok: false, problem: { kind: 'not-permitted' } });
      expect(cancelled.after).toEqual({ own: null, system: null });

      expect(untrusted.untrusted.problem.message).toContain('can be written by others');
      expect(untrusted.theirPiece.problem).toMatchObject({
        subject: join(halfTheirs, piece ?? ''),
        message: expect.stringContaining('can be written by others'),
      });
      expect(ownStep.ownStep).toMatchObject({ ok: true, value: { changed: [] } });
      expect(ownStep.after).toEqual({ own: null, system: 'changed\n' });
      expect(untrusted.untrustedUndo.problem.message).toContain('can be written by others');
      expect(untrusted.after).toEqual({ own: null, system: 'changed\n' });

      expect(no.saidNo.problem).toMatchObject({
        kind: 'not-permitted',
        message: expect.stringContaining('you said no'),
      });
      expect(mac.refusedOnMac.problem.message).toContain('does not do this as an administrator');
      expect(mac.ranOnMac).toMatchObject({ ok: true, value: { state: 'done' } });
      expect(mac.written).toBe('changed\n');
      expect(mac.undoneOnMac).toMatchObject({ ok: true, value: { entry: { state: 'undone' } } });
      expect(mac.left).toBeNull();
      folder.remove();
    }, 120_000);
  },
);
