// Both sides of the administrator's part, on Windows' own Node. Wine gives every program the administrator's rights and
// lets its own user change everything: so the person's side is told that it has none, and files count as safe where the
// first word says so. All else is the guard's own. Arguments: `safe` or `as-it-is`, then `elevated …`, or for the
// person's side: the answer's file, the data folder, the client, what to do.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { loadCatalogue } from '../../../main/catalogue/index.ts';
import { runElevated } from '../../../main/guard/changes/elevation/command.ts';
import { tellOutcome } from '../../../main/guard/changes/elevation/tell-outcome.ts';
import { openChanges } from '../../../main/guard/changes/open-changes.ts';
import { success } from '../../../main/outcome.ts';
import { currentPlatform } from '../../../main/platform/index.ts';
import type { Platform } from '../../../main/platform/port/index.ts';
import { trusting } from './trusting.ts';

const [safety = '', ...words] = process.argv.slice(2);
const found = await currentPlatform();
const catalogue = loadCatalogue();
if (!found.ok || !catalogue.ok) throw new Error('there is no platform, or no catalogue');
const here = found.value;
const administrator = here.administrator;
if (administrator === undefined) throw new Error('nobody asks for the administrator');

const judged = safety === 'safe' ? trusting(administrator) : administrator;

if (words[0] === 'elevated') {
  const platform = success({ ...here, administrator: judged });
  await tellOutcome(await runElevated(words.slice(1), platform), words, platform);
  process.exit(0);
}

const person: Platform = {
  ...here,
  administrator: { ...judged, isHere: async () => success(false) },
  inventory: async (...asked) => {
    const { inventory, problems } = await here.inventory(...asked);
    const { windows } = inventory;
    if (windows === undefined) return { inventory, problems };
    return { inventory: { ...inventory, windows: { ...windows, elevated: false } }, problems };
  },
};
const [answerFile = '', folder = '', client = '', what = '', ...rest] = words;
const told = await (async () => {
  const opened = await openChanges({
    platform: person,
    catalogue: catalogue.value,
    paths: { root: 'C:\\', home: process.env.USERPROFILE ?? '' },
    live: null,
    folder,
    elevation: {
      asker: [],
      administrator: person.administrator ?? administrator,
      program: [process.execPath, process.argv[1] ?? '', safety],
    },
  });
  if (!opened.ok) return opened;
  const { changes } = opened.value;
  switch (what) {
    case 'check':
      return changes.check([client]);
    case 'apply': {
      const plan = await changes.plan(rest);
      return plan.ok ? { plan: plan.value, done: await changes.apply(plan.value.id) } : plan;
    }
    case 'survey':
      return changes.survey(client);
    case 'remove': {
      const plan = await changes.planRemoval({ client, chosen: rest, purge: false });
      return plan.ok ? { plan: plan.value, done: await changes.remove(plan.value.id) } : plan;
    }
    case 'undo':
      return changes.undo(rest[0] ?? '', { whenChanged: 'refuse' });
    case 'entries':
      return changes.entries();
    // A plan that nobody was shown, handed to the other side as it is.
    case 'plan-file': {
      const [text = '', sha256 = createHash('sha256').update(text).digest('hex')] = rest;
      const file = `${folder}\\plan.json`;
      writeFileSync(file, text);
      const program = [process.execPath, process.argv[1] ?? '', safety] as const;
      const asked = ['elevated', 'apply', '--plan', file, '--sha256', sha256];
      const said = await administrator.run([...program, ...asked], 60_000);
      return said.ok ? JSON.parse(said.value) : said;
    }
    default:
      throw new Error(`what is ${what}?`);
  }
})();
writeFileSync(answerFile, JSON.stringify(told));
process.exit(0);
