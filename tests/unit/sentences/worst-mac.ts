// The worst that macOS can have of a client.
import { type Client, macSettingsOf } from '../../../main/catalogue/index.ts';
import type { MacInventory } from '../../../main/platform/port/index.ts';
import { file } from '../lockdown/small-sight.ts';

/** `isSet`: preferences say the wrong thing; else they say nothing. */
export const worstMac = (client: Client, isSet: boolean): MacInventory => {
  const its = { client: client.id };
  return {
    applications: ['com.example.x', 'com.example.y'].map((bundleId) => ({
      ...its,
      bundleId,
      shown: '/Applications/X.app',
      entry: file('/Applications/X.app', ''),
      schemes: ['x', 'y'],
      chosenFor: isSet ? ['x'] : [],
    })),
    jobs: (['agent', 'daemon'] as const).flatMap((kind) =>
      [true, false].map((startsByItself) => ({
        ...its,
        label: `com.example.${kind}`,
        kind,
        scope: kind === 'agent' ? ('user' as const) : ('system' as const),
        domain: kind === 'agent' ? 'gui/501' : 'system',
        file: file('/Library/LaunchAgents/x.plist', ''),
        program: '/usr/local/x',
        startsByItself,
        disabled: false,
        loaded: true,
      })),
    ),
    loginItems: ['app', ''].map((kind) => ({
      ...its,
      name: 'X',
      kind,
      place: '/Applications/X.app',
      enabled: true,
    })),
    extensions: (['audio-driver', 'camera-plugin', 'helper'] as const).map((kind) => ({
      ...its,
      kind,
      entry: file(`/Library/x/${kind}`, ''),
    })),
    systemExtensions: (['camera', 'network', 'security', 'driver', 'other'] as const).flatMap(
      (kind) =>
        (['on', 'off', 'ends-at-restart'] as const).map((state) => ({
          ...its,
          kind,
          bundleId: `com.example.x.${kind}.${state}`,
          version: '1.0',
          name: 'X',
          state,
        })),
    ),
    preferences: macSettingsOf(client).map(({ domain, shown }) => ({
      ...its,
      domain,
      shown,
      values: isSet
        ? new Map(macSettingsOf(client).map(({ hardening }) => [hardening.key, 'odd']))
        : null,
    })),
    receipts: ['com.example.pkg', '-odd'].map((id) => ({
      ...its,
      id,
      version: '1',
      entry: file(`/var/${id}.plist`, ''),
    })),
  };
};
