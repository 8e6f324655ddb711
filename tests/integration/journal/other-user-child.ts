// A journal of an ordinary user, who tries to change what belongs to somebody else; prints what each try came to.
import { join } from 'node:path';
import { openJournal } from '../../../main/journal/index.ts';
import { away, mode, noHands, plan, write } from '../../unit/journal/actions.ts';

const [, , root = '', folder = ''] = process.argv;
const journal = openJournal({ folder, roots: [root], keepDays: 30 });
if (!journal.ok) throw new Error(journal.problem.message);
const answers: string[] = [];
for (const action of [
  write(join(root, 'theirs'), 'after'),
  mode(join(root, 'theirs'), 0o600),
  away(join(root, 'closed/file')),
  write(join(root, 'closed/file'), 'after'),
  write(join(root, 'closed/new'), 'after'),
]) {
  const outcome = await journal.value.run(plan(action), noHands);
  answers.push(outcome.ok ? 'done' : outcome.problem.kind);
}
process.stdout.write(JSON.stringify(answers));
