import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Advisory,
  advisoriesFor,
  type Judged,
  judge,
  type PlatformName,
  type Verdict,
} from '../../../../main/catalogue/index.ts';

async function advisory(client: string, id: string): Promise<Advisory> {
  const found = (await advisoriesFor(client)).find((entry) => entry.id === id);
  if (found === undefined) throw new Error(`${id} of ${client} is not in the data`);
  return found;
}

const installed = (client: string, version: string | null, more: Partial<Judged> = {}): Judged => ({
  client,
  version,
  source: 'deb',
  package: client,
  ...more,
});

type Row = [
  client: string,
  id: string,
  platform: PlatformName,
  version: string | null,
  verdict: Verdict['verdict'],
  fixedVersion: string | null,
];

describe('a real version against a real advisory', () => {
  test.each<Row>([
    // One version before, the boundary, one after.
    ['zoom', 'CVE-2024-27242', 'linux', '5.17.5.2543', 'affected', '5.17.10'],
    ['zoom', 'CVE-2024-27242', 'linux', '5.17.5 (2543)', 'affected', '5.17.10'],
    ['zoom', 'CVE-2024-27242', 'linux', '5.17.10', 'fixed', '5.17.10'],
    ['zoom', 'CVE-2024-27242', 'linux', '5.17.10.3512', 'fixed', '5.17.10'],
    ['zoom', 'CVE-2024-27242', 'linux', '6.0.2.4680', 'fixed', '5.17.10'],
    ['zoom', 'CVE-2025-46788', 'linux', '6.4.12.100', 'affected', '6.4.13'],
    ['zoom', 'CVE-2025-46788', 'linux', '6.4.13.2309', 'fixed', '6.4.13'],
    ['zoom', 'CVE-2025-46788', 'win32', '6.4.12.100', 'not-affected', null],
    ['zoom', 'CVE-2022-22786', 'win32', '5.9.7.3931', 'affected', '5.10.0'],
    ['zoom', 'CVE-2022-22786', 'linux', '5.9.6.2225', 'not-affected', null],
    // The build decides, and is left out.
    ['zoom', 'CVE-2017-15048', 'linux', '2.0', 'cannot-tell', '2.0.115900.1201'],
    ['zoom', 'CVE-2018-15715', 'linux', '2.4', 'cannot-tell', null],
    ['zoom', 'CVE-2022-28756', 'darwin', '5.7', 'cannot-tell', '5.11.5'],
    ['zoom', 'CVE-2017-15048', 'linux', '2.0.106600.0904', 'affected', '2.0.115900.1201'],
    ['zoom', 'CVE-2017-15048', 'linux', '2.0.115900.1201', 'fixed', '2.0.115900.1201'],
    // Other bounds on each platform.
    ['zoom', 'CVE-2018-15715', 'linux', '2.4.129780.0915', 'affected', null],
    ['zoom', 'CVE-2018-15715', 'linux', '2.5.146186.1130', 'not-affected', null],
    ['zoom', 'CVE-2018-15715', 'darwin', '4.1.34801.1115', 'affected', '4.1.34801.1116'],
    ['zoom', 'CVE-2018-15715', 'win32', '4.1.34801.1116', 'affected', '4.1.34814.1119'],
    // A lower bound.
    ['zoom', 'CVE-2022-28756', 'darwin', '5.7.2', 'not-affected', null],
    ['zoom', 'CVE-2022-28756', 'darwin', '5.7.3', 'affected', '5.11.5'],
    ['zoom', 'CVE-2022-28756', 'darwin', '5.11.5', 'fixed', '5.11.5'],
    // Up to a version means all of its builds.
    ['zoom', 'CVE-2021-28133', 'linux', '5.5.4 (13142)', 'affected', null],
    ['zoom', 'CVE-2021-28133', 'linux', '5.5.5.0', 'not-affected', null],
    // Nobody has said.
    ['zoom', 'CVE-2026-53413', 'linux', '6.0.2.4680', 'cannot-tell', null],
    ['zoom', 'CVE-2024-27242', 'linux', null, 'cannot-tell', '5.17.10'],
    ['zoom', 'CVE-2024-27242', 'linux', 'latest', 'cannot-tell', '5.17.10'],
    ['cisco-webex', 'CVE-2025-20236', 'linux', '44.6.0.29928', 'affected', null],
    ['cisco-webex', 'CVE-2025-20236', 'linux', '44.5.0.29672', 'not-affected', null],
    ['cisco-webex', 'CVE-2025-20236', 'linux', '44.7.0.30285', 'affected', null],
    ['cisco-webex', 'CVE-2025-20236', 'linux', '44.8.0.30404', 'not-affected', null],
    [
      'microsoft-teams',
      'CVE-2025-53783',
      'win32',
      '25122.1415.3698.6811',
      'affected',
      '25122.1415.3698.6812',
    ],
    [
      'microsoft-teams',
      'CVE-2025-53783',
      'darwin',
      '25122.1207.3700.1444',
      'fixed',
      '25122.1207.3700.1444',
    ],
    ['microsoft-teams', 'CVE-2025-53783', 'linux', '1.5.00.23861', 'not-affected', null],
    ['signal-desktop', 'CVE-2018-14023', 'linux', '1.15.0-beta.9', 'affected', '1.15.0-beta.10'],
    ['signal-desktop', 'CVE-2018-14023', 'linux', '1.15.0-beta.10', 'fixed', '1.15.0-beta.10'],
    ['signal-desktop', 'CVE-2023-24069', 'linux', '6.1.0', 'affected', '6.2.0'],
    ['signal-desktop', 'CVE-2023-24069', 'linux', '6.2.0-beta.1', 'affected', '6.2.0'],
    ['element', 'CVE-2024-47771', 'linux', '1.11.69', 'not-affected', null],
    ['element', 'CVE-2024-47771', 'linux', '1.11.80', 'affected', '1.11.81'],
    ['element', 'CVE-2024-47771', 'linux', '1.11.81', 'fixed', '1.11.81'],
    ['discord', 'CVE-2024-23739', 'darwin', '0.0.291', 'affected', null],
    ['discord', 'CVE-2024-23739', 'darwin', '0.0.292', 'not-affected', null],
    ['jitsi-meet', 'CVE-2020-25019', 'linux', '2.2.0', 'affected', '2.3.0'],
  ])('%s: %s on %s: %s is %s', async (client, id, platform, version, verdict, fixedVersion) => {
    const given = judge(await advisory(client, id), installed(client, version), platform);
    expect(given).toMatchObject({ verdict, fixedVersion });
    expect(given.reason).toMatch(/^\S.*\.$/);
  });

  test.each<[what: string, installation: Judged, client: string, id: string, verdict: string]>([
    [
      'a distribution’s package below the fix: it may hold it',
      installed('telegram-desktop', '4.6.5+ds-2+b1'),
      'telegram-desktop',
      'CVE-2026-107181',
      'cannot-tell',
    ],
    [
      'the same from Flathub: nobody mends that under an old number',
      installed('telegram-desktop', '4.6.5', {
        source: 'flatpak',
        package: 'org.telegram.desktop',
      }),
      'telegram-desktop',
      'CVE-2026-107181',
      'affected',
    ],
    [
      'a package without a distribution’s revision: the number is the whole truth',
      installed('telegram-desktop', '4.6.5'),
      'telegram-desktop',
      'CVE-2026-107181',
      'affected',
    ],
    [
      'a distribution’s package at the fix',
      installed('telegram-desktop', '7.2.9+ds-1'),
      'telegram-desktop',
      'CVE-2026-107181',
      'fixed',
    ],
    [
      'a distribution’s package later than all that are named',
      installed('mumble', '1.3.4-4+b1'),
      'mumble',
      'CVE-2012-0863',
      'not-affected',
    ],
    [
      'a distribution’s package among the affected versions',
      installed('mumble', '1.2.3-349-g315b5f5-2.2+deb7u2'),
      'mumble',
      'CVE-2012-0863',
      'cannot-tell',
    ],
    [
      'a vendor’s rpm, which has a release number too',
      installed('zoom', '5.17.5.2543-1', { source: 'rpm' }),
      'zoom',
      'CVE-2024-27242',
      'affected',
    ],
    [
      'Firefox with extended support below the release that has the fix',
      installed('firefox', '78.15.0esr', { source: 'folder', package: null }),
      'firefox',
      'CVE-2021-29959',
      'cannot-tell',
    ],
    [
      'Firefox with extended support above it',
      installed('firefox', '128.3.1esr-1~deb12u1', { package: 'firefox-esr' }),
      'firefox',
      'CVE-2021-29959',
      'fixed',
    ],
    [
      'Ubuntu’s package that only fetches the snap',
      installed('firefox', '1:1snap1-0ubuntu2'),
      'firefox',
      'CVE-2021-29959',
      'cannot-tell',
    ],
    [
      'somebody else’s program that shows the client’s page',
      installed('microsoft-teams', '1.4.2', { package: 'teams-for-linux' }),
      'microsoft-teams',
      'CVE-2020-17091',
      'cannot-tell',
    ],
    ['another client', installed('slack', '4.0.0'), 'zoom', 'CVE-2024-27242', 'not-affected'],
  ])('%s', async (_what, installation, client, id, verdict) => {
    expect(judge(await advisory(client, id), installation, 'linux')).toMatchObject({ verdict });
  });

  test('says what decides it in one sentence', async () => {
    const html = await advisory('zoom', 'CVE-2024-27242');
    expect(judge(html, installed('zoom', '5.17.5.2543'), 'linux').reason).toBe(
      '5.17.5.2543 is older than 5.17.10, which has the fix.',
    );
    const wrapper = installed('microsoft-teams', '1.4.2', { package: 'teams-for-linux' });
    const bounded = {
      ...(await advisory('microsoft-teams', 'CVE-2025-53783')),
      platforms: ['linux' as const],
      affected: [{ fixed: '2.0' }],
    };
    expect(judge(bounded, wrapper, 'linux').reason).toBe(
      'teams-for-linux is a program of its own, with versions of its own.',
    );
  });
});

test('two branches with a fix each: the fix of the branch that is installed', () => {
  const branches: Advisory = {
    id: 'X-1',
    client: 'zoom',
    platforms: ['linux'],
    affected: [{ fixed: '5.13.10' }, { introduced: '5.14.0', fixed: '5.14.2' }],
    title: 'Something could happen.',
    category: 'other',
    published: '2023-01-01',
    source: 'https://example.org/1',
  };
  const at = (version: string) => judge(branches, installed('zoom', version), 'linux');
  expect(at('5.13.9')).toMatchObject({ verdict: 'affected', fixedVersion: '5.13.10' });
  expect(at('5.13.10')).toMatchObject({ verdict: 'fixed', fixedVersion: '5.13.10' });
  expect(at('5.14.1')).toMatchObject({ verdict: 'affected', fixedVersion: '5.14.2' });
  expect(at('5.14.2')).toMatchObject({ verdict: 'fixed', fixedVersion: '5.14.2' });
  expect(at('unknown')).toMatchObject({ verdict: 'cannot-tell', fixedVersion: '5.14.2' });
});

test('whatever the version says, every advisory gets a verdict and never a throw', async () => {
  const all = [...(await advisoriesFor('zoom')), ...(await advisoriesFor('telegram-desktop'))];
  fc.assert(
    fc.property(
      fc.constantFrom(...all),
      fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\d.+~:a-z-]{0,30}$/)),
      fc.constantFrom<Judged['source']>('deb', 'rpm', 'flatpak', 'snap', 'appimage', 'folder'),
      fc.constantFrom<PlatformName>('linux', 'darwin', 'win32'),
      (entry, version, source, platform) => {
        const given = judge(entry, installed(entry.client, version, { source }), platform);
        expect(['affected', 'fixed', 'not-affected', 'cannot-tell']).toContain(given.verdict);
        expect(given.reason).not.toContain('undefined');
      },
    ),
    { numRuns: 2000 },
  );
});

test('an update never makes it worse: once fixed, every later version is', async () => {
  const all = (await advisoriesFor('zoom')).filter((entry) => entry.affected !== null);
  const parts = fc.tuple(fc.nat(8), fc.nat(20), fc.nat(20), fc.nat(9999));
  fc.assert(
    fc.property(fc.constantFrom(...all), parts, fc.nat(3), (entry, numbers, which) => {
      const later = numbers.with(which, (numbers[which] ?? 0) + 1).join('.');
      const before = judge(entry, installed('zoom', numbers.join('.')), 'linux').verdict;
      const after = judge(entry, installed('zoom', later), 'linux').verdict;
      if (before === 'fixed') expect(after).toBe('fixed');
    }),
    { numRuns: 2000 },
  );
});
