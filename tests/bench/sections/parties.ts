// Whose an address is.
import { mb, ms, sayTable, us } from '../figures.ts';
import { measureParties } from '../parties.ts';
import type { Section } from './section.ts';

export const parties: Section = {
  name: 'parties',
  measure: async () => {
    const { table, array } = measureParties();
    sayTable(
      'Whose an address is, each in a process of its own',
      ['WHAT', 'TABLE', 'WANTED', 'ARRAY OF OBJECTS (IPv4 alone)'],
      [
        ['size of the file', mb(table.fileMb), '≤ 15 MB', '–'],
        ['reading it', ms(table.readMs), '', ms(array.readMs)],
        ['resident', mb(table.residentMb), '≤ 20 MB', mb(array.residentMb)],
        ['a lookup, IPv4', us(table.v4Us), '≤ 5 µs', us(array.binaryUs)],
        ['a lookup, IPv6', us(table.v6Us), '≤ 5 µs', '–'],
        ['a lookup, one by one', '–', '', us(array.linearUs)],
        ['with the catalogue, and said in words', us(table.classifyUs), '', '–'],
      ],
    );
  },
};
