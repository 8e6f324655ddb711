// Single parts, each alone.
import { ms, sayTable, us } from '../figures.ts';
import { measureParts } from '../parts.ts';
import type { Section } from './section.ts';

export const parts: Section = {
  name: 'parts',
  measure: async () => {
    const { catalogueMs, installedMs, identifyUs, historyDayMs } = await measureParts();
    sayTable(
      'Single parts',
      ['WHAT', 'MEASURED', 'WANTED'],
      [
        ['the catalogue, checked', ms(catalogueMs), '≤ 15 ms'],
        ['what is installed on this machine', ms(installedMs), '≤ 40 ms'],
        ['which client a process is', us(identifyUs), '≤ 5 µs'],
        ['a day out of 100,000 captures', ms(historyDayMs), ''],
      ],
    );
  },
};
