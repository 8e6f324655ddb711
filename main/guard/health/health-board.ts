// The last word of each part of the guard about itself.
import type { GuardPart, Health } from '../../../preload/contract/index.ts';

export class HealthBoard {
  #parts = new Map<GuardPart, Health>();

  /** Gives true where this says something new. */
  note(health: Health): boolean {
    const before = this.#parts.get(health.part);
    this.#parts.set(health.part, health);
    return before?.state !== health.state || before.detail !== health.detail;
  }

  all(): Health[] {
    return [...this.#parts.values()];
  }

  knows(part: GuardPart): boolean {
    return this.#parts.has(part);
  }
}
