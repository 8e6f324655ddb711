// Connections that come and go.
import { sayTable } from '../figures.ts';
import { measureShortConnections } from '../short-connections.ts';
import { fullest, type Section } from './section.ts';

export const shortConnections: Section = {
  name: 'short-connections',
  measure: async ({ population }) => {
    await population.fillTo(fullest);
    const figures = await measureShortConnections();
    sayTable(
      'A client that opens and closes 5,000 connections in a second',
      ['WHO', 'EACH OPEN FOR', 'MADE', 'SEEN', 'LOST', 'SHARE OF A CORE', 'WANTED'],
      figures === null
        ? 'needs root'
        : figures.map(({ who, openMs, made, seen, percent }) => [
            who,
            `${openMs} ms`,
            String(made),
            String(seen),
            `${(((made - seen) / made) * 100).toFixed(2)} %`,
            `${percent.toFixed(1)} %`,
            who.startsWith('watch') ? (openMs > 50 ? 'none lost, ≤ 15 %' : '≤ 15 %') : '',
          ]),
    );
  },
};
