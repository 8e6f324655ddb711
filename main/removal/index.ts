export { farewellOf } from './farewell.ts';
export { type Answered, chosenRelics, packagesOf, planRemoval } from './plan-removal.ts';
export type { Relic } from './relic.ts';
export { type LiveSight, type RemovalSight, systemFiles } from './sight.ts';
export { relicsOf, surveyOf, type Weight } from './survey.ts';
export { verdictOf } from './verdict.ts';
