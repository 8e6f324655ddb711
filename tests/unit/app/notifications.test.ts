import { beforeEach, describe, expect, it } from 'vitest';
import { isQuiet, type NoticeContext, Notifications } from '../../../main/app/notifications.ts';
import { wordsFor } from '../../../main/app/words.ts';
import {
  type Alert,
  type AlertRule,
  alertRule,
  defaultSettings,
  type Settings,
} from '../../../preload/contract/index.ts';
import { at } from '../service/double.ts';

let notifications: Notifications;
beforeEach(() => {
  notifications = new Notifications();
});

const alert = (rule: AlertRule = 'capture-started', fields: Partial<Alert> = {}): Alert => ({
  id: `${rule}:1`,
  rule,
  at,
  client: 'zoom',
  device: 'microphone',
  pid: 100,
  application: 'zoom',
  evidence: ['Zoom opened the microphone “Desk”.'],
  ...fields,
});
const t0 = Date.parse(at);
const context = (ms = 0, settings: Partial<Settings> = {}): NoticeContext => ({
  settings: { ...defaultSettings, ...settings },
  words: wordsFor('en', 'en'),
  nowMs: t0 + ms,
  nameOf: (id) => (id === 'zoom' ? 'Zoom' : id),
});
const titles = (alerts: Alert[], ms = 0, settings: Partial<Settings> = {}): string[] =>
  notifications.take(alerts, context(ms, settings)).map((n) => n.title);

describe('a notification', () => {
  it('says who, what and why, and what can be done', () => {
    const [notice] = notifications.take([alert()], context());
    expect(notice).toMatchObject({
      title: 'Zoom is using your microphone.',
      body: 'Zoom opened the microphone “Desk”.',
      urgent: false,
    });
    expect(notice!.actions.map((a) => a.label)).toEqual(['Mute Zoom', 'Allow this for Zoom']);
  });

  it('gives its cause in the language of its title', () => {
    const [notice] = notifications.take([alert()], { ...context(), words: wordsFor('de', 'en') });
    expect(notice).toMatchObject({
      title: 'Zoom benutzt das Mikrofon.',
      body: 'Zoom hat das Mikrofon „Desk“ geöffnet.',
    });
  });

  it('comes at most once in 30 s about one client and device; what came meanwhile is told as one', () => {
    expect(titles([alert()])).toHaveLength(1);
    expect(titles([alert()], 1_000)).toEqual([]);
    expect(titles([alert('background-capture')], 2_000)).toEqual([]);
    expect(notifications.nextDueMs()).toBe(t0 + 30_000);
    expect(titles([], 29_999)).toEqual([]);
    const [notice] = notifications.take([], context(30_000));
    expect(notice).toMatchObject({
      title: 'Zoom is using your microphone without showing a window.',
      body: expect.stringContaining('and 1 more'),
    });
    expect(notifications.nextDueMs()).toBeNull();
    expect(titles([alert()], 59_999)).toEqual([]);
  });

  it('about another device or client does not wait', () => {
    expect(
      titles([
        alert(),
        alert('capture-started', { device: 'camera' }),
        alert('capture-started', { client: null, application: 'rec' }),
      ]),
    ).toHaveLength(3);
  });

  it('of an impostor does not wait behind the client whose name it bears', () => {
    titles([alert()]);
    expect(titles([alert('impostor-capture')], 1_000)).toEqual([
      'A program that only calls itself Zoom is using your microphone.',
    ]);
    expect(titles([alert('impostor-capture')], 2_000)).toEqual([]);
  });

  it.each([
    ['paused', { pausedUntil: '2026-11-24T13:00:00.000Z' }],
    ['in quiet hours', { quietHours: { enabled: true, from: '00:00', to: '23:59' } }],
    ['allowed', { allowed: [{ client: 'zoom', device: 'microphone' }] }],
  ] as [string, Partial<Settings>][])(
    'while %s: only of impostors and microphones that are kept',
    (_, settings) => {
      for (const rule of alertRule.options) {
        notifications = new Notifications();
        const told = titles([alert(rule)], 0, settings).length;
        expect([rule, told]).toEqual([
          rule,
          rule === 'impostor-capture' || rule === 'microphone-kept' ? 1 : 0,
        ]);
      }
    },
  );

  it('never comes where the person wants none', () => {
    for (const rule of alertRule.options)
      expect(titles([alert(rule)], 0, { notifications: false })).toEqual([]);
  });

  it('that waited is dropped where the client was allowed meanwhile', () => {
    titles([alert()]);
    titles([alert()], 1_000);
    expect(titles([], 30_000, { allowed: [{ client: 'zoom', device: 'microphone' }] })).toEqual([]);
  });

  it('shows a hostile name as text, also where the server reads markup', () => {
    const name = '<img src=x onerror=alert(1)>\n<b>&amp;\u202e';
    const [notice] = notifications.take(
      [alert('capture-started', { client: null, application: name, evidence: [name] })],
      context(),
    );
    for (const text of [notice!.title, notice!.body]) {
      expect(text).not.toMatch(/[<>&\n\u202e]/);
      expect(text).toContain('‹img src=x onerror=alert(1)›');
    }
    expect(notice!.actions).toEqual([]);
  });
});

describe('quiet hours', () => {
  const at_ = (time: string): Date => new Date(`2026-11-24T${time}:00`);
  it.each([
    ['22:00', '07:00', '23:30', true],
    ['22:00', '07:00', '06:59', true],
    ['22:00', '07:00', '07:00', false],
    ['22:00', '07:00', '12:00', false],
    ['12:00', '13:00', '12:00', true],
    ['12:00', '13:00', '13:00', false],
    ['12:00', '12:00', '12:00', false],
  ])('from %s to %s, at %s: %s', (from, to, time, quiet) => {
    expect(isQuiet({ enabled: true, from, to }, at_(time))).toBe(quiet);
    expect(isQuiet({ enabled: false, from, to }, at_(time))).toBe(false);
  });
});
