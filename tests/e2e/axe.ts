// What the accessibility checker finds, as words for a failed test.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

/** Of everything that is on screen now. */
export const violations = async (page: Page): Promise<readonly string[]> => {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};
