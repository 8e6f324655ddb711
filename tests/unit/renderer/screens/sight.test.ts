import { expect, it } from 'vitest';
import type { GuardPart, Health } from '../../../../preload/contract/index.ts';
import { blindSpots, unseenDevices } from '../../../../renderer/design/sight.tsx';

const health = (part: GuardPart, state: Health['state']): Health => ({
  part,
  state,
  detail: 'It is so.',
  advice: null,
});

it.each<[GuardPart, readonly string[]]>([
  ['probe', ['microphone', 'camera']],
  ['device-events', ['microphone', 'camera']],
  ['sound-server', ['microphone']],
  ['camera-server', []],
  ['windows', []],
])('without %s nobody can say that these are off: %s', (part, devices) => {
  const told = [health(part, 'absent'), health('store', 'working')];
  expect([...unseenDevices(told)]).toEqual(devices);
  expect(blindSpots(told)).toHaveLength(devices.length > 0 ? 1 : 0);
  expect([...unseenDevices([health(part, 'limited')])]).toEqual([]);
});
