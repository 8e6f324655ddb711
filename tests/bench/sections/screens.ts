// The window, over the real guard.
import { sayTable } from '../figures.ts';
import { screenRows } from '../screens/rows.ts';
import { fullest, type Section } from './section.ts';

export const screens: Section = {
  name: 'screens',
  measure: async ({ population }) => {
    await population.fillTo(fullest);
    sayTable('The screens', ['WHAT', 'MEASURED', 'WANTED'], await screenRows());
  },
};
