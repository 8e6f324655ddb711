// Tells whose many addresses and names are. Run under a tracer: it must ask nobody.
import { loadCatalogue } from '../../../main/catalogue/index.ts';
import { createClassifier, lazyPartyTable } from '../../../main/parties/index.ts';

const catalogue = loadCatalogue();
if (!catalogue.ok) throw new Error(catalogue.problem.message);
const classify = createClassifier(catalogue.value, lazyPartyTable());
const names = ['us04web.zoom.us', 'graph.facebook.com', 'www.google-analytics.com', 'example.org'];
const kinds = new Map<string, number>();
for (let n = 0; n < 20_000; n += 1) {
  // Knuth's multiplicative hash strews them over the whole space.
  const word = (n * 2_654_435_761) % 2 ** 32;
  const v4 = [24, 16, 8, 0].map((shift) => (word >>> shift) & 255).join('.');
  const address = n % 3 === 0 ? `2a03:2880:${(word % 65_536).toString(16)}::1` : v4;
  const name = names[n % 8];
  const { kind } = classify({
    client: 'zoom',
    remote: { address },
    names: name === undefined ? [] : [{ name, seenIn: 'dns' }],
  });
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
}
process.stdout.write(JSON.stringify(Object.fromEntries(kinds)));
