// Finding what a client leaves behind.
import { join } from 'node:path';
import { mb, ms, sayTable } from '../figures.ts';
import { builtInOwnProcess } from '../in-own-process.ts';
import type { RemovalFigures } from '../removal.ts';
import type { Section } from './section.ts';

export const removal: Section = {
  name: 'removal',
  measure: async () => {
    const child = join(import.meta.dirname, '..', 'removal-child.ts');
    const { survey, weighedMs, heldMs, residentMb } = builtInOwnProcess<RemovalFigures>(child);
    sayTable(
      'Removal, one client in a home of 200,000 files',
      ['WHAT', 'MEASURED', 'WANTED'],
      [
        [
          'all of it found, sorted and weighed, the first / median of 7',
          `${ms(survey.first)} / ${ms(survey.median)}`,
          '≤ 1,500 ms',
        ],
        ['with a cache of 100,000 files to weigh', ms(weighedMs), '≤ 1,500 ms'],
        ['the event loop held at most, meanwhile', ms(heldMs), ''],
        ['most resident meanwhile', mb(residentMb), '≤ 150 MB'],
      ],
    );
  },
};
