// The client's own extensions of browsers: in their profiles, and what has browsers fetch them for everybody.
import { getJson } from '../../lockdown/codecs/json.ts';
import { type Outcome, success } from '../../outcome.ts';
import type { BrowserExtension } from '../../platform/port/index.ts';
import { type Relic, relic } from '../relic.ts';
import type { RemovalSight } from '../sight.ts';
import { orderRelics } from './extension-orders.ts';

export const extensionRelics = (sight: RemovalSight): readonly Relic[] => [
  ...orderRelics(sight),
  ...(sight.traces.extensions ?? []).map((extension) => profileRelic(sight, extension)),
];

/** Where a person takes it away in the browser itself. */
const clicks = {
  chromium: 'menu ⋮ → Extensions → Manage extensions → Remove',
  firefox: 'menu ☰ → Add-ons and themes → Extensions → ⋯ → Remove',
} as const;

function profileRelic(sight: RemovalSight, extension: BrowserExtension): Relic {
  const { known, browser, profile, inUse, folders, lists } = extension;
  const { shortName, id } = sight.client;
  const name = `${profile}/${known.id}`;
  const step = `${id}:browser-extension:${name}`;
  const [program] = folders;
  const belonging = known.lead === true ? 'guess' : 'client';
  const whose =
    known.lead === true
      ? `it may be ${shortName}’s, but no source that can be opened says so`
      : `it is ${shortName}’s own`;
  const what = `The extension “${known.name}” in ${profile} of ${browser}; ${whose}.`;
  const base = {
    kind: 'browser-extension',
    name,
    belonging,
    ...(program === undefined ? {} : { entry: program }),
    evidence: [...folders, ...lists].map(({ shown }) => ({
      kind: 'file' as const,
      text: `${shown} is of the extension ${known.id}.`,
      place: shown,
      line: null,
      excerpt: null,
    })),
  } as const;
  if (inUse)
    return relic(sight, {
      ...base,
      sentence: `${what} ${browser} has it open: close ${browser} and look again, or remove it there (${clicks[known.browser]}).`,
      way: 'by-hand',
    });
  return relic(sight, {
    ...base,
    sentence:
      known.browser === 'firefox'
        ? `${what} Put back, it is switched off until you switch it on again.`
        : `${what} An account that is synced may bring it back: remove it there too.`,
    way: 'quarantine',
    plan: (desk): Outcome<void> => {
      // First the list: a browser that starts in between then misses nothing.
      for (const list of lists) {
        const keys = ['extensions', 'settings', known.id] as const;
        const entry = getJson(list.content, list.path, keys);
        if (!entry.ok) return entry;
        if (entry.value !== null)
          desk.takeEntry(
            step,
            `Take “${known.name}” out of ${browser}’s list of extensions, ${list.shown}.`,
            { path: list.path, keys, entry: entry.value.value },
          );
      }
      for (const folder of folders) {
        const moved = desk.quarantine(step, `Move ${folder.shown} to quarantine.`, folder);
        if (!moved.ok) return moved;
      }
      return success(undefined);
    },
  });
}
