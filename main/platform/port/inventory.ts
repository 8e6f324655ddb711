// What a client has on this machine besides its programs: what starts it, opens it, permits it, configures it.
import type { EntrySeen, FileSeen } from './entry.ts';
import { type MacInventory, macThingsOf } from './mac.ts';
import { ofClient } from './of-client.ts';
import { type WindowsThings, windowsThingsOf } from './windows.ts';

export interface AutostartEntry {
  readonly client: string;
  readonly file: FileSeen;
  readonly scope: 'user' | 'system';
  /** It starts at login now: not hidden, not overridden (Desktop Application Autostart Specification). */
  readonly active: boolean;
  readonly name: string;
  /** The `Exec` line as written. */
  readonly command: string;
  /**
   * Where an override for this user has to stand; equal to `file.path` for a user's own entry, unless that is a link:
   * then the link's own place, for what it leads to may be the system's.
   */
  readonly overridePath: string;
  /** What stands at `overridePath`, a link not followed; null for nothing. */
  readonly standing: EntrySeen | null;
}

export interface ServiceUnit {
  readonly client: string;
  /** `zoom-helper.service` */
  readonly name: string;
  readonly file: EntrySeen;
  readonly scope: 'user' | 'system';
  readonly state: 'enabled' | 'disabled' | 'masked' | 'static';
  /** The links that enable it (`…/default.target.wants/zoom-helper.service`). */
  readonly enablingLinks: readonly EntrySeen[];
  /** Where a link to /dev/null masks it for this user, or for the machine. */
  readonly maskPath: string;
}

export interface SchemeHandler {
  readonly client: string;
  /** `zoommtg` */
  readonly scheme: string;
  /** The desktop entry that claims it. */
  readonly entry: FileSeen;
  /** A click on such a link opens this client now. */
  readonly isDefault: boolean;
  /** The user's own mimeapps.list, whether it is there or not. */
  readonly userListPath: string;
  readonly userList: FileSeen | null;
}

export interface SandboxGrant {
  readonly client: string;
  readonly source: 'flatpak' | 'snap';
  readonly application: string;
  readonly scope: 'user' | 'system';
  /** In the source's own words: `devices=all`, `sockets=pulseaudio`, `filesystems=home`; `camera`, `audio-record` for snap. */
  readonly grant: string;
  /** The metadata or connection that gives it. */
  readonly place: string;
  /** The user's override file (flatpak), whether it is there or not; null for snap. */
  readonly overridePath: string | null;
  readonly override: FileSeen | null;
}

/** What a portal gives a client without asking again, because a person has said yes once. */
export interface PortalGrant {
  readonly client: string;
  /** As the portal knows it: `us.zoom.Zoom`, `snap.zoom-client`, the name of a desktop entry. */
  readonly application: string;
  readonly what: 'camera' | 'microphone' | 'screen' | 'remote-control' | 'screenshot';
  /** Where the permission store keeps it: `devices` and `camera`; `screencast` and a token. */
  readonly table: string;
  readonly entry: string;
  /** The permission as it is kept: `yes`. */
  readonly words: readonly string[];
  /** The table's file, as a person knows it. */
  readonly place: string;
  /** The program that changes it (flatpak) is there, and can be told by words which one is meant. */
  readonly canChange: boolean;
}

/** A camera's device file. */
export interface CameraNode {
  readonly entry: EntrySeen;
  /** The name of the group that it belongs to; null where that has none. */
  readonly group: string | null;
  /** The person whose home is looked at, where that group lets them in at any time; null otherwise. */
  readonly member: string | null;
  /** Where a rule of ours for these files would stand, and that rule; null where there is none. */
  readonly rulePath: string;
  readonly rule: FileSeen | null;
}

export interface BrowserPolicies {
  readonly client: string;
  /** `/etc/chromium/policies/managed`; for Firefox the folder of `policies.json`. */
  readonly folder: string;
  readonly format: 'chromium' | 'firefox';
  readonly files: readonly FileSeen[];
}

export interface ConfigurationFile {
  readonly client: string;
  readonly path: string;
  readonly shown: string;
  /** As the catalogue names it: `ini (Qt QSettings)`, `json`, … */
  readonly format: string;
  /** null where it is not there. */
  readonly file: FileSeen | null;
}

export interface PackageRepository {
  readonly client: string;
  readonly manager: 'apt' | 'dnf' | 'flatpak';
  readonly file: FileSeen;
  readonly enabled: boolean;
  readonly address: string;
  /** Keys that it trusts, where they stand in files of their own. */
  readonly keys: readonly EntrySeen[];
  /** It serves other software too (Flathub), so it must stay when the client goes. */
  readonly servesOthers: boolean;
  /**
   * What says that it is the client's: the packages that it offers, the catalogue, or only a word in its address.
   * The last is a guess: to be offered, never preselected.
   */
  readonly toldBy: 'packages' | 'catalogue' | 'address';
}

/** Which of the catalogue's leftovers, own files and identifiers of a client are there. Patterns (`*`) are expanded. */
export interface LeftoverSeen {
  readonly client: string;
  readonly entry: EntrySeen;
  readonly pattern: string;
  readonly what: 'leftover' | 'user-content' | 'shared';
}

export interface NativeMessagingHost {
  readonly client: string;
  readonly browser: string;
  readonly file: FileSeen;
}

/** One look at all of it for some clients. Nothing is run, nothing is changed, no link is followed out of the root. */
export interface Inventory {
  readonly autostart: readonly AutostartEntry[];
  readonly units: readonly ServiceUnit[];
  readonly handlers: readonly SchemeHandler[];
  readonly grants: readonly SandboxGrant[];
  readonly portalGrants: readonly PortalGrant[];
  readonly cameraNodes: readonly CameraNode[];
  readonly policies: readonly BrowserPolicies[];
  readonly configuration: readonly ConfigurationFile[];
  readonly repositories: readonly PackageRepository[];
  readonly leftovers: readonly LeftoverSeen[];
  readonly messagingHosts: readonly NativeMessagingHost[];
  /** On macOS alone. */
  readonly mac?: MacInventory;
  /** On Windows alone. */
  readonly windows?: WindowsThings;
}

/** What a system without such things has of them. */
export const emptyInventory: Inventory = {
  autostart: [],
  units: [],
  handlers: [],
  grants: [],
  portalGrants: [],
  cameraNodes: [],
  policies: [],
  configuration: [],
  repositories: [],
  leftovers: [],
  messagingHosts: [],
};

/** One client's share. The cameras are nobody's: they are left out. */
export function inventoryOf(inventory: Inventory, client: string): Inventory {
  const mine = ofClient(client);
  return {
    autostart: mine(inventory.autostart),
    units: mine(inventory.units),
    handlers: mine(inventory.handlers),
    grants: mine(inventory.grants),
    portalGrants: mine(inventory.portalGrants),
    cameraNodes: [],
    policies: mine(inventory.policies),
    configuration: mine(inventory.configuration),
    repositories: mine(inventory.repositories),
    leftovers: mine(inventory.leftovers),
    messagingHosts: mine(inventory.messagingHosts),
    ...(inventory.windows && { windows: windowsThingsOf(inventory.windows, client) }),
    ...(inventory.mac && { mac: macThingsOf(inventory.mac, client) }),
  };
}
