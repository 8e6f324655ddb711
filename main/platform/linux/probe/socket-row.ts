// One socket as a table shows it, whoever printed the table.
import type { Endpoint } from '../../../../preload/contract/index.ts';

export interface SocketRow {
  readonly inode: number;
  readonly protocol: 'tcp' | 'udp';
  readonly local: Endpoint;
  readonly remote: Endpoint | null;
  readonly state: string;
}

/** A row that a table without inodes gave, and the pid that it gave instead. */
export interface OwnedRow extends SocketRow {
  readonly pid: number;
}
