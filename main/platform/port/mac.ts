// What only macOS has of a client: applications with an identifier, jobs of launchd, items for login, preferences.
import type { EntrySeen } from './entry.ts';
import { ofClient } from './of-client.ts';

/** A bundle of a client's that is here. */
export interface MacApplication {
  readonly client: string;
  /** As the catalogue knows it, so that it can be part of a command: `us.zoom.xos`. */
  readonly bundleId: string;
  readonly shown: string;
  readonly entry: EntrySeen;
  /** URL schemes that it offers to open. */
  readonly schemes: readonly string[];
  /** Those for which this person's own choice is this application. */
  readonly chosenFor: readonly string[];
}

/** A file that tells launchd what to start, and when (launchd.plist(5)). */
export interface LaunchdJob {
  readonly client: string;
  /** Letters, digits, dots, hyphens and underscores; never the beginning of an option. */
  readonly label: string;
  readonly kind: 'agent' | 'daemon';
  readonly scope: 'user' | 'system';
  /** Where launchd keeps it, as launchctl(1) names it: `system`, `gui/501`. */
  readonly domain: string;
  readonly file: EntrySeen;
  readonly program: string | null;
  /** At login or boot, on a schedule, or again whenever it ends; else only when it is asked for. */
  readonly startsByItself: boolean;
  /** launchd was told never to start it. null where launchd was not asked, as below another root. */
  readonly disabled: boolean | null;
  /** launchd holds it now, whether it runs or waits; null where launchd was not asked. */
  readonly loaded: boolean | null;
}

/** What macOS starts at login, or lets run in the background, as its Background Task Management has it on its books. */
export interface LoginItem {
  readonly client: string;
  readonly name: string;
  readonly kind: string;
  readonly place: string | null;
  readonly enabled: boolean;
}

/** Installed for the whole machine beside the application. */
export interface MacExtension {
  readonly client: string;
  readonly kind: 'audio-driver' | 'camera-plugin' | 'helper';
  readonly entry: EntrySeen;
}

/** An extension of macOS that an application has brought: it goes with the application, and is not a file to take away. */
export interface MacSystemExtension {
  readonly client: string;
  readonly kind: 'camera' | 'network' | 'security' | 'driver' | 'other';
  readonly bundleId: string;
  readonly version: string;
  readonly name: string;
  /** `off`: macOS has it, and waits for somebody to permit it; `ends-at-restart`: it is uninstalled already. */
  readonly state: 'on' | 'off' | 'ends-at-restart';
}

/** A domain of preferences (defaults(1)), and what of it is text, number or truth. */
export interface Preferences {
  readonly client: string;
  /** As `defaults` takes it: an identifier, or a path without `.plist`. */
  readonly domain: string;
  readonly shown: string;
  /** null where there is no such file yet. */
  readonly values: ReadonlyMap<string, string | number | boolean> | null;
}

/** A receipt of the Installer (pkgutil(1)). */
export interface InstallerReceipt {
  readonly client: string;
  readonly id: string;
  readonly version: string | null;
  readonly entry: EntrySeen;
}

/** One look at all of it for some clients. */
export interface MacInventory {
  readonly applications: readonly MacApplication[];
  readonly jobs: readonly LaunchdJob[];
  readonly loginItems: readonly LoginItem[];
  readonly extensions: readonly MacExtension[];
  readonly systemExtensions: readonly MacSystemExtension[];
  readonly preferences: readonly Preferences[];
  readonly receipts: readonly InstallerReceipt[];
}

/** One client's share. */
export function macThingsOf(things: MacInventory, client: string): MacInventory {
  const mine = ofClient(client);
  return {
    applications: mine(things.applications),
    jobs: mine(things.jobs),
    loginItems: mine(things.loginItems),
    extensions: mine(things.extensions),
    systemExtensions: mine(things.systemExtensions),
    preferences: mine(things.preferences),
    receipts: mine(things.receipts),
  };
}
