// A real Chromium that sees a folder of the test's in place of /etc/chromium: in a mount namespace of its own, so that
// the machine's /etc is not touched. Needs root.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { findProgram } from '../../rigs/programs.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** `etcChromium` takes the place of /etc/chromium; `scratch` is a folder for the start script. */
export async function chromiumWith(etcChromium: string, scratch: string): Promise<Browser> {
  mkdirSync(scratch, { recursive: true });
  const inside = join(scratch, 'inside.sh');
  const outside = join(scratch, 'outside.sh');
  // The browser is started by a path alone, with arguments that playwright adds.
  writeFileSync(
    inside,
    `#!/bin/sh\nmount --bind ${quoted(etcChromium)} /etc/chromium && exec ${quoted(findProgram('chromium') ?? '')} "$@"\n`,
  );
  writeFileSync(outside, `#!/bin/sh\nexec unshare --mount ${quoted(inside)} "$@"\n`);
  for (const script of [inside, outside]) chmodSync(script, 0o755);
  return chromium.launch({
    executablePath: outside,
    args: ['--no-sandbox', '--use-fake-device-for-media-stream', '--disable-background-networking'],
  });
}

export interface PolicyShown {
  readonly name: string;
  readonly value: string;
  readonly status: string;
}

/** The rows of chrome://policy that are set. */
export async function policiesShown(browser: Browser): Promise<readonly PolicyShown[]> {
  const page = await browser.newPage();
  await page.goto('chrome://policy');
  // The page fills itself in its own time.
  await page.waitForTimeout(1_000);
  const rows = await page.evaluate(() => {
    const found: { name: string; value: string; status: string }[] = [];
    const text = (root: ParentNode, part: string): string =>
      root.querySelector(part)?.textContent?.trim() ?? '';
    const walk = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        const shadow = element.shadowRoot;
        if (shadow === null) continue;
        if (element.localName === 'policy-row') {
          found.push({
            name: text(shadow, '.name'),
            value: text(shadow, '.value'),
            status: text(shadow, '.messages'),
          });
        }
        walk(shadow);
      }
    };
    walk(document);
    return found;
  });
  await page.close();
  return rows.filter(({ status }) => status !== '' && !status.startsWith('Not set'));
}
