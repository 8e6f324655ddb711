// Check, lock down, undo and report as an admin runs them, on a root and a home made for it.
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkReportSchema, planSchema } from '../../../preload/contract/index.ts';
import { callwarden } from '../../rigs/callwarden.ts';
import { clientTree } from '../../rigs/client-tree.ts';
import { ownFolder } from '../../rigs/own-folder.ts';

const ground = () => {
  const folder = ownFolder('lockdown-cli');
  onTestFinished(() => folder.remove());
  const tree = clientTree(folder.path).zoomDeb().slackDeb();
  const env = { PATH: process.env.PATH, CALLWARDEN_DATA: join(folder.path, 'data') };
  const places = [`--root=${tree.root}`, `--home=${tree.home}`];
  return {
    ...tree,
    folder: folder.path,
    run: (...words: string[]) => callwarden([...words, ...places], env),
    everything: () =>
      execFileSync('find', [tree.root, '-printf', '%P %m %u %g %T@ %l %s\n'], {
        encoding: 'utf8',
        env: { LC_ALL: 'C' },
      })
        .split('\n')
        .sort(),
  };
};

describe('callwarden check', () => {
  it('prints what the schema says, and changes nothing', () => {
    const { run, everything } = ground();
    const before = everything();
    const { code, out, err } = run('check', '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const report = checkReportSchema.parse(JSON.parse(out));
    expect(report.clients.map(({ client }) => client)).toEqual(['slack', 'zoom']);
    expect(everything()).toEqual(before);
  });

  it('ends with 1 only when a finding reaches the level asked for', () => {
    const { run } = ground();
    expect(run('check', 'zoom', '--fail-on', 'high').code).toBe(1);
    expect(run('check', 'slack', '--fail-on', 'critical').code).toBe(0);
  });

  it('shows the evidence when asked: the file, and where the fact is from', () => {
    const { run } = ground();
    const { out } = run('check', 'zoom', '--evidence');
    expect(out).toContain('~/.config/autostart/zoom.desktop');
    expect(out).toContain('source: https://');
  });

  it.each([
    ['check', 'nonsense'],
    ['check', 'zoom', '--fail-on', 'terrible'],
    ['lockdown', 'zoom', '--profile', 'reckless', '--yes'],
    ['lockdown', 'zoom', '--step', 'nonsense', '--yes'],
    ['undo', '--last', '--when-changed', 'perhaps'],
    ['report'],
  ])('says what is wrong with: %s %s %s %s', (...words) => {
    const { run, everything } = ground();
    const before = everything();
    const { code, err } = run(...words);
    expect(code).toBe(2);
    expect(err).toMatch(/^callwarden: .+\. .+\./);
    expect(everything()).toEqual(before);
  });
});

describe('callwarden lockdown', () => {
  it('changes nothing on a dry run, nor where nobody is there to say yes', () => {
    const { run, everything } = ground();
    const before = everything();
    const dry = run('lockdown', 'zoom', '--dry-run', '--json');
    expect(planSchema.parse(JSON.parse(dry.out).plan).effects.length).toBeGreaterThan(3);
    const unasked = run('lockdown', 'zoom');
    expect(unasked.out).toContain('Nothing was changed.');
    expect(unasked.err).toContain('--yes');
    expect(everything()).toEqual(before);
  });

  it('does a whole profile, raises the score, and is taken back to the last byte and time', () => {
    const { run, everything } = ground();
    const before = everything();
    const score = () => JSON.parse(run('check', 'zoom', '--json').out).clients[0].score.value;
    const scoreBefore = score();
    const done = run('lockdown', 'zoom', '--profile', 'strict', '--yes', '--json');
    expect(done.code).toBe(0);
    const { entry } = JSON.parse(done.out);
    expect(entry.effects.every(({ state }: { state: string }) => state === 'verified')).toBe(true);
    expect(score()).toBeGreaterThan(scoreBefore);
    expect(everything()).not.toEqual(before);
    expect(run('undo', entry.id).code).toBe(0);
    expect(everything()).toEqual(before);
    expect(score()).toBe(scoreBefore);
  });

  it('does one step alone, and says when nothing is left of it to do', () => {
    const { run, home } = ground();
    const step = 'zoom:running-without-need:autostart';
    expect(run('lockdown', 'zoom', '--step', step, '--yes').code).toBe(0);
    expect(readFileSync(join(home, '.config/autostart/zoom.desktop'), 'utf8')).toContain(
      'Hidden=true',
    );
    const again = run('lockdown', 'zoom', '--step', step, '--yes');
    expect(again).toMatchObject({ code: 2 });
  });

  it('finds a fix that came undone, and says when it was mended', () => {
    const { run, home } = ground();
    const step = 'zoom:running-without-need:autostart';
    const file = join(home, '.config/autostart/zoom.desktop');
    const before = readFileSync(file);
    run('lockdown', 'zoom', '--step', step, '--yes');
    writeFileSync(file, before);
    const { out } = run('check', 'zoom');
    expect(out).toMatch(/This was mended on \d{4}-\d\d-\d\d and has come back\./);
  });
});

describe('callwarden undo', () => {
  it('shows the difference where somebody changed a file since, and does what it is told', () => {
    const { run, home } = ground();
    const file = join(home, '.config/autostart/zoom.desktop');
    run('lockdown', 'zoom', '--step', 'zoom:running-without-need:autostart', '--yes');
    appendFileSync(file, 'X-Mine=yes\n');
    const refused = run('undo', '--last');
    expect(refused.code).toBe(3);
    expect(refused.out).toContain('X-Mine=yes');
    expect(readFileSync(file, 'utf8')).toContain('Hidden=true');
    expect(run('undo', '--last', '--when-changed', 'restore-ours').code).toBe(0);
    expect(readFileSync(file, 'utf8')).not.toContain('X-Mine');
  });

  it('lists what was changed, newest first, and takes back all of it', () => {
    const { run, everything } = ground();
    const before = everything();
    expect(run('undo', '--list').out).toContain('Callwarden has changed nothing here.');
    run('lockdown', 'zoom', '--profile', 'careful', '--yes');
    run('lockdown', 'slack', '--profile', 'careful', '--yes');
    const listed = JSON.parse(run('undo', '--list', '--json').out);
    expect(listed.map(({ client }: { client: string }) => client)).toEqual(['slack', 'zoom']);
    expect(run('undo', '--all').code).toBe(0);
    expect(everything()).toEqual(before);
    expect(run('undo', '--last').code).toBe(3);
  });
});

describe('callwarden report', () => {
  it('writes one page that loads nothing, and never over a file or through a link', () => {
    const { run, folder } = ground();
    const file = join(folder, 'report.html');
    expect(run('report', '--html', file).code).toBe(0);
    const page = readFileSync(file, 'utf8');
    expect(page).toContain('Zoom starts every time you log in.');
    expect(page).not.toMatch(/<script|<link|<img|<iframe|url\(|@import/i);
    expect(run('report', '--html', file).code).toBe(3);
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'link.html'));
    expect(run('report', '--html', join(folder, 'link.html')).code).toBe(3);
    expect(existsSync(join(folder, 'elsewhere'))).toBe(false);
  });

  it('shows markup in a version as text', () => {
    const { run, folder, root } = ground();
    const status = join(root, 'var/lib/dpkg/status');
    const text = readFileSync(status, 'utf8');
    writeFileSync(
      status,
      text.replace(/^(Package: zoom\n(?:.*\n)*?Version: ).*/m, '$1<img/src=x>'),
    );
    const file = join(folder, 'report.html');
    run('report', '--html', file);
    expect(readFileSync(file, 'utf8')).not.toContain('<img');
  });
});
