// What only Windows has of a client: what its registry starts, opens, permits and prescribes, and what stayed in it.
import type { DeviceKind } from '../../../preload/contract/index.ts';
import type { EntrySeen } from './entry.ts';
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
  /** How the service manager knows it: what is there is all that it is. */
  readonly key: RegistrySeen;
  /** Its own program is there; false where a removal left only the entry. */
  readonly hasProgram: boolean;
}

export interface ScheduledTask {
  readonly client: string;
  /** `\Zoom\ZoomUpdateTaskMachine` */
  readonly name: string;
  readonly enabled: boolean;
  readonly atStart: boolean;
  readonly programs: readonly string[];
  /** Its whole definition, as the Task Scheduler keeps it and takes it back. */
  readonly definition: Buffer;
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

/** Something of a client's in another person's profile folder: theirs to look at, or an administrator's who is asked to. */
export interface OtherPerson {
  readonly client: string;
  /** Their profile folder. */
  readonly home: string;
  readonly entry: EntrySeen;
}

/** A packaged app may start at login by a task of its own, which Windows lists among the startup apps. */
export interface StartupTask {
  readonly client: string;
  /** Package family name, and the task's id in it. */
  readonly family: string;
  readonly task: string;
  readonly active: boolean;
  /** A person, or the administrator for them, has decided. */
  readonly isFixed: boolean;
  /** Windows' own switch for it. */
  readonly state: RegistrySeen;
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
  readonly startupTasks: readonly StartupTask[];
  readonly others: readonly OtherPerson[];
  /** Where the administrator keeps definitions of tasks that were deleted. */
  readonly keptTasks: string;
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
    startupTasks: mine(things.startupTasks),
    others: mine(things.others),
    keptTasks: things.keptTasks,
  };
}
