// What a platform needs for cutting a client's line: groups of processes, and one table of rules of our own.
import type { Problem } from '../../../preload/contract/index.ts';
import type { Outcome } from '../../outcome.ts';

/** A socket of this very program or one of its helpers. */
export interface OwnSocket {
  /** `tcp`, `udp6`, …; `packet` hears what passes by. */
  readonly protocol: string;
  /** Both ends are this machine. */
  readonly onlyHere: boolean;
}

export interface Firewall {
  /** Why nothing can be blocked here; null where it can be tried. */
  hindrance(): Problem | null;
  /**
   * Makes the group where it is missing, for `uid`, who may then move their own processes into it. `not-permitted` where
   * this user may not, or where nothing is delegated to `uid` now: they are not logged in.
   */
  makeGroup(group: string, uid: number): Outcome<void>;
  /** What tells this very group from one that is made later at the same place; null where it is not there. */
  groupIdentity(group: string): string | null;
  /**
   * Moves processes into the group; gives those that were not in it before. Who has ended meanwhile is passed over, who
   * has a network of their own, where no rule of ours holds, and who is not `owner`'s; null: everybody's are moved.
   */
  join(group: string, pids: readonly number[], owner: number | null): Outcome<readonly number[]>;
  /** Of these processes of `owner`'s, those that run and that `join` would still have to move. */
  outside(group: string, pids: readonly number[], owner: number | null): readonly number[];
  members(group: string): readonly number[];
  /** Checks the rules as a whole, then puts them in force at once. Needs the administrator. */
  load(rules: string): Promise<Outcome<void>>;
  /** Whether it can end for good what a client has open over UDP, and not only over TCP. */
  endsUdp(): boolean;
  /**
   * Closes open sockets of the group's processes that `isCut` names; gives how many. Over UDP those that were made in the
   * group are left open, for its rules hold them. Needs the administrator.
   */
  closeSockets(
    group: string,
    isCut: (remote: { readonly address: string; readonly port: number } | null) => boolean,
  ): Promise<Outcome<number>>;
  /** Name servers that this machine asks. */
  resolvers(): readonly string[];
}
