import { describe, expect, it } from 'vitest';
import { defaultSettings, type WatchEvent } from '../../../../preload/contract/index.ts';
import { applyEvents, namesStranger } from '../../../../renderer/store/apply-events.ts';
import { capture, nowWith } from '../samples.ts';

const at = '2026-11-24T10:05:00.000Z';

describe('what the guard tells, applied to what is on screen', () => {
  it('a capture that starts, changes and ends leaves nothing behind', () => {
    const one = capture();
    const started = applyEvents(nowWith(), [{ type: 'capture.started', at, capture: one }]);
    expect(started.now.snapshot.captures).toEqual([one]);
    expect(started.remembered).toBe(true);
    const muted = { ...one, muted: true };
    const changed = applyEvents(started.now, [{ type: 'capture.changed', at, capture: muted }]);
    expect(changed.now.snapshot.captures).toEqual([muted]);
    const ended = applyEvents({ ...changed.now, mutedByUs: [one.id] }, [
      { type: 'capture.ended', at, capture: { ...muted, endedAt: at } },
    ]);
    expect(ended.now.snapshot.captures).toEqual([]);
    expect(ended.now.mutedByUs).toEqual([]);
  });
  it('what was muted or paused in another window is so here', () => {
    const muting = { mutedByUs: ['a'], allMuted: true };
    const pausedUntil = '2026-11-24T11:00:00.000Z';
    const { now } = applyEvents(nowWith([capture()]), [
      { type: 'muting.changed', at, muting },
      { type: 'settings.changed', at, settings: { ...defaultSettings, pausedUntil } },
    ]);
    expect(now).toMatchObject({ ...muting, pausedUntil });
  });
  it('does not change what it was given', () => {
    const before = nowWith([capture()]);
    const copy = structuredClone(before);
    applyEvents(before, [{ type: 'capture.ended', at, capture: capture({ endedAt: at }) }]);
    expect(before).toEqual(copy);
  });
  it('a client that starts makes the whole worth asking for', () => {
    expect(applyEvents(nowWith(), [{ type: 'client.stopped', at, client: 'zoom' }]).stale).toBe(
      true,
    );
  });
  it('a part’s health takes the place of what it said before', () => {
    const say = (state: 'working' | 'absent') =>
      ({
        type: 'health',
        at,
        health: { part: 'sound-server', state, detail: 'd', advice: null },
      }) as const;
    const { now } = applyEvents(nowWith(), [say('working'), say('absent')]);
    expect(now.snapshot.health.map(({ state }) => state)).toEqual(['absent']);
  });
  it('knows a client that has no name yet, and no other', () => {
    const started = (client: string | null): WatchEvent[] => [
      { type: 'capture.started', at, capture: capture({ client }) },
    ];
    expect(namesStranger(nowWith(), started('zoom'))).toBe(false);
    expect(namesStranger(nowWith(), started(null))).toBe(false);
    expect(namesStranger(nowWith(), started('slack'))).toBe(true);
    expect(namesStranger(nowWith(), [{ type: 'client.stopped', at, client: 'slack' }])).toBe(false);
  });
});
