// The screens as a person would speak of them.
import type { Locator, Page } from 'playwright';

export type ScreenName = 'Now' | 'Timeline' | 'Clients' | 'Alerts' | 'Settings';

export const screensOf = (page: Page) => ({
  /** Through the first run to Now. */
  skipFirstRun: async (): Promise<void> => {
    await page.getByRole('button', { name: 'Skip', exact: true }).click();
    await page.getByRole('link', { name: 'Now', exact: true }).waitFor();
  },
  open: async (name: ScreenName): Promise<void> => {
    await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor({ state: 'attached' });
  },
  sentence: (text: string): Locator => page.locator('.sentence').filter({ hasText: text }),
  card: (name: string): Locator => page.getByRole('article', { name, exact: true }),
  banner: (): Locator => page.getByText('Callwarden does not answer.'),
  main: (): Locator => page.getByRole('main'),
});

export type Screens = ReturnType<typeof screensOf>;
