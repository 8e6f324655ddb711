// Changing the machine, and taking it back.
import { join } from 'node:path';
import { mb, ms, sayTable } from '../figures.ts';
import { builtInOwnProcess } from '../in-own-process.ts';
import type { JournalFigures } from '../journal.ts';
import type { Section } from './section.ts';

export const journal: Section = {
  name: 'journal',
  measure: async () => {
    const child = join(import.meta.dirname, '..', 'journal-child.ts');
    const f = builtInOwnProcess<JournalFigures>(child);
    sayTable(
      'The journal, each action durable before the next one starts',
      ['WHAT', 'MEASURED', 'WANTED'],
      [
        ['one file written, from check to the last fsync, median of 21', ms(f.writeMs), ''],
        ['100,000 files to quarantine, one file system', ms(f.awayMs), '≤ 10 s'],
        ['and back', ms(f.backMs), ''],
        ['100,000 files deleted for good', ms(f.purgeMs), ''],
        ['10,000 files to another file system, compared', ms(f.across?.awayMs ?? null), ''],
        ['and back', ms(f.across?.backMs ?? null), ''],
        ['most resident meanwhile', mb(f.residentMb), '≤ 150 MB'],
      ],
    );
  },
};
