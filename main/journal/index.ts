export type * from './action.ts';
export { describePlan } from './describe-plan.ts';
export type * from './journal.ts';
export { type JournalOptions, openJournal } from './open-journal.ts';
export type * from './plan.ts';
