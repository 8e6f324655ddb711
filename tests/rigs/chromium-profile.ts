// A real Chromium on a profile of a test's own, asked which extensions it has: by its own page for them.
import { chromium as driver } from 'playwright-core';
import { type OwnChild, startOwnChild } from './own-child.ts';
import { chromium } from './own-extension.ts';
import { until } from './until.ts';

export interface RunningChromium {
  /** Name and state of each, without what Chromium itself brings. */
  extensions(): Promise<readonly { readonly id: string; readonly state: string }[]>;
  /** As a person closes it. */
  close(): Promise<void>;
}

/** `profiles`: Chromium's folder of profiles, such as `~/.config/chromium`. */
export const startChromium = async (profiles: string, home: string): Promise<RunningChromium> => {
  const child = await startOwnChild(
    [
      chromium,
      '--headless=new',
      '--no-sandbox',
      '--remote-debugging-port=0',
      `--user-data-dir=${profiles}`,
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--password-store=basic',
      'about:blank',
    ],
    { env: { PATH: process.env.PATH, HOME: home } },
  );
  try {
    return await asked(child);
  } catch (thrown) {
    await child.stop('SIGKILL');
    throw thrown;
  }
};

const asked = async (child: OwnChild): Promise<RunningChromium> => {
  const address = await until(
    'Chromium',
    () => /DevTools listening on (ws:\S+)/.exec(child.errors())?.[1],
    30_000,
  );
  const browser = await driver.connectOverCDP(address);
  const page = await browser.contexts()[0]?.newPage();
  if (page === undefined) throw new Error('Chromium has no window.');
  await page.goto('chrome://extensions');
  return {
    extensions: async () => {
      const listed = (await page.evaluate(
        `new Promise((done) => chrome.developerPrivate.getExtensionsInfo({ includeDisabled: true }, done))`,
      )) as readonly { id: string; name: string; state: string }[];
      return listed
        .filter(({ name }) => !name.startsWith('Chromium '))
        .map(({ id, state }) => ({ id, state }));
    },
    close: async () => {
      const session = await browser.newBrowserCDPSession();
      const gone = new Promise<void>((resolve) => child.child.once('exit', () => resolve()));
      await session.send('Browser.close').catch(() => {});
      await gone;
    },
  };
};
