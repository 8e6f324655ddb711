// Rules of firewalls that name a client: told, taken out where they are chosen, and put back to the byte.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { clientTree, type Planting } from '../../rigs/client-tree.ts';
import { fixture } from '../../rigs/fixture.ts';
import { ownFolder } from '../../rigs/own-folder.ts';
import { given, removerAt } from '../../rigs/removal.ts';

const scene = async (planting: Planting) => {
  const folder = ownFolder('firewall');
  onTestFinished(() => folder.remove());
  const tree = clientTree(folder.path).plant(planting);
  const remover = await removerAt(tree, join(folder.path, 'data'));
  const rules = async (client = 'zoom') =>
    (await remover.survey(client)).remnants.filter(({ kind }) => kind === 'firewall-rule');
  return { tree, ...remover, rules };
};
const isRoot = process.getuid?.() === 0;

const ufw = fixture('ufw/user.rules');

const nft = `table inet filter {
  chain input {
    type filter hook input priority 0; policy drop;
    tcp dport 22 accept comment "zoomtext"
    udp dport 8801-8810 accept
    udp dport { 8801, 8802 } accept comment "Zoom media"
    udp dport { 8801, 9999 } accept
    # udp dport 8801 accept comment "zoom"
    chain zoom { accept }
  }
}
`;

const iptables = `*filter
-A INPUT -p udp -m multiport --dports 8801:8810 -j ACCEPT
-A INPUT -p udp --dport 5000 -m comment --comment "zoom room" -j ACCEPT
-A INPUT -p tcp --dport 443 -j ACCEPT
COMMIT
`;

const zone = `<?xml version="1.0" encoding="utf-8"?>
<zone>
  <short>Public</short>
  <service name="ssh"/>
  <service name="zoom-meetings"/>
  <service name="zoomtext"/>
  <port port="8801-8810" protocol="udp"/>
  <port port="8801" protocol="tcp"/>
  <port port="9000" protocol="tcp"/>
</zone>
`;

describe('rules that name a client', () => {
  it.each<readonly [string, Planting, readonly number[]]>([
    ['ufw', { '/etc/ufw/user.rules': ufw }, [20, 23, 26]],
    ['nftables', { '/etc/nftables.conf': nft }, [5, 6]],
    ['iptables', { '/etc/iptables/rules.v4': iptables }, [2, 3]],
    ['firewalld', { '/etc/firewalld/zones/public.xml': zone }, [5, 7, 8]],
  ])(
    '%s: each of its lines is a guess, never chosen beforehand, and nobody else’s is told',
    async (_, planting, lines) => {
      const { rules } = await scene(planting);
      const found = await rules();
      expect(found.map(({ evidence: [first] }) => first?.line)).toEqual(lines);
      expect(new Set(found.map(({ belonging, chosen }) => `${belonging} ${chosen}`))).toEqual(
        new Set(['guess false']),
      );
      expect(await rules('slack')).toEqual([]);
    },
  );

  it.runIf(isRoot)(
    'what is chosen is taken out with all its lines, and comes back to the byte',
    async () => {
      const { tree, changes, survey, plan, rules } = await scene({ '/etc/ufw/user.rules': ufw });
      const file = join(tree.root, 'etc/ufw/user.rules');
      const [named, , port] = await rules();
      if (named === undefined || port === undefined) throw new Error('They are in the fixture.');

      const planned = given(await plan(await survey('zoom'), [named.id, port.id]));
      const removed = given(await changes.remove(planned.id));

      const now = readFileSync(file, 'utf8');
      expect(now).not.toContain('dapp_Zoom');
      expect(now).not.toContain('--dport 8801 ');
      expect(now.split('\n').length).toBe(ufw.split('\n').length - 4);
      expect(removed.entry.effects.map(({ state }) => state)).toEqual(['verified', 'verified']);
      given(await changes.undo(removed.entry.id, { whenChanged: 'refuse' }));
      expect(readFileSync(file, 'utf8')).toBe(ufw);
    },
  );
});

describe('profiles of ports', () => {
  const profile = '[Zoom]\ntitle=Zoom Meetings\nports=8801:8810/udp\n';

  it('one that has the client’s name is offered and goes to quarantine', async () => {
    const { rules } = await scene({
      '/etc/ufw/applications.d/zoom': profile,
      '/etc/ufw/applications.d/calls': profile,
      '/etc/ufw/applications.d/zoomtext': '[ZoomText]\nports=1/tcp\n',
      '/etc/firewalld/services/zoom.xml': '<service/>\n',
      '/etc/firewalld/services/slackware.xml': '<service/>\n',
    });
    const found = (await rules()).map(({ shown, belonging, chosen }) => [shown, belonging, chosen]);
    expect(found).toEqual([
      ['/etc/ufw/applications.d/calls', 'guess', false],
      ['/etc/ufw/applications.d/zoom', 'guess', false],
      ['/etc/firewalld/services/zoom.xml', 'guess', false],
    ]);
  });

  it('one that the client’s package brought goes with it', async () => {
    const { rules } = await scene({
      '/etc/ufw/applications.d/calls': '[Calls]\nports=8801:8810/udp\n',
      '/var/lib/dpkg/status':
        'Package: zoom\nStatus: install ok installed\nArchitecture: amd64\nVersion: 6.0\n\n',
      '/var/lib/dpkg/info/zoom.list':
        '/.\n/opt/zoom\n/opt/zoom/zoom\n/etc/ufw/applications.d/calls\n',
      '/opt/zoom/zoom': '#!/bin/sh\n',
    });
    expect(await rules()).toMatchObject([
      { belonging: 'client', way: 'uninstall', shown: '/etc/ufw/applications.d/calls' },
    ]);
  });
});
