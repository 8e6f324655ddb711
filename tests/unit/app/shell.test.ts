import { beforeEach, describe, expect, it, vi } from 'vitest';
import { startApp } from '../../../main/app/start-app.ts';
import { loadCatalogue } from '../../../main/catalogue/index.ts';
import { createService, type Service } from '../../../main/guard/service/index.ts';
import { success } from '../../../main/outcome.ts';
import { callChannel, eventChannel } from '../../../preload/channels.ts';
import type { WatchEvent } from '../../../preload/contract/index.ts';
import { at, capture, type Scene, scene } from '../service/double.ts';
import { type ElectronDouble, electronDouble } from './electron-double.ts';

const catalogue = loadCatalogue();
if (!catalogue.ok) throw new Error(catalogue.problem.message);

let electron: ElectronDouble;
let world: Scene;
let service: Service;
let stopped: boolean;

const stop = async (): Promise<void> => {
  stopped = true;
};
const start = (openWindow = false) =>
  startApp({
    electron,
    folder: '/nowhere/app',
    locale: 'en-GB',
    startGuard: async () => success({ service, stop }),
    openWindow,
  });

beforeEach(() => {
  electron = electronDouble();
  world = scene(catalogue.value);
  service = createService(world.options);
  stopped = false;
});

const ours = { url: 'app://callwarden/index.html', isMainFrame: true };
const impostor: WatchEvent = {
  type: 'alert',
  at,
  alert: {
    id: 'i',
    rule: 'impostor-capture',
    at,
    client: 'zoom',
    device: 'microphone',
    pid: 7,
    application: 'zoom',
    evidence: [],
  },
};

describe('the app', () => {
  it('locks everything before the window can exist, and starts in the tray', async () => {
    await start();
    expect(electron.log.slice(0, 3)).toEqual(['prepare', 'restrict', 'serve app']);
    expect(electron.log).not.toContain('window');
    electron.clickTray();
    expect(electron.log).toContain('load app://callwarden/index.html');
  });

  it('ends where another one runs, without a guard of its own', async () => {
    electron.only = false;
    expect(await start()).toBeNull();
    expect(electron.log).toEqual(['prepare', 'quit']);
  });

  it('shows its window when it is started a second time', async () => {
    await start();
    electron.secondInstance();
    expect(electron.visible).toBe(true);
  });

  it('hides on close, says so once, and really quits from the tray', async () => {
    await start(true);
    expect(electron.closeWindow()).toBe(true);
    electron.clickTray();
    expect(electron.closeWindow()).toBe(true);
    expect(electron.notices.map((n) => n.body)).toEqual([
      'Callwarden keeps watching. You find it in the tray; quit it there.',
    ]);
    electron.item('Quit Callwarden').click();
    expect(electron.log.at(-1)).toBe('quit');
    await electron.quitHandler?.();
    expect(stopped).toBe(true);
    expect(electron.closeWindow()).toBe(false);
  });

  it('starts at login only where the person wants it', async () => {
    await start();
    await service.call('settings.save', { startAtLogin: true });
    expect(electron.log.filter((line) => line.startsWith('login'))).toEqual([
      'login false',
      'login true',
    ]);
  });

  it('sends every event to the window, and redraws the tray', async () => {
    await start(true);
    world.captures = [capture()];
    const started: WatchEvent = { type: 'capture.started', at, capture: capture() };
    world.tell(started);
    expect(electron.sent).toEqual([{ channel: eventChannel, value: [started] }]);
    await vi.waitFor(() => expect(electron.tray.state).toBe('microphone'));
  });

  it('asks for attention until the window is opened', async () => {
    await start();
    world.tell(impostor);
    expect(electron.notices).toHaveLength(1);
    await vi.waitFor(() => expect(electron.tray.state).toBe('attention'));
    electron.clickTray();
    expect(electron.tray.state).toBe('watching');
  });

  it('mutes from the menu, and ends only what the person confirms', async () => {
    world.captures = [capture()];
    await start();
    electron.item('Mute Zoom').click();
    await vi.waitFor(() => expect(world.asked).toEqual(['mute stream pulse:1:3']));
    electron.agrees = false;
    electron.item('End Zoom…').click();
    await vi.waitFor(() => expect(electron.log).toContain('confirm End Zoom?'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(world.asked).toHaveLength(1);
  });

  it('mutes every microphone by the shortcut, and offers the undo', async () => {
    world.microphones = [{ name: 'desk', description: 'Desk', muted: false }];
    await start();
    electron.pressShortcut();
    await vi.waitFor(() =>
      expect(electron.notices.at(-1)?.title).toBe('Every microphone is muted.'),
    );
    electron.notices.at(-1)?.act(0);
    await vi.waitFor(() =>
      expect(world.asked).toEqual(['mute microphone desk', 'unmute microphone desk']),
    );
  });

  it('says what went wrong where a command fails', async () => {
    world.captures = [capture()];
    await start();
    world.captures = [];
    electron.item('Mute Zoom').click();
    await vi.waitFor(() =>
      expect(electron.notices.at(-1)?.title).toContain('no microphone stream'),
    );
  });
});

describe('what the system takes or refuses', () => {
  it('a window whose page crashed is opened anew, and hears of what happens', async () => {
    await start();
    electron.clickTray();
    electron.clickTray();
    expect(electron.log.filter((line) => line === 'window')).toHaveLength(1);
    electron.crashWindow();
    electron.clickTray();
    expect(electron.log.filter((line) => line === 'window')).toHaveLength(2);
    expect(electron.visible).toBe(true);
    world.tell(impostor);
    expect(electron.sent.at(-1)).toEqual({ channel: eventChannel, value: [impostor] });
  });

  it.each([
    [true, 'CommandOrControl+Shift+Alt+M'],
    [false, null],
  ])('shows the panic keys in the tray where it could have them: %s', async (lets, keys) => {
    electron.letsShortcut = lets;
    await start();
    expect(electron.item('Mute every microphone').keys).toBe(keys);
  });

  it('says that it may not start at login, once, and tells the system only what has changed', async () => {
    electron.letsLogin = false;
    world.settings.set('settings', { startAtLogin: true });
    service = createService(world.options);
    await start();
    await service.call('settings.save', { theme: 'dark' });
    expect(electron.log.filter((line) => line.startsWith('login'))).toEqual(['login true']);
    expect(electron.notices.map(({ body }) => body)).toEqual([
      'The system does not let Callwarden change what starts at login.',
    ]);
  });
});

describe('the wall to the window', () => {
  it('lets our own page call', async () => {
    await start();
    expect(await electron.say(callChannel, ours, 'settings.get', {})).toMatchObject({ ok: true });
  });

  it.each([
    ['no frame', null],
    ['a frame inside the page', { ...ours, isMainFrame: false }],
    ['another page', { url: 'https://evil.example/', isMainFrame: true }],
    ['a look-alike', { url: 'app://callwarden.evil/index.html', isMainFrame: true }],
    ['another scheme', { url: 'file:///callwarden/index.html', isMainFrame: true }],
    ['a blank page', { url: 'about:blank', isMainFrame: true }],
    ['a name in front', { url: 'app://callwarden@evil/', isMainFrame: true }],
    ['no address', { url: '', isMainFrame: true }],
  ])('turns away %s', async (_, sender) => {
    await start();
    const answer = await electron.say(callChannel, sender, 'settings.save', { theme: 'dark' });
    expect(answer).toMatchObject({ ok: false, problem: { kind: 'not-permitted' } });
    expect(world.settings.size).toBe(0);
  });

  it.each([
    [[]],
    [[7, {}]],
    [['settings.save', { theme: 'dark' }, 'more']],
    [['settings.save', { theme: 'pink' }]],
    [['__proto__', {}]],
    [['settings.save']],
  ])('gives a typed error for %j', async (sent) => {
    await start();
    expect(await electron.say(callChannel, ours, ...sent)).toMatchObject({
      ok: false,
      problem: { kind: 'usage' },
    });
    expect(world.settings.size).toBe(0);
  });
});
