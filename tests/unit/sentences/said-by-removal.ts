// All that the removal of a client says, whatever of it is there and whoever it belongs to.
import {
  advisoriesFor,
  type Client,
  claimsOf,
  farewellFactsOf,
} from '../../../main/catalogue/index.ts';
import {
  onlyOnThisMachine,
  refusesTo,
  takesMore,
} from '../../../main/platform/linux/packages/asked.ts';
import type { Inventory, PackageSeen, Traces } from '../../../main/platform/port/index.ts';
import {
  chosenRelics,
  farewellOf,
  planRemoval,
  type RemovalSight,
  relicsOf,
  surveyOf,
  verdictOf,
} from '../../../main/removal/index.ts';
import type { Process } from '../../../preload/contract/index.ts';
import { file, nowMs } from '../lockdown/small-sight.ts';
import { clients } from './said-by-checks.ts';
import { worstMac } from './worst-mac.ts';
import { inventoryOf } from './worst-sights.ts';
import { worstWindows } from './worst-windows.ts';

const startedAt = '2026-01-31T10:00:00.000Z';

const processOf = (pid: number, uid: number, identity: Process['identity']): Process => ({
  pid,
  startedAt,
  parent: 1,
  uid,
  name: 'x',
  executable: '/opt/x',
  identity,
  evidence: identity === 'name-only' ? 'is only called x' : 'stands at /opt/x',
});

const packageOf = (
  manager: PackageSeen['manager'],
  name: string,
  version: string | null,
): PackageSeen => ({
  manager,
  name,
  version,
  scope: 'system',
  installation: null,
  settings: [file('/etc/x.conf', '')],
  strays: file('/opt/x', '', { kind: 'folder' }),
});

/** The keyring, browsers and firewalls of Linux. */
const newerTracesOf = (): Partial<Traces> => {
  const attributes = { 'xdg:schema': 's', application: 'X', account: 'a' };
  const item = (at: number) => ({ item: `/o/collection/login/${at}`, label: 'X', attributes });
  const id = 'kgjfgplpablkjnlkjmjdecgdpfankdle';
  const extension = (browser: 'chromium' | 'firefox', lead?: true) => ({
    browser,
    id,
    name: 'X',
    sources: lead ? [] : ['https://x.example'],
    ...(lead && { lead }),
  });
  const list = file(
    '/home/alice/.config/chromium/Default/Preferences',
    JSON.stringify({ extensions: { settings: { [id]: { path: 'x' } } } }),
  );
  const policy = JSON.stringify({
    ExtensionInstallForcelist: [`${id};https://x.example`],
    ExtensionSettings: { [id]: { installation_mode: 'force_installed' } },
  });
  return {
    keyring: (
      [
        { sources: ['https://x.example'] },
        { sources: ['https://x.example'], opens: 'messages' },
        { sources: ['https://x.example'], opens: 'passwords' },
        { sources: [], lead: true },
      ] as const
    ).map((known, at) => ({
      item: item(at),
      known: { attributes, ...known, sources: [...known.sources] },
    })),
    extensions: ([undefined, true] as const).flatMap((lead) =>
      (['chromium', 'firefox'] as const).flatMap((browser) =>
        [false, true].map((inUse) => ({
          known: extension(browser, lead),
          browser: 'Chromium',
          profile: `~/.config/${browser}/${lead}-${inUse}`,
          inUse,
          folders: [file(`/home/alice/.config/${browser}/${lead}-${inUse}`, '')],
          lists: [list],
        })),
      ),
    ),
    extensionOrders: ([undefined, true] as const).flatMap((lead) => [
      {
        known: extension('chromium', lead),
        browser: 'Chromium',
        by: 'folder' as const,
        file: file(`/usr/share/chromium/extensions/${lead}.json`, '{}'),
      },
      {
        known: extension('chromium', lead),
        browser: 'Chromium',
        by: 'policy' as const,
        file: file(`/etc/chromium/policies/managed/${lead}.json`, policy),
      },
    ]),
    firewallRules: (['ufw', 'firewalld', 'nftables', 'iptables'] as const).flatMap((tool) => [
      {
        tool,
        what: 'profile' as const,
        file: file(`/etc/${tool}/profile`, 'x'),
        lines: null,
        word: 'x',
        ports: null,
      },
      ...(['x', null] as const).map((word) => ({
        tool,
        what: 'rule' as const,
        file: file(`/etc/${tool}/rules`, `x ${word}\n`),
        lines: { first: 1, text: `x ${word}` },
        word,
        ports: 'udp 8801',
      })),
    ]),
  };
};

const tracesOf = (client: Client): Traces => ({
  programs: (
    [
      ['appimage', '/opt/x.AppImage', '1'],
      ['folder', '/opt/y', null],
      ['appimage', '/home/alice/Downloads/x.AppImage', '1'],
      ['installer', '/Applications/X.app', '1'],
    ] as const
  ).map(([source, path, version]) => ({
    installation: { client: client.id, source, path, version, package: null, scope: 'user' },
    entry: file(path, ''),
  })),
  packages: [
    packageOf('dpkg', 'x', '1'),
    packageOf('dpkg', 'y', null),
    packageOf('flatpak', 'org.x', '1'),
  ],
  menuEntries: [file('/usr/share/applications/x.desktop', '')],
  soundRules: [{ file: file('/home/alice/.config/pulse/x.pa', ''), word: 'x' }],
  likenesses: [{ entry: file('/home/alice/x-files', ''), word: 'x' }],
  defaultLists: [
    file(
      '/home/alice/.config/mimeapps.list',
      '[Default Applications]\nx-scheme-handler/odd=x.desktop;\ntext/odd=x.desktop;\n',
    ),
  ],
  repositoryLists: [file('/etc/apt/other.list', 'deb [signed-by=/etc/shared.gpg] https://y z\n')],
  ...newerTracesOf(),
});

const wholeInventory = (client: Client): Inventory => {
  const base = inventoryOf(client, true);
  const [entry] = base.autostart;
  const [unit] = base.units;
  const [repository] = base.repositories;
  const [handler] = base.handlers;
  if (entry === undefined || unit === undefined || repository === undefined) throw new Error();
  return {
    ...base,
    autostart: [entry, { ...entry, file: file('/etc/xdg/off.desktop', ''), active: false }],
    units: (['enabled', 'disabled', 'masked', 'static'] as const).flatMap((state) =>
      (['user', 'system'] as const).map((scope) => ({
        ...unit,
        state,
        scope,
        name: `${state}.service`,
        file: file(`/etc/systemd/${scope}/${state}.service`, ''),
      })),
    ),
    handlers:
      handler === undefined
        ? []
        : [...base.handlers, { ...handler, scheme: 'other', isDefault: false }],
    repositories: (['packages', 'address'] as const).flatMap((toldBy) =>
      [false, true].map((servesOthers) => ({
        ...repository,
        toldBy,
        servesOthers,
        address: `https://${toldBy}.example/${servesOthers}`,
        keys: [file('/etc/shared.gpg', ''), file('/etc/own.gpg', '')],
      })),
    ),
    leftovers: [
      ...(
        [
          ['/home/alice/.x', 'leftover'],
          ['/home/alice/.x/recordings', 'user-content'],
          ['/home/alice/.cache/x', 'leftover'],
          ['/home/alice/.config/x.conf', 'leftover'],
          ['/home/alice/.local/x/logs', 'leftover'],
          ['/home/alice/.local/x-data', 'leftover'],
          ['/etc/apt/sources.list.d/x.list', 'leftover'],
          ['/etc/apt/trusted.gpg.d/x.gpg', 'leftover'],
          ['/var/lib/shared', 'shared'],
          ['/var/lib/x', 'leftover'],
        ] as const
      ).map(([path, what]) => ({
        client: client.id,
        entry: file(path, '', { kind: 'folder' }),
        pattern: 'known',
        what,
      })),
      {
        client: client.id,
        entry: file('/home/alice/.x-link', '', { kind: 'link', target: '/elsewhere' }),
        pattern: 'known',
        what: 'leftover',
      },
      {
        client: client.id,
        entry: file('/home/alice/.x-odd', '', { kind: 'other' }),
        pattern: client.leftovers.linux[0] ?? 'known',
        what: 'leftover',
      },
    ],
  };
};

const sightsOf = (client: Client): readonly RemovalSight[] => {
  const traces = tracesOf(client);
  const processes = [
    processOf(10, 1000, 'path'),
    processOf(11, 1000, 'name-only'),
    processOf(12, 1, 'path'),
    processOf(13, 1000, 'verified'),
  ];
  const listener = (pid: number, exposure: 'network' | 'loopback') => ({
    id: `${pid}`,
    pid,
    client: client.id,
    protocol: 'tcp' as const,
    local: { address: '0.0.0.0', port: pid },
    exposure,
    openedAt: startedAt,
  });
  const whole: RemovalSight = {
    client,
    installations: [],
    inventory: wholeInventory(client),
    traces,
    ownership: { packageOf: () => null },
    owners: new Map([['/var/lib/x', 'another']]),
    live: {
      processes,
      keys: processes.map(({ pid }) => ({ pid, startTicks: 1 })),
      listeners: [listener(10, 'network'), listener(99, 'loopback')],
      block: {
        client: client.id,
        uid: 1000,
        kind: 'everything',
        group: '/x',
        madeAt: startedAt,
        cut: null,
        spared: [],
        resolvers: [],
      },
      systemd: { system: true, user: true },
    },
    nowMs,
    paths: { root: '/', home: '/home/alice' },
    uid: 1000,
    rootMayTake: () => true,
    problems: [],
  };
  const [first] = processes;
  const owned = { client: client.id, package: 'x', source: 'deb' };
  const onWindows = {
    ...whole,
    inventory: { ...whole.inventory, windows: worstWindows(client, true) },
  };
  return [
    whole,
    { ...whole, traces: { ...traces, packages: traces.packages.slice(1), defaultLists: [] } },
    {
      ...whole,
      live:
        whole.live && first
          ? { ...whole.live, processes: [first], keys: [{ pid: 10, startTicks: 1 }] }
          : null,
    },
    { ...whole, ownership: { packageOf: () => owned } },
    { ...whole, owners: null },
    { ...whole, rootMayTake: () => false },
    { ...whole, uid: 0 },
    { ...whole, inventory: { ...whole.inventory, leftovers: [] } },
    { ...whole, inventory: { ...whole.inventory, mac: worstMac(client, true) } },
    {
      ...whole,
      inventory: { ...whole.inventory, mac: worstMac(client, true) },
      traces: { ...whole.traces, programs: [] },
    },
    onWindows,
    { ...onWindows, traces: { ...whole.traces, packages: [] } },
  ];
};

export const saidByRemovalOf = (client: Client): ReadonlySet<string> => {
  const said = new Set<string>();
  for (const sight of sightsOf(client)) {
    const relics = relicsOf(sight);
    for (const { remnant } of relics) {
      said.add(remnant.sentence);
      for (const { text } of remnant.evidence) said.add(text);
      const chosen = chosenRelics(relics, [remnant.id, 'missing']);
      const one = chosenRelics(relics, [remnant.id]);
      for (const each of [chosen, one])
        if (!each.ok) said.add(each.problem.message).add(each.problem.advice);
    }
    const removals = sight.traces.packages.map(({ manager, name }) => ({
      manager,
      packages: sight.traces.packages
        .filter((one) => one.manager === manager)
        .map((one) => one.name),
      command: ['apt-get', '--system', name] as const,
      needsRoot: true,
      comeBack: `${name} can be installed again with: apt-get install ${name}`,
    }));
    for (const purge of [false, true]) {
      const plan = planRemoval(sight, relics, { removals, weights: new Map(), purge });
      if (!plan.ok) throw new Error(plan.problem.message);
      for (const { sentence } of plan.value.actions) said.add(sentence);
      for (const warning of plan.value.warnings) said.add(warning);
    }
    const survey = surveyOf(sight, relics, new Map());
    const verdictFor = (keep: (belonging: string) => boolean, chosen: readonly string[]): void => {
      const remnants = survey.remnants.filter(({ belonging }) => keep(belonging));
      said.add(verdictOf({ ...survey, remnants }, new Set(chosen)));
      const [some] = remnants;
      if (some) said.add(verdictOf({ ...survey, remnants: [some] }, new Set(chosen)));
    };
    const ids = survey.remnants.map(({ id }) => id);
    for (const chosen of [[], ids, ids.slice(0, 3)]) {
      verdictFor(() => true, chosen);
      verdictFor(() => false, chosen);
      for (const wanted of ['client', 'own', 'guess', 'shared'])
        verdictFor((belonging) => belonging === wanted, chosen);
    }
  }
  for (const refused of [
    takesMore('apt-get', ['a', 'b']),
    refusesTo('dpkg', { exitCode: 1, stdout: '', stderr: 'no' } as never),
    onlyOnThisMachine('flatpak', '/mnt'),
  ])
    if (!refused.ok) said.add(refused.problem.message).add(refused.problem.advice);
  return said;
};

/** What is said of all others on leaving this client, without what is told word for word. */
export const saidOnLeaving = async (client: Client): Promise<readonly string[]> => {
  const advisories = new Map(
    await Promise.all(clients.map(async ({ id }) => [id, await advisoriesFor(id)] as const)),
  );
  const facts = new Set(
    clients.flatMap((one) => claimsOf(one).privacyPractices.map(({ fact }) => fact)),
  );
  const farewellFacts = await farewellFactsOf(client.id);
  const little = new Map([...advisories].map(([id, known]) => [id, known.slice(0, 1)]));
  const anyPort = clients.map((one) => ({
    ...one,
    localListeners: one.localListeners.map((listener) => ({ ...listener, ports: null })),
  }));
  return (
    [
      [clients, advisories],
      [anyPort, little],
    ] as const
  )
    .flatMap(
      ([others, known]) =>
        farewellOf({ client, facts: farewellFacts, clients: others, advisories: known })
          .alternatives,
    )
    .flatMap(({ points }) => points.map(({ text }) => text))
    .filter((text) => !facts.has(text));
};
