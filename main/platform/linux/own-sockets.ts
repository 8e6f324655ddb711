// The network sockets that this program and its helpers hold themselves: their descriptors, looked up in the kernel's
// own tables (proc(5)). A socket that stands in none of these tables (Unix, netlink) reaches no network.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { OwnSocket } from '../port/index.ts';

const tables = [
  'tcp',
  'tcp6',
  'udp',
  'udp6',
  'udplite',
  'udplite6',
  'raw',
  'raw6',
  'icmp',
  'icmp6',
] as const;

export const ownSockets = (self = process.pid): readonly OwnSocket[] => {
  const inodes = new Set(family(self).flatMap(socketsOf));
  const internet = tables.flatMap((table) =>
    rowsOf(table).flatMap((cells): readonly OwnSocket[] => {
      const [, local = '', remote = ''] = cells;
      return inodes.has(cells[9] ?? '')
        ? [
            {
              protocol: table,
              onlyHere: isLoopback(local) && (isLoopback(remote) || isNobody(remote)),
            },
          ]
        : [];
    }),
  );
  const packets = rowsOf('packet').flatMap((cells): readonly OwnSocket[] =>
    inodes.has(cells[8] ?? '') ? [{ protocol: 'packet', onlyHere: false }] : [],
  );
  return [...internet, ...packets];
};

/** This process and all that descend from it. */
const family = (pid: number): readonly number[] => [
  pid,
  ...tasksOf(pid).flatMap((task) =>
    textOf(`/proc/${pid}/task/${task}/children`)
      .split(' ')
      .filter((child) => /^[1-9]\d*$/.test(child))
      .flatMap((child) => family(Number(child))),
  ),
];

const tasksOf = (pid: number): readonly string[] => namesIn(`/proc/${pid}/task`);

const socketsOf = (pid: number): readonly string[] =>
  namesIn(`/proc/${pid}/fd`).flatMap((name) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(join(`/proc/${pid}/fd`, name)))?.[1] ?? [];
    } catch {
      // Closed meanwhile, or its process has ended.
      return [];
    }
  });

const rowsOf = (table: string): readonly (readonly string[])[] =>
  textOf(`/proc/self/net/${table}`)
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/));

/** 127.0.0.1 and ::1 as a little-endian machine prints them; also as mapped into IPv6. */
const isLoopback = (end: string): boolean =>
  /^(?:0{16}FFFF0{4})?[0-9A-F]{6}7F:|^0{24}01000000:/.test(end);
const isNobody = (end: string): boolean => /^0+:0000$/.test(end);

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

const textOf = (file: string): string => {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
};
