// A guard of its own process: records tick after tick and says each one that is written.
import { openStore } from '../../../main/store/index.ts';
import { aCapture, started } from '../../unit/store/events.ts';

const [, , file, mode] = process.argv;
const store = openStore({ file: file ?? '' });
if (!store.ok) {
  console.log(JSON.stringify(store.problem));
  process.exit(1);
}
if (mode === 'look') {
  const recorded = store.value.record([]);
  const history = store.value.history({
    since: '1970-01-01T00:00:00.000Z',
    until: '2100-01-01T00:00:00.000Z',
  });
  const captures = history.ok ? history.value.captures.length : null;
  console.log(
    JSON.stringify({
      mode: store.value.mode,
      health: store.value.takeHealth(),
      recorded,
      captures,
    }),
  );
  store.value.close();
} else {
  for (let tick = 0; ; tick += 1) {
    const capture = aCapture(`tick-${tick}`, Date.now());
    const recorded = store.value.record([
      started(capture),
      started({ ...capture, id: `also-${tick}` }),
    ]);
    if (recorded.ok && recorded.value === 'stored') process.stdout.write(`${tick}\n`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
