// Who uses a camera or microphone now, in one look.
import type { DeviceKind } from '../../../../preload/contract/index.ts';
import { healthObserved } from '../../health.ts';
import type { Observation } from '../../port/index.ts';
import type { Attributions } from './attributions.ts';
import {
  type Application,
  logFollowed,
  logSilent,
  notUnderstood,
  streamsOf,
} from './capture-source.ts';
import { microphonesByProbe } from './devices-in-log.ts';

export async function lookAtCaptures(
  attributions: Attributions,
  applicationsOf: (bundles: readonly string[]) => Promise<ReadonlyMap<string, Application>>,
  devices: readonly DeviceKind[],
): Promise<readonly Observation[]> {
  const news = await attributions.last();
  const health = news === null ? logSilent : news.kind === 'unread' ? notUnderstood : logFollowed;
  const atMs = Date.now();
  const said = [
    healthObserved(
      devices.includes('microphone') ? health('sound-server') : microphonesByProbe,
      atMs,
    ),
    healthObserved(health('camera-server'), atMs),
  ];
  if (news?.kind !== 'now' || news.attributions.length === 0) return said;
  const bundles = [...new Set(news.attributions.map(({ bundle }) => bundle))];
  const applications = await applicationsOf(bundles);
  const streams = devices.flatMap((device) =>
    streamsOf(device, news.attributions, applications, news.atMs),
  );
  return [...streams, ...said];
}
