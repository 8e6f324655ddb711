// Every leftover that the catalogue lists is found in a home of 200,000 files, and nothing that is not the client's.
import { lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, isLead, loadCatalogue } from '../../../main/catalogue/index.ts';
import { placeInCatalogue } from '../../../main/platform/linux/inventory/catalogue-path.ts';
import { fillHome } from '../../rigs/crowded-home.ts';
import { type OwnFolder, ownFolder } from '../../rigs/own-folder.ts';
import { given, type Remover, removerAt } from '../../rigs/removal.ts';

const clients = given(loadCatalogue()).clients.filter(
  ({ leftovers }) => leftovers.linux.length > 0,
);

let folder: OwnFolder;
let root: string;
let home: string;
let remover: Remover;
/** Of every client, where each leftover stands now. */
const planted = new Map<string, { readonly path: string; readonly isProven: boolean }[]>();

beforeAll(async () => {
  folder = ownFolder('crowded');
  root = join(folder.path, 'root');
  home = join(root, 'home/alice');
  mkdirSync(home, { recursive: true });
  fillHome(home, 200_000);
  for (const client of clients) planted.set(client.id, [...plantLeftovers(client)]);
  plantElsewhere();
  remover = await removerAt({ root, home }, join(folder.path, 'data'));
}, 120_000);
afterAll(() => folder.remove());

/** The deepest first: what is a folder to one pattern is a file to none. */
function* plantLeftovers(client: Client): Generator<{ path: string; isProven: boolean }> {
  const patterns = [...client.leftovers.linux].sort((a, b) => b.length - a.length);
  for (const pattern of patterns) {
    const place = placeInCatalogue(pattern)?.replaceAll('*', '1');
    if (place === undefined) continue;
    const path = place.startsWith('~/') ? join(home, place.slice(2)) : join(root, place);
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, 'left');
    }
    yield { path, isProven: !isLead(client, 'leftovers.linux', pattern) };
  }
}

/** A browser's profile with every extension that is known, and some that are nobody's; firewalls with rules of others. */
function plantElsewhere(): void {
  const profile = join(home, '.config/chromium/Default');
  const settings: Record<string, unknown> = { nmmhkkegccagdldgiimedpiccmgmieda: { path: 'x/1' } };
  for (const client of given(loadCatalogue()).clients)
    for (const { browser, id, lead } of client.browserExtensions ?? []) {
      const path =
        browser === 'chromium'
          ? join(profile, 'Extensions', id)
          : join(home, '.mozilla/firefox/x.default/extensions', `${id}.xpi`);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, 'an extension');
      if (browser === 'chromium') settings[id] = { path: `${id}/1` };
      planted.set(client.id, [...(planted.get(client.id) ?? []), { path, isProven: !lead }]);
    }
  writeFileSync(join(profile, 'Preferences'), JSON.stringify({ extensions: { settings } }));
  for (const [path, text] of [
    ['etc/ufw/applications.d/zoomtext', '[ZoomText]\nports=1/tcp\n'],
    ['etc/ufw/user.rules', '### tuple ### allow tcp 22 0.0.0.0/0 any 0.0.0.0/0 Slackware - in\n'],
    ['etc/nftables.conf', 'tcp dport 443 accept comment "discordant"\n'],
  ] as const) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

const covers = (found: readonly string[], path: string): boolean =>
  found.some((each) => each === path || path.startsWith(`${each}/`));

it.each(clients.map(({ id }) => id))('%s: all that is listed, and nothing else', async (id) => {
  const survey = await remover.survey(id);

  const pathsOf = (chosen: boolean) =>
    survey.remnants.flatMap((one) =>
      one.path !== null && one.way !== 'keep' && (one.chosen || !chosen) ? [one.path] : [],
    );
  const own = planted.get(id) ?? [];
  expect(own.filter(({ path }) => !covers(pathsOf(false), path))).toEqual([]);
  // Chosen beforehand is only what is proven, and what holds nothing but that.
  const places = own.map(({ path }) => path);
  expect(
    pathsOf(true).filter(
      (path) => !covers(places, path) && !places.some((place) => place.startsWith(`${path}/`)),
    ),
  ).toEqual([]);
});

it('does not so much as offer what has the name of a client within another word', async () => {
  const offered = (await Promise.all(clients.map(({ id }) => remover.survey(id)))).flatMap(
    ({ remnants }) => remnants.map(({ shown }) => shown),
  );
  for (const tempting of [
    '~/.config/slackware-mirror',
    '~/.config/signals',
    '~/.cache/teamspeak',
    '~/.local/share/discordant',
    '~/zoomtext',
    '/etc/ufw/applications.d/zoomtext',
  ])
    expect(offered).not.toContain(tempting);
  expect(offered.filter((shown) => shown?.includes('zoombrowser'))).toEqual([]);
});
