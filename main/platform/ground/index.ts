export { type Ground, groundBelow, groundOf } from './ground.ts';
export { type HomeView, viewHome } from './home-view.ts';
export type { ProblemBoard } from './problem-board.ts';
