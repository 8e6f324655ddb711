// A real Firefox on a profile of a test's own, which lets unsigned extensions in. What it has is read from what it
// keeps itself: extensions.json, once it has gone over its folders.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startOwnChild } from './own-child.ts';
import { until } from './until.ts';

export const firefox = '/usr/bin/firefox-esr';

/** Packs an extension that does nothing, and gives its file. */
export const packXpi = (folder: string, id: string): string => {
  const work = mkdtempSync(join(folder, 'xpi-'));
  const manifest = {
    manifest_version: 2,
    name: 'Own',
    version: '1.0.3',
    browser_specific_settings: { gecko: { id } },
  };
  writeFileSync(join(work, 'manifest.json'), JSON.stringify(manifest));
  const file = join(work, `${id}.xpi`);
  execFileSync('python3', ['-m', 'zipfile', '-c', file, 'manifest.json'], { cwd: work });
  return file;
};

/**
 * `newOnes`: whether an extension that it finds in its folder is switched on at once, as one from the store is, or
 * waits for the person, as Firefox has it by itself.
 */
export const setUpProfile = (profile: string, newOnes: 'on' | 'wait'): void => {
  mkdirSync(join(profile, 'extensions'), { recursive: true });
  const settings = {
    'xpinstall.signatures.required': false,
    'extensions.startupScanScopes': 15,
    'extensions.autoDisableScopes': newOnes === 'on' ? 0 : 15,
    'datareporting.policy.dataSubmissionEnabled': false,
    'app.normandy.enabled': false,
  };
  const lines = Object.entries(settings).map(
    ([name, value]) => `user_pref("${name}", ${value});\n`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join(''));
};

/** Lets Firefox run until it has these extensions (`ID on`, `ID off`), and then `work` beside it. */
export const visitFirefox = async (
  profile: string,
  home: string,
  expected: readonly string[],
  work?: () => Promise<void>,
): Promise<void> => {
  const startedAtMs = Date.now();
  const running = await startOwnChild(
    [firefox, '--headless', '--no-remote', '--profile', profile, 'about:blank'],
    { env: { PATH: process.env.PATH, HOME: home } },
  );
  try {
    const wanted = [...expected].sort().join('\n');
    await until(
      `Firefox to have “${wanted}”`,
      () => extensionsIn(profile) === wanted || undefined,
      30_000,
    );
    // What it compares its folders with at the next start is written a second later: ended before that, it would take a
    // file that has come back for one that never went.
    await until(
      'Firefox to write what it starts with',
      () => writtenAtMs(profile) > startedAtMs || undefined,
      30_000,
    );
    await work?.();
  } finally {
    await running.stop();
  }
};

const writtenAtMs = (profile: string): number =>
  statSync(join(profile, 'addonStartup.json.lz4'), { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** In the profile's own folder; null as long as Firefox has not written of it. */
const extensionsIn = (profile: string): string | null => {
  try {
    const { addons } = JSON.parse(readFileSync(join(profile, 'extensions.json'), 'utf8')) as {
      readonly addons: readonly { id: string; location: string; active: boolean }[];
    };
    return addons
      .filter(({ location }) => location === 'app-profile')
      .map(({ id, active }) => `${id} ${active ? 'on' : 'off'}`)
      .sort()
      .join('\n');
  } catch {
    // Not there yet, or being written.
    return null;
  }
};
