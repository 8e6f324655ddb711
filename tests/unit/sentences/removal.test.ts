// A removal says in German what it says in English, for every client.
import { expect, it } from 'vitest';
import { inGerman } from '../../../preload/sentences/german/index.ts';
import { sentenceIn } from '../../../preload/sentences/index.ts';
import { notGerman } from './not-german.ts';
import { clients } from './said-by-checks.ts';
import { saidByRemovalOf, saidOnLeaving } from './said-by-removal.ts';

it.each(clients)('$name is removed in German', (client) => {
  const said = saidByRemovalOf(client);
  expect(said.size).toBeGreaterThan(80);
  expect(notGerman(said)).toEqual([]);
});

it('so is what is said on leaving', async () => {
  const [zoom, other] = ['zoom', 'slack'].map((id) => clients.find((one) => one.id === id));
  if (zoom === undefined || other === undefined) throw new Error('They are in the catalogue.');
  const said = [...(await saidOnLeaving(zoom)), ...(await saidOnLeaving(other))];
  expect(said.length).toBeGreaterThan(10);
  expect(notGerman(said)).toEqual([]);
});

it('a verdict names paths as they are, and what has none in German', () => {
  expect(
    sentenceIn(
      inGerman,
      'Something of Zoom is left: Zoom is running (one process), ~/.zoom and 2 more are still there or came back; A click on zoommtg: links opens Zoom is not chosen. Kept: ~/a b (may be your own); /c (is used by others).',
    ),
  ).toBe(
    'Von Zoom ist etwas übrig: Zoom läuft (ein Prozess), ~/.zoom und 2 weitere (noch immer da oder wieder da); Ein Klick auf zoommtg:-Links öffnet Zoom (nicht gewählt). Behalten: ~/a b (vielleicht Ihr eigenes); /c (benutzen auch andere).',
  );
});
