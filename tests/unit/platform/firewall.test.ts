// What ss and resolv.conf say, read.
import { expect, test } from 'vitest';
import { resolversIn } from '../../../main/platform/linux/firewall/firewall.ts';
import { parseSockets } from '../../../main/platform/linux/firewall/sockets.ts';

// ss -tunpaeH --cgroup, and (from the second line on) ss -tunpaH, iproute2-6.1.0.
const printed = `udp   UNCONN 0      0          127.0.0.1:38801      0.0.0.0:*     users:(("zoom",pid=41,fd=3)) ino:7462025 sk:13a481 cgroup:/user.slice/callwarden-zoom <-> cgroup:/
udp   UNCONN 0      0            0.0.0.0:8801       0.0.0.0:*     users:(("zoom",pid=41,fd=22))
tcp   LISTEN 0      511                *:443              *:*     users:(("node",pid=40,fd=20))
tcp   ESTAB  0      0          10.77.0.2:40112 157.240.1.35:443   users:(("zoom",pid=41,fd=20),("zoom",pid=44,fd=20))
tcp   ESTAB  0      0      [2001:db8::2]:40114 [2001:db8::1]:443
tcp   ESTAB  0      0 [::ffff:10.0.0.2]:443 [::ffff:10.0.0.9]:50000 users:(("a (b",pid=7,fd=1))
`;

test('sockets with their processes and far ends', () => {
  expect(parseSockets(printed)).toEqual([
    {
      protocol: 'udp',
      local: '127.0.0.1:38801',
      peer: '0.0.0.0:*',
      remote: null,
      pids: [41],
      group: '/user.slice/callwarden-zoom',
      inode: 7462025,
    },
    {
      protocol: 'udp',
      local: '0.0.0.0:8801',
      peer: '0.0.0.0:*',
      remote: null,
      pids: [41],
      group: null,
      inode: null,
    },
    {
      protocol: 'tcp',
      local: '*:443',
      peer: '*:*',
      remote: null,
      pids: [40],
      group: null,
      inode: null,
    },
    {
      protocol: 'tcp',
      local: '10.77.0.2:40112',
      peer: '157.240.1.35:443',
      remote: { address: '157.240.1.35', port: 443 },
      pids: [41, 44],
      group: null,
      inode: null,
    },
    {
      protocol: 'tcp',
      local: '[2001:db8::2]:40114',
      peer: '[2001:db8::1]:443',
      remote: { address: '2001:db8::1', port: 443 },
      pids: [],
      group: null,
      inode: null,
    },
    {
      protocol: 'tcp',
      local: '[::ffff:10.0.0.2]:443',
      peer: '[::ffff:10.0.0.9]:50000',
      remote: { address: '::ffff:10.0.0.9', port: 50000 },
      pids: [7],
      group: null,
      inode: null,
    },
  ]);
  expect(parseSockets('\nnonsense\n')).toEqual([]);
});

test('name servers, and nothing that merely looks like one', () => {
  const text =
    '# nameserver 9.9.9.9\nsearch example\nnameserver 127.0.0.53\n nameserver FE80::1%eth0\nnameservers 1.1.1.1\n';
  expect(resolversIn(text)).toEqual(['127.0.0.53', 'fe80::1']);
  expect(resolversIn('')).toEqual([]);
});
