// The real browser believes what the steps lay down: its own page shows every policy, and the microphone is refused.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkClients, planSteps } from '../../../main/lockdown/index.ts';
import { findProgram, missingPackages } from '../../rigs/programs.ts';
import { sightOf } from '../../rigs/sight.ts';
import { chromiumWith, policiesShown } from './chromium-with-policies.ts';
import { everythingOpen, type Machine } from './machine.ts';
import { standIns } from './stand-ins.ts';

const missing =
  process.getuid?.() !== 0
    ? 'root'
    : (missingPackages('unshare', 'mount') ?? (findProgram('chromium') ? null : 'chromium'));

describe.skipIf(missing !== null)(
  `policies in Chromium (needs ${missing ?? 'nothing more'})`,
  () => {
    let machine: Machine;
    let server: Server;
    let address: string;

    beforeAll(async () => {
      server = createServer((_, response) => response.setHeader('content-type', 'text/html').end());
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      machine = everythingOpen(address);
    });
    afterAll(() => {
      server.close();
      machine.remove();
    });

    const withBrowser = async <T>(work: (browser: Browser) => Promise<T>): Promise<T> => {
      const browser = await chromiumWith(
        join(machine.root, 'etc/chromium'),
        join(machine.root, '..', 'scripts'),
      );
      try {
        return await work(browser);
      } finally {
        await browser.close();
      }
    };

    /** `granted`, or the name of the error that a page gets. */
    const ask = async (browser: Browser, wanted: object): Promise<string> => {
      const page = await browser.newPage();
      await page.goto(address);
      return page.evaluate(async (constraints) => {
        try {
          await navigator.mediaDevices.getUserMedia(constraints);
          return 'granted';
        } catch (thrown) {
          return (thrown as Error).name;
        }
      }, wanted);
    };

    it('are shown on its own page, each with the status OK, and hold until they are taken back', async () => {
      expect(await withBrowser((browser) => ask(browser, { audio: true }))).toBe('granted');

      const sight = await sightOf(machine, { uid: 0 });
      const ids = checkClients(sight, ['chromium']).clients.flatMap(({ findings }) =>
        findings.map(({ id }) => id).filter((id) => id.includes(':policy-')),
      );
      const plan = planSteps(sight, ids);
      if (!plan.ok) throw new Error(plan.problem.message);
      const done = await machine.journal.run(plan.value, standIns(machine));
      if (!done.ok) throw new Error(done.problem.message);

      await withBrowser(async (browser) => {
        expect(
          [...(await policiesShown(browser))].sort((a, b) => (a.name < b.name ? -1 : 1)),
        ).toEqual(
          [
            ['AudioCaptureAllowed', 'false'],
            ['AudioCaptureAllowedUrls', '[]'],
            ['AutoLaunchProtocolsFromOrigins', '[]'],
            ['BackgroundModeEnabled', 'false'],
            ['ExternalProtocolDialogShowAlwaysOpenCheckbox', 'false'],
            ['MetricsReportingEnabled', 'false'],
            ['ScreenCaptureAllowed', 'false'],
            ['VideoCaptureAllowed', 'false'],
            ['VideoCaptureAllowedUrls', '[]'],
            ['WebRtcEventLogCollectionAllowed', 'false'],
            ['WebRtcIPHandling', 'default_public_interface_only'],
          ].map(([name, value]) => ({ name, value, status: 'OK' })),
        );
        expect(await ask(browser, { audio: true })).toBe('NotAllowedError');
        expect(await ask(browser, { video: true })).toBe('NotAllowedError');
      });

      const undone = await machine.journal.undo(done.value.id, standIns(machine), {
        whenChanged: 'refuse',
      });
      expect(undone.ok).toBe(true);
      expect(await withBrowser((browser) => ask(browser, { audio: true }))).toBe('granted');
    }, 120_000);
  },
);
