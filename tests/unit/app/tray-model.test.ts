import { describe, expect, it } from 'vitest';
import { menuLabel } from '../../../main/app/plain-label.ts';
import { type TrayScene, trayModel } from '../../../main/app/tray-model.ts';
import { wordsFor } from '../../../main/app/words.ts';
import { at, capture } from '../service/double.ts';

const scene = (fields: Partial<TrayScene> = {}): TrayScene => ({
  captures: [],
  mutedByUs: [],
  allMuted: false,
  missing: {},
  panicKeys: null,
  unread: 0,
  paused: false,
  nowMs: Date.parse(at) + 12 * 60_000,
  words: wordsFor('en', 'en'),
  nameOf: (id) => ({ zoom: 'Zoom', chromium: 'Chromium' })[id] ?? id,
  ...fields,
});
const camera = capture({
  id: 'node:/dev/video0:1:1@1',
  device: 'camera',
  via: 'device-node',
  muted: null,
});
const labels = (fields: Partial<TrayScene>): string[] =>
  trayModel(scene(fields)).entries.flatMap((e) => ('label' in e ? [e.label] : []));

describe('the tray', () => {
  it('offers no muting where nothing can be muted', () => {
    const problem = { kind: 'unavailable', subject: 'x', message: 'x', advice: 'x' } as const;
    const missing = { 'mute-program': problem, 'mute-microphones': problem };
    expect(labels({ captures: [capture()] }).filter((label) => /mute/i.test(label))).toHaveLength(
      2,
    );
    expect(labels({ captures: [capture()], missing }).join()).not.toMatch(/mute/i);
  });

  it.each([
    ['watching', 'Nothing is listening.', []],
    ['microphone', 'Zoom has used the microphone for 12 min', [capture()]],
    ['camera', 'Zoom has used the camera for 12 min', [camera]],
    ['both', 'Zoom has used the microphone and the camera for 12 min', [capture(), camera]],
    ['watching', 'Zoom is muted', [capture({ muted: true })]],
    ['camera', 'Zoom has used the camera for 12 min', [capture({ muted: true }), camera]],
    [
      'microphone',
      'Chromium has used the microphone for 12 min, and 1 more',
      [capture({ muted: true }), capture({ id: 'pulse:1:9@1', client: 'chromium' })],
    ],
  ] as const)('is “%s” and says “%s”', (state, tooltip, captures) => {
    const model = trayModel(scene({ captures }));
    expect([model.state, model.tooltip]).toEqual([state, tooltip]);
  });

  it('asks for attention until the window was looked at, whoever holds a device', () => {
    expect(trayModel(scene({ captures: [capture()], unread: 1 })).state).toBe('attention');
  });

  it('offers to mute and end who listens, and to unmute who was muted here', () => {
    expect(labels({ captures: [capture()] })).toEqual([
      'Zoom has used the microphone for 12 min',
      'Mute Zoom',
      'End Zoom…',
      'Mute every microphone',
      'Pause alerts for an hour',
      'Open Callwarden',
      'Quit Callwarden',
    ]);
    expect(labels({ captures: [capture({ muted: true })], mutedByUs: ['pulse:1:3@1'] })).toContain(
      'Unmute Zoom',
    );
    expect(labels({ captures: [camera] })).not.toContain('Mute Zoom');
    expect(labels({ allMuted: true, paused: true })).toEqual([
      'Nothing is listening.',
      'Unmute the microphones',
      'Show alerts again',
      'Open Callwarden',
      'Quit Callwarden',
    ]);
  });

  it('calls an impostor by what it calls itself, apart from the client', () => {
    const impostor = capture({
      id: 'pulse:1:8@1',
      identity: 'name-only',
      application: 'zoom (not)',
    });
    expect(labels({ captures: [capture(), impostor] }).slice(0, 2)).toEqual([
      'Zoom has used the microphone for 12 min',
      'zoom (not) has used the microphone for 12 min',
    ]);
  });

  it('shows a hostile name as one line of plain text', () => {
    const name = '<img src=x onerror=alert(1)>\n\u202e\u0007& more';
    const [sentence] = labels({ captures: [capture({ client: null, application: name })] });
    expect(sentence).toBe('<img src=x onerror=alert(1)> & more has used the microphone for 12 min');
    expect(menuLabel(sentence!)).toContain('&& more');
    const long = trayModel(
      scene({ captures: [capture({ client: null, application: 'x'.repeat(5_000) })] }),
    );
    expect(long.tooltip.length).toBeLessThan(130);
    expect(
      trayModel(scene({ captures: [capture({ client: null, application: '\u200b' })] })).tooltip,
    ).toMatch(/^…/);
  });

  it('speaks German', () => {
    expect(
      trayModel(scene({ captures: [capture()], words: wordsFor('system', 'de-AT') })).tooltip,
    ).toBe('Zoom benutzt seit 12 Min. das Mikrofon');
    expect(wordsFor('en', 'de')).toBe(wordsFor('system', 'fr'));
  });
});
