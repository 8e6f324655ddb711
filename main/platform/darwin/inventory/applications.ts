// The applications of clients that are here, with the links that they offer to open.
import { macFactsOf } from '../../../catalogue/index.ts';
import type { MacApplication } from '../../port/index.ts';
import { bundleReader } from '../installed/find-bundles.ts';
import { dictionaryOf, listOf, type PlistValue, textOf } from '../plist/index.ts';
import { type Look, plistAt } from './look.ts';

const choices =
  '~/Library/Preferences/com.apple.LaunchServices/com.apple.launchservices.secure.plist';

export function readApplications(look: Look): readonly MacApplication[] {
  const { clients, installations, ground } = look;
  const chosen = chosenHandlers(plistAt(ground, choices));
  const bundleAt = bundleReader(ground, (sentence) =>
    ground.report('invalid-data', sentence, 'It was passed over', 'Install it again.'),
  );
  return installations.flatMap(({ client: id, path }) => {
    const client = clients.find((one) => one.id === id);
    const shown = ground.shownOf(path);
    const bundle = bundleAt(shown);
    const entry = ground.entry(shown);
    const bundleId = bundle?.identifier ?? null;
    if (client === undefined || bundle === null || entry === null || bundleId === null) return [];
    // An identifier becomes part of commands: only one that the catalogue has.
    if (!macFactsOf(client).bundleIds.includes(bundleId)) return [];
    const chosenFor = [...chosen].flatMap(([scheme, handler]) =>
      handler === bundleId.toLowerCase() ? [scheme] : [],
    );
    return [{ client: id, bundleId, shown, entry, schemes: bundle.schemes, chosenFor }];
  });
}

/** Pure: which application this person chose for each scheme. Launch Services writes identifiers in lower case. */
export function chosenHandlers(list: PlistValue | undefined): ReadonlyMap<string, string> {
  return new Map(
    listOf(dictionaryOf(list).get('LSHandlers')).flatMap((entry) => {
      const handler = dictionaryOf(entry);
      const scheme = textOf(handler.get('LSHandlerURLScheme'));
      const application = textOf(handler.get('LSHandlerRoleAll'));
      return scheme === null || application === null
        ? []
        : [[scheme.toLowerCase(), application.toLowerCase()] as const];
    }),
  );
}
