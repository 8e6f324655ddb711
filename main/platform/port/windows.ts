// What only Windows has of a client: what its registry starts, opens, permits and prescribes, and what stayed in it.
import type { DeviceKind } from '../../../preload/contract/index.ts';
import { ofClient } from './of-client.ts';
import type { RegistrySeen } from './registry.ts';

/** An entry of a Run key. */
export interface StartEntry {
  readonly client: string;
  readonly name: string;
  readonly command: string;
  /** Where it stands: `HKCU\…\Run`. */
  readonly shown: string;
  readonly scope: 'user' | 'system';
  /** False where a person has switched it off in Windows' own list of startup apps. */
  readonly active: boolean;
  /** Windows' own switch for it. */
  readonly approval: RegistrySeen;
}

export interface WindowsService {
  readonly client: string;
  /** As the service manager knows it; letters that can be part of a command. */
  readonly name: string;
  readonly displayName: string | null;
  readonly start: 'boot' | 'system' | 'automatic' | 'manual' | 'disabled';
  /** It starts some minutes after the machine. */
  readonly delayed: boolean;
}

export interface ScheduledTask {
  readonly client: string;
  /** `\Zoom\ZoomUpdateTaskMachine` */
  readonly name: string;
  readonly enabled: boolean;
  readonly atStart: boolean;
  readonly programs: readonly string[];
}

/** What this person has decided about a program and a device (Settings, Privacy). */
export interface DeviceConsent {
  readonly client: string;
  readonly device: Extract<DeviceKind, 'camera' | 'microphone'>;
  /** Full path, or package family name. */
  readonly program: string;
  readonly decision: 'allow' | 'deny' | 'ask';
  readonly value: RegistrySeen;
}

/** A kind of link that a program of the client's opens. */
export interface LinkClaim {
  readonly client: string;
  readonly scheme: string;
  readonly scope: 'user' | 'system';
  readonly command: string;
  readonly key: RegistrySeen;
}

/** A documented policy of the client's, set or not. */
export interface PolicyValue {
  readonly client: string;
  /** The catalogue's name of the setting. */
  readonly setting: string;
  readonly value: RegistrySeen;
}

/** A rule of the firewall lets others on the network reach this program. */
export interface NetworkOpening {
  readonly client: string;
  readonly program: string;
  /** Another rule keeps them out all the same. */
  readonly blocked: boolean;
}

/** A key or value that the catalogue counts among what a client leaves, or that Windows has noted of it. */
export interface RegistryLeftover {
  readonly client: string;
  /** As the catalogue has it, or the place itself. */
  readonly pattern: string;
  readonly seen: RegistrySeen;
}

/** One look at all of it for some clients. */
export interface WindowsThings {
  /** This program has the administrator's rights now. */
  readonly elevated: boolean;
  readonly starts: readonly StartEntry[];
  readonly services: readonly WindowsService[];
  readonly tasks: readonly ScheduledTask[];
  readonly consents: readonly DeviceConsent[];
  readonly claims: readonly LinkClaim[];
  readonly policies: readonly PolicyValue[];
  readonly openings: readonly NetworkOpening[];
  readonly leftovers: readonly RegistryLeftover[];
}

/** One client's share. */
export function windowsThingsOf(things: WindowsThings, client: string): WindowsThings {
  const mine = ofClient(client);
  return {
    elevated: things.elevated,
    starts: mine(things.starts),
    services: mine(things.services),
    tasks: mine(things.tasks),
    consents: mine(things.consents),
    claims: mine(things.claims),
    policies: mine(things.policies),
    openings: mine(things.openings),
    leftovers: mine(things.leftovers),
  };
}
