import { describe, expect, test } from 'vitest';
import { lookOver, ownTree } from './look.ts';

const list = '/etc/apt/sources.list.d/x.list';
const index = '/var/lib/apt/lists/apt.example.org_talk_dists_stable_main_binary-amd64_Packages';
const packages = (...names: readonly string[]) =>
  names
    .map((name) => `Package: ${name}\nVersion: 1\nDescription: x\n Package: nobody\n`)
    .join('\n');
const served = async (tree: ReturnType<typeof ownTree>) =>
  (await lookOver(tree)).repositories.map(({ client, enabled, address, toldBy }) => [
    client,
    enabled,
    address,
    toldBy,
  ]);
const talk = 'https://apt.example.org/talk';

describe('repositories of apt', () => {
  test('what a repository has told that it offers decides', async () => {
    const tree = ownTree().plant({
      [list]: `deb ${talk} stable main\n`,
      [index]: packages('signal-desktop', 'signal-desktop-beta'),
    });
    expect(await served(tree)).toEqual([['signal-desktop', true, talk, 'packages']]);
  });

  test("a repository that offers many things is nobody's, whatever its address says", async () => {
    const many = Array.from({ length: 30 }, (_, at) => `package-${at}`);
    const tree = ownTree().plant({
      [list]: `deb ${talk} stable main\n`,
      [index]: packages('zoom', ...many),
      '/etc/apt/sources.list.d/y.list': 'deb https://apt.example.org/zoom ./\n',
      '/var/lib/apt/lists/apt.example.org_zoom_._Packages': packages('zoom', ...many),
    });
    expect((await served(tree)).filter(([, , address]) => address === talk)).toEqual([]);
  });

  test('a distribution is never a client’s, even where it brings one', async () => {
    const debian = 'deb http://mirror.example.org/debian bookworm main\n';
    expect(await served(ownTree().plant({ '/etc/apt/sources.list': debian }))).toEqual([]);
  });

  test('a commented line is a disabled source; options and comments are read over', async () => {
    const tree = ownTree().plant({
      [list]: `# Slack\n# deb [arch=amd64 signed-by=/k.gpg] https://x.example.org/slack/ jessie main # note\n`,
    });
    expect(await served(tree)).toEqual([
      ['slack', false, 'https://x.example.org/slack/', 'address'],
    ]);
  });

  test('stanzas: continuation lines, several addresses, Enabled: no, a key in the file itself', async () => {
    const tree = ownTree().plant({
      '/etc/apt/sources.list.d/z.sources':
        '# made by hand\nTypes: deb\nURIs: https://a.example.org/zoom\n https://b.example.org/zoom\nSuites: stable\nEnabled: no\nSigned-By:\n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n mQ\n\nTypes: deb\nURIs: https://c.example.org/other\nSuites: ./\n',
    });
    const { repositories, problems } = await lookOver(tree);
    expect(problems).toEqual([]);
    expect(repositories.map(({ address, enabled, keys }) => [address, enabled, keys])).toEqual([
      ['https://a.example.org/zoom', false, []],
      ['https://b.example.org/zoom', false, []],
    ]);
  });

  test('a line that is none is said', async () => {
    const { problems } = await lookOver(ownTree().plant({ [list]: 'deb\nnonsense\n' }));
    expect(problems.map(({ message }) => message)).toEqual([
      `${list} holds what is no setting (lines 1, 2).`,
    ]);
  });
});

describe('repositories of dnf', () => {
  test('each section for itself, with its keys', async () => {
    const tree = ownTree().plant({
      '/etc/yum.repos.d/talk.repo':
        '[teams-for-linux]\nname=x\nbaseurl=https://repo.teamsforlinux.de/rpm/\nenabled=0\ngpgkey=file:///etc/pki/rpm-gpg/teams.asc\n\n[fedora]\nmetalink=https://mirrors.example.org/metalink?repo=fedora\n',
      '/etc/pki/rpm-gpg/teams.asc': 'a key',
    });
    const { repositories } = await lookOver(tree);
    expect(
      repositories.map(({ client, manager, enabled, keys }) => [
        client,
        manager,
        enabled,
        keys.map(({ shown }) => shown),
      ]),
    ).toEqual([['microsoft-teams', 'dnf', false, ['/etc/pki/rpm-gpg/teams.asc']]]);
  });
});
