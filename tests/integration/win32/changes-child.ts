// Runs on Windows' own Node: checks, plans, applies, verifies and undoes as the guard does, told as JSON in a file.
// Arguments: the answer's file, the data folder, the clients, then what to do.
import { writeFileSync } from 'node:fs';
import { loadCatalogue } from '../../../main/catalogue/index.ts';
import { openChanges } from '../../../main/guard/changes/open-changes.ts';
import { currentPlatform } from '../../../main/platform/index.ts';
import { trusting } from './trusting.ts';

const [answerFile = '', folder = '', client = '', what = '', ...words] = process.argv.slice(2);
const platform = await currentPlatform();
const catalogue = loadCatalogue();
if (!platform.ok || !catalogue.ok) throw new Error('there is no platform, or no catalogue');

const { administrator } = platform.value;
const here =
  administrator === undefined
    ? platform.value
    : { ...platform.value, administrator: trusting(administrator) };

const told = await (async () => {
  const home = process.env.HOME_LOOKED_AT ?? process.env.USERPROFILE ?? '';
  const opened = await openChanges({
    platform: here,
    catalogue: catalogue.value,
    paths: { root: 'C:\\', home },
    live: null,
    folder,
  });
  if (!opened.ok) return opened;
  const { changes } = opened.value;
  const applied = async (plan: Awaited<ReturnType<typeof changes.plan>>) =>
    plan.ok ? { plan: plan.value, done: await changes.apply(plan.value.id) } : plan;
  switch (what) {
    case 'check':
      return changes.check([client]);
    case 'apply':
      return applied(await changes.plan(words));
    case 'undo':
      return changes.undo(words[0] ?? '', {
        whenChanged: words[1] === 'restore-ours' ? 'restore-ours' : 'refuse',
      });
    case 'survey':
      return changes.survey(client);
    case 'remove': {
      const plan = await changes.planRemoval({ client, chosen: words, purge: false });
      return plan.ok ? { plan: plan.value, done: await changes.remove(plan.value.id) } : plan;
    }
    case 'entries':
      return changes.entries();
    default:
      throw new Error(`what is ${what}?`);
  }
})();
writeFileSync(answerFile, JSON.stringify(told));
process.exit(0);
