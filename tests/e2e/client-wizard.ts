// A wizard over files made for it: a root in which Zoom and Slack are installed and used, the guard over it, a window.
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { type ClientTree, clientTree } from '../rigs/client-tree.ts';
import { ownFolder } from '../rigs/own-folder.ts';
import { screensOf } from './screens.ts';
import { newWindow, startBrowser, startUi, type Watched } from './window.ts';

export interface ClientWizard extends Watched {
  readonly tree: ClientTree;
  /** Opens a screen, and waits for its heading. */
  open(hash: string, heading: string): Promise<void>;
  stop(): Promise<void>;
}

/** Resolves with the window past the first run. */
export const startClientWizard = async (name: string): Promise<ClientWizard> => {
  const folder = ownFolder(name);
  const tree = clientTree(folder.path).zoomDeb().slackDeb();
  const ui = await startUi([`--root=${tree.root}`, `--home=${tree.home}`], {
    ...process.env,
    CALLWARDEN_DATA: join(folder.path, 'data'),
  });
  let browser: Browser | undefined;
  const stop = async (): Promise<void> => {
    await browser?.close();
    await ui.stop();
    folder.remove();
  };
  try {
    browser = await startBrowser();
    const { page, complaints } = await newWindow(browser);
    await page.goto(ui.address);
    await screensOf(page).skipFirstRun();
    const open = async (hash: string, heading: string): Promise<void> => {
      await page.goto(`${new URL(page.url()).origin}/#/${hash}`);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    };
    return { page, complaints, tree, open, stop };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
};
