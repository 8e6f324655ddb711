// A plan as the runner executes it. What a person sees of it (`Plan` of the contract) is made from it, never the reverse.
import type { Plan } from '../../preload/contract/index.ts';
import type { Action } from './action.ts';

export interface ActionPlan {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly madeAtMs: number;
  readonly purpose: Plan['purpose'];
  readonly client: string | null;
  /** In the order in which they are done; undone in the reverse order. */
  readonly actions: readonly Action[];
  readonly warnings: readonly string[];
}
