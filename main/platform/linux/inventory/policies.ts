// What an administrator has set for a browser (https://www.chromium.org/administrators/linux-quick-start/,
// https://mozilla.github.io/policy-templates/). Debian's /etc/chromium.d holds start options, no policies.
import { causeOf } from '../../../outcome.ts';
import type { Ground } from '../../ground/index.ts';
import type { BrowserPolicies, FileSeen } from '../../port/index.ts';
import type { Look } from './look.ts';

type Format = BrowserPolicies['format'];

/** Where each browser looks; the first is where a new policy belongs. */
const folders: Readonly<Record<string, readonly [Format, readonly string[]]>> = {
  chromium: [
    'chromium',
    ['/etc/chromium/policies/managed', '/etc/chromium-browser/policies/managed'],
  ],
  'google-chrome': ['chromium', ['/etc/opt/chrome/policies/managed']],
  'microsoft-edge': ['chromium', ['/etc/opt/edge/policies/managed']],
  brave: ['chromium', ['/etc/brave/policies/managed']],
  firefox: [
    'firefox',
    [
      '/etc/firefox/policies',
      // Debian's ESR has a folder of its own name (armbian/configng, Parrot's documentation).
      '/etc/firefox-esr/policies',
      '/usr/lib/firefox-esr/distribution',
      '/usr/lib/firefox/distribution',
      '/usr/lib64/firefox/distribution',
      '/opt/firefox/distribution',
    ],
  ],
};

/** One row for each folder that is there, and for the first one of an installed browser. */
export const readPolicies = ({
  clients,
  installations,
  ground,
}: Look): readonly BrowserPolicies[] =>
  clients.flatMap(({ id }) => {
    const [format, places] = folders[id] ?? ['chromium', []];
    const installed = installations.some(({ client }) => client === id);
    return places.flatMap((shown, at) => {
      const isThere = ground.kindOf(shown) === 'folder';
      if (!isThere && !(installed && at === 0)) return [];
      const files = filesIn(ground, shown, format);
      return [
        { client: id, folder: ground.placeOf(ground.resolve(shown) ?? shown), format, files },
      ];
    });
  });

const filesIn = (ground: Ground, folder: string, format: Format): readonly FileSeen[] => {
  const isPolicy = (name: string) =>
    format === 'firefox' ? name === 'policies.json' : name.endsWith('.json');
  return ground
    .names(folder)
    .filter(isPolicy)
    .flatMap((name) => {
      const file = ground.file(`${folder}/${name}`);
      if (file !== null) reportMalformed(ground, file);
      return file ?? [];
    });
};

const reportMalformed = (ground: Ground, { shown, content }: FileSeen): void => {
  try {
    JSON.parse(content.toString('utf8'));
  } catch (thrown) {
    const advice = 'Mend it: the browser may ignore all of it.';
    ground.report('invalid-data', shown, 'is no plain JSON', advice, causeOf(thrown));
  }
};
