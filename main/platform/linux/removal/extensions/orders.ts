// What has browsers fetch an extension for everybody: files that stand for it
// (https://developer.chrome.com/docs/extensions/how-to/distribute/install-extensions), and administrators' policies
// (https://chromeenterprise.google/policies/#ExtensionInstallForcelist, https://mozilla.github.io/policy-templates/).
import type { Client } from '../../../../catalogue/index.ts';
import type { Ground } from '../../../ground/index.ts';
import type { ExtensionOrder } from '../../../port/index.ts';
import { browsers } from './browsers.ts';

/** Firefox' own id, under which all of its users' extensions stand. */
const firefoxId = '{ec8030f7-c20a-464f-9b0e-13a3a9e97384}';

const orderFolders: readonly (readonly [browser: string, kind: Kind, folder: string])[] = [
  ['Chromium', 'chromium', '/usr/share/chromium/extensions'],
  ['Google Chrome', 'chromium', '/usr/share/google-chrome/extensions'],
  ['Google Chrome', 'chromium', '/opt/google/chrome/extensions'],
  ['Microsoft Edge', 'chromium', '/usr/share/microsoft-edge/extensions'],
  ['Firefox', 'firefox', `/usr/share/mozilla/extensions/${firefoxId}`],
  ['Firefox', 'firefox', `/usr/lib/mozilla/extensions/${firefoxId}`],
  ['Firefox', 'firefox', '/usr/lib/firefox/distribution/extensions'],
  ['Firefox', 'firefox', '/usr/lib/firefox-esr/distribution/extensions'],
  ['Firefox', 'firefox', `~/.mozilla/extensions/${firefoxId}`],
  // Each person's own, read as the others are: seen at work in Chromium 156.
  ...browsers.flatMap(([browser, ...folders]) =>
    folders.map((folder) => [browser, 'chromium', `${folder}/External Extensions`] as const),
  ),
];

const policyFolders: readonly (readonly [browser: string, kind: Kind, folder: string])[] = [
  ['Chromium', 'chromium', '/etc/chromium/policies/managed'],
  ['Google Chrome', 'chromium', '/etc/opt/chrome/policies/managed'],
  ['Microsoft Edge', 'chromium', '/etc/opt/edge/policies/managed'],
  ['Brave', 'chromium', '/etc/brave/policies/managed'],
  ['Firefox', 'firefox', '/etc/firefox/policies'],
  ['Firefox', 'firefox', '/usr/lib/firefox/distribution'],
  ['Firefox', 'firefox', '/usr/lib/firefox-esr/distribution'],
];

type Kind = ExtensionOrder['known']['browser'];

export const readExtensionOrders = (client: Client, ground: Ground): readonly ExtensionOrder[] => {
  const wanted = client.browserExtensions ?? [];
  if (wanted.length === 0) return [];
  return [
    ...orderFolders.flatMap(([browser, kind, folder]) => {
      const there = new Set(ground.names(folder));
      return wanted.flatMap((known): readonly ExtensionOrder[] => {
        const name = `${known.id}.${kind === 'chromium' ? 'json' : 'xpi'}`;
        if (known.browser !== kind || !there.has(name)) return [];
        const file = ground.file(`${folder}/${name}`);
        return file === null ? [] : [{ known, browser, by: 'folder', file }];
      });
    }),
    ...policyFolders.flatMap(([browser, kind, folder]) =>
      ground
        .names(folder)
        .filter((name) => (kind === 'firefox' ? name === 'policies.json' : name.endsWith('.json')))
        .flatMap((name) => {
          const file = ground.file(`${folder}/${name}`);
          if (file === null) return [];
          // Whether it is more than mentioned there is for whoever reads the policies to say.
          return wanted
            .filter((known) => known.browser === kind && file.content.includes(known.id))
            .map((known): ExtensionOrder => ({ known, browser, by: 'policy', file }));
        }),
    ),
  ];
};
