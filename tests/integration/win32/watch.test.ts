// The built guard on Windows' own Node, under Wine: it lives, hears of a capture at once, and remembers it.

import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WatchEvent } from '../../../preload/contract/index.ts';
import { filetime } from '../../rigs/registry-file.ts';
import { until } from '../../rigs/until.ts';
import { builtWinProbe } from '../../rigs/windows-probe.ts';
import { type StandIn, startStandIn } from '../../rigs/windows-stand-in.ts';
import { missingForWine, type WinePrefix, winePrefix } from '../../rigs/wine.ts';
import { startX11, type X11Rig } from '../../rigs/x11-session.ts';

const missing = missingForWine();
const program = join(import.meta.dirname, '../../../dist/cli/callwarden.mjs');
const zoom = 'C:\\Program Files\\Zoom\\bin\\Zoom.exe';
const webcam =
  'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\CapabilityAccessManager\\ConsentStore\\webcam\\NonPackaged';

describe.skipIf(missing !== null)(`under Wine${missing ? `, which needs ${missing}` : ''}`, () => {
  let x11: X11Rig;
  let prefix: WinePrefix;
  let standIn: StandIn;

  beforeAll(async () => {
    await builtWinProbe();
    x11 = await startX11();
    prefix = await winePrefix({ DISPLAY: x11.env.DISPLAY });
    prefix.register({ [webcam]: { Value: 'Allow' } });
    standIn = await startStandIn(prefix, zoom, 'window');
  }, 120_000);
  afterAll(async () => {
    await standIn.stop();
    prefix.remove();
    await x11.stop();
  });

  it('tells of a capture when it begins and ends, and has it in its history', async () => {
    const watching = prefix.startNode([program, 'watch', '--json']);
    const event = <T extends WatchEvent['type']>(type: T) =>
      until(
        type,
        () =>
          watching
            .lines()
            .map((line): WatchEvent => JSON.parse(line))
            .find((each): each is Extract<WatchEvent, { type: T }> => each.type === type),
        20_000,
      );
    const use = (stopped: bigint) =>
      prefix.register({
        [`${webcam}\\${zoom.replaceAll('\\', '#')}`]: {
          LastUsedTimeStart: filetime(Date.now()),
          LastUsedTimeStop: stopped,
        },
      });
    await event('client.started');
    use(0n);
    const { capture } = await event('capture.started');
    expect(capture).toMatchObject({ client: 'zoom', device: 'camera', identity: 'path' });
    use(filetime(Date.now()));
    await event('capture.ended');
    await watching.stop();
    const history = prefix.node([program, 'history', '--json']);
    expect(history.code, history.err).toBe(0);
    expect(JSON.parse(history.out).captures).toMatchObject([{ client: 'zoom', device: 'camera' }]);
  }, 60_000);
});
