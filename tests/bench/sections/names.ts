// Reading names out of the machine's own packets.
import { mb, sayTable } from '../figures.ts';
import { measureNames, type NamesFigure } from '../names.ts';
import { fullest, type Section } from './section.ts';

export const names: Section = {
  name: 'names',
  measure: async ({ population, workshop }) => {
    await population.fillTo(fullest);
    const figures = await measureNames(workshop);
    sayTable(
      'The watch for names, which is off until somebody asks for it',
      ['OF', 'MEANWHILE, IN A SECOND', 'SHARE OF A CORE', 'WANTED', 'RESIDENT', 'ALL SEEN'],
      figures === null ? 'needs root and a C compiler' : figures.map(rowOf),
    );
  },
};

const rowOf = ({ of, what, perSecond, percent, residentMb, whole }: NamesFigure) => [
  of === 'program' ? 'the program alone' : 'watch --names, all of it',
  perSecond === 0 ? 'nothing' : `${perSecond.toFixed(0)} ${what}`,
  `${percent.toFixed(2)} %`,
  perSecond > 0 ? '≤ 15 %' : of === 'program' ? '0 %' : '≤ 0.4 %',
  mb(residentMb),
  whole === null ? '–' : whole ? 'yes' : 'no',
];
