// One client in the worst states that its checks ask about, so that each of them says what it has to say.
import { type Client, howToUpdate, type UpdateAdvice } from '../../../main/catalogue/index.ts';
import { policyRules } from '../../../main/lockdown/families/devices/policy-rules.ts';
import type { Live, Sight } from '../../../main/lockdown/index.ts';
import {
  emptyInventory,
  type FileSeen,
  type Inventory,
} from '../../../main/platform/port/index.ts';
import type { Installation } from '../../../preload/contract/index.ts';
import { file, sight } from '../lockdown/small-sight.ts';
import { worstMac } from './worst-mac.ts';
import { worstWindows } from './worst-windows.ts';

const grants = {
  flatpak: [
    'filesystems=home',
    'filesystems=host',
    'devices=all',
    'sockets=pulseaudio',
    'sockets=x11',
    'sockets=session-bus',
    'sockets=system-bus',
  ],
  snap: ['camera', 'audio-record', 'home', 'removable-media'],
} as const;

/** Every file of the client's settings, for each setting that it is known to hold: `content` says what is in it. */
const settingsOf = (client: Client, content: (key: string, isJson: boolean) => string | Buffer) =>
  [
    ...client.hardening,
    ...client.configFiles.map(({ path }) => ({ where: path, key: 'none' })),
  ].flatMap(({ where, key }): Inventory['configuration'][number][] => {
    const [shown = '', section] = where.split(/ \[|\]/);
    if (!/^~\/|^%/.test(shown)) return [];
    const path = shown.replace(/^(?:~|%\w+%)/, '/home/alice');
    const isJson = shown.endsWith('.json');
    const inside = content(key, isJson);
    const text =
      typeof inside !== 'string'
        ? inside
        : Buffer.from(isJson ? inside : `[${section}]\n${inside}`);
    const seen = file(path, '', { content: text, mode: 0o644 });
    return [{ client: client.id, path, shown, format: isJson ? 'json' : 'ini', file: seen }];
  });

const openTo = (path: string, kind: 'file' | 'folder' = 'file'): FileSeen =>
  file(path, '', { kind, mode: 0o666 });

export const inventoryOf = (client: Client, isSet: boolean): Inventory => {
  const its = { client: client.id };
  const rules = policyRules[client.id];
  const policies = Object.fromEntries(
    (rules ?? []).filter(({ keys }) => keys.length === 1).map(({ keys }) => [keys[0], 'odd']),
  );
  const nested = {
    policies: {
      Permissions: { Camera: { Allow: ['x'] }, Microphone: { Allow: ['x'] } },
      AutoLaunchProtocolsFromOrigins: ['x'],
    },
  };
  const folder = '/etc/browser/policies';
  return {
    ...emptyInventory,
    autostart: ['/home/alice/.config/autostart/x.desktop', '/home/alice/elsewhere'].map(
      (overridePath) => ({
        ...its,
        file: file('/home/alice/.config/autostart/x.desktop', '[Desktop Entry]\n'),
        scope: 'user',
        active: true,
        name: 'X',
        command: 'x',
        overridePath,
        standing: null,
      }),
    ),
    units: (['user', 'system'] as const).map((scope) => ({
      ...its,
      name: 'x.service',
      file: file(`/usr/lib/systemd/${scope}/x.service`, ''),
      scope,
      state: 'enabled',
      enablingLinks: [file(`/etc/systemd/${scope}/x.service`, '', { kind: 'link' })],
      maskPath: `/etc/mask/${scope}`,
    })),
    handlers: client.urlSchemes.map((scheme) => ({
      ...its,
      scheme,
      entry: file('/usr/share/applications/x.desktop', ''),
      isDefault: true,
      userListPath: '/home/alice/.config/mimeapps.list',
      userList: null,
    })),
    grants: (['flatpak', 'snap'] as const).flatMap((source) =>
      grants[source].map((grant) => ({
        ...its,
        source,
        application: 'org.x',
        scope: 'user' as const,
        grant,
        place: source === 'snap' ? `x:${grant} :${grant}` : '/metadata',
        overridePath: source === 'snap' ? null : '/home/alice/override',
        override: null,
      })),
    ),
    portalGrants: (['camera', 'microphone', 'screen', 'remote-control', 'screenshot'] as const).map(
      (what) => ({
        ...its,
        application: 'org.x',
        what,
        table: 'table',
        entry: 'entry',
        words: ['yes'],
        place: '~/table',
        canChange: isSet,
      }),
    ),
    cameraNodes: [
      {
        entry: openTo('/dev/video0'),
        group: 'video',
        member: 'alice',
        rulePath: '/etc/udev/rules.d/10-callwarden-cameras.rules',
        rule: null,
      },
    ],
    policies:
      rules === undefined
        ? []
        : [
            {
              ...its,
              folder,
              format: client.id === 'firefox' ? 'firefox' : 'chromium',
              files: isSet
                ? [file(`${folder}/p.json`, JSON.stringify({ ...policies, ...nested }))]
                : [],
            },
          ],
    configuration: [
      {
        ...its,
        path: '/modules',
        shown: '/modules',
        format: 'lines',
        file: file('/modules', modules),
      },
      ...settingsOf(client, (key, isJson) =>
        isSet ? (isJson ? `{"${key}":"odd"}` : `${key}=odd\n`) : isJson ? '{}' : '',
      ),
    ],
    repositories: [
      {
        ...its,
        manager: 'apt',
        file: file('/etc/apt/x.list', 'deb [trusted=yes] http://x.example x main\n', {
          mode: 0o666,
        }),
        enabled: isSet,
        address: 'http://x.example',
        keys: [],
        servesOthers: false,
        toldBy: 'packages',
      },
    ],
    leftovers: client.leftovers.linux.map((pattern) => {
      const kind = isSet ? ('folder' as const) : ('file' as const);
      return {
        ...its,
        entry: openTo(pattern.replace('~', '/home/alice').replaceAll('*', 'x'), kind),
        pattern,
        what: 'leftover' as const,
      };
    }),
    messagingHosts: [{ ...its, browser: 'Chromium', file: file('/etc/host.json', '{}') }],
  };
};

const modules = ['ctrl_tcp', 'cons', 'httpd'].map((name) => `module ${name}.so\n`).join('');

const startedAt = '2026-01-31T10:00:00.000Z';

const liveOf = (client: Client, names: readonly string[]): Live => {
  const processes = names.map((name, at) => ({
    pid: at + 10,
    startedAt,
    parent: 1,
    uid: 1000,
    name,
    executable: `/opt/${name}`,
    identity: 'path' as const,
    evidence: '',
  }));
  const listener = (exposure: 'loopback' | 'network', port: number) => ({
    id: `${exposure}${port}`,
    pid: 10,
    client: client.id,
    protocol: 'tcp' as const,
    local: { address: exposure === 'network' ? '::' : '127.0.0.1', port },
    exposure,
    openedAt: startedAt,
  });
  const ports = [
    1,
    8801,
    ...client.localListeners.map(({ ports }) => Number.parseInt(ports ?? '', 10)),
  ];
  return {
    running: [
      {
        client: client.id,
        processes,
        keys: processes.map(({ pid }) => ({ pid, startTicks: 1 })),
      },
    ],
    listeners: ports
      .filter((port) => port > 0)
      .flatMap((port) => [listener('loopback', port), listener('network', port)]),
    captures: [
      {
        id: 'pulse:1:1@1.1',
        device: 'microphone',
        deviceName: 'Desk',
        via: 'sound-server',
        pid: 10,
        client: client.id,
        application: 'x',
        executable: null,
        identity: 'path',
        muted: false,
        startedAt,
        endedAt: null,
      },
    ],
    windows: new Set(),
    systemd: { system: true, user: true },
  };
};

const installationsOf = (client: Client): readonly Installation[] => {
  const one = (source: Installation['source'], version: string | null, name: string | null) => ({
    client: client.id,
    source,
    path: '/opt/x',
    version,
    package: name,
    scope: 'system' as const,
  });
  return [
    one('deb', '1.0.0-1', 'x'),
    one('rpm', '1.0.0', 'x'),
    one('flatpak', '0.1', 'org.x'),
    one('snap', 'x1', 'x'),
    one('folder', null, null),
    one('deb', '2.0', 'teams-for-linux'),
    one('deb', '1.0esr-1', 'x'),
    one('deb', '5.17.5', 'x'),
  ];
};

/** The sights, and each way in which the client is updated. */
export const worstSights = async (
  client: Client,
  advisories: Sight['advisories'],
): Promise<readonly Sight[]> => {
  const installations = installationsOf(client);
  const advice: readonly UpdateAdvice[] = await Promise.all(installations.map(howToUpdate));
  const live = liveOf(client, ['main', 'second']);
  const seen = (inventory: Inventory, more: Partial<Sight> = {}): Sight =>
    sight(inventory, { installations, advisories, live, ...more });
  const set = inventoryOf(client, true);
  const unreadable = (content: string | Buffer) => ({
    ...set,
    configuration: settingsOf(client, () => content),
  });
  return [
    ...advice.map((each) => seen(set, { updates: new Map([[client.id, each]]) })),
    ...installations.map((each) => seen(set, { installations: [each] })),
    seen(inventoryOf(client, false)),
    ...[true, false].map((isSet) =>
      seen({ ...emptyInventory, windows: worstWindows(client, isSet) }),
    ),
    ...[true, false].map((isSet) => seen({ ...emptyInventory, mac: worstMac(client, isSet) })),
    seen({ ...set, repositories: [], policies: [] }),
    seen(unreadable(Buffer.from([0xff]))),
    seen(unreadable('[1]')),
    seen(set, { live: liveOf(client, ['main']) }),
    seen(set, { installations: [] }),
    seen(set, { installations: [], live: null }),
    seen(inventoryOf(client, false), { installations: [], live: null }),
  ];
};
