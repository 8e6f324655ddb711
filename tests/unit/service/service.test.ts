import { beforeEach, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../main/catalogue/index.ts';
import { createService, type Service } from '../../../main/guard/service/index.ts';
import {
  type Alert,
  type CallInput,
  type CallName,
  type CallOutput,
  commands,
  defaultSettings,
  queries,
  type ToldEvent,
} from '../../../preload/contract/index.ts';
import { at, capture, type Scene, scene } from './double.ts';

const loaded = loadCatalogue();
if (!loaded.ok) throw new Error(loaded.problem.message);
const catalogue = loaded.value;

let world: Scene;
let service: Service;

beforeEach(() => {
  world = scene(catalogue);
  service = createService(world.options);
});

const ask = async <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> => {
  const outcome = await service.call(name, input);
  if (!outcome.ok)
    throw new Error(
      `${outcome.problem.kind}: ${outcome.problem.message} ${outcome.problem.cause ?? ''}`,
    );
  return outcome.value as CallOutput<N>;
};

const kindOf = async (name: string, input: unknown): Promise<string> => {
  const outcome = await service.call(name, input);
  return outcome.ok ? 'ok' : outcome.problem.kind;
};

describe('at the door', () => {
  it.each(['no.such', '', 'constructor', '__proto__', 'toString', 'now.get '])(
    '“%s” is no call',
    async (name) => {
      expect(await kindOf(name, {})).toBe('usage');
    },
  );

  it.each([...Object.keys(queries), ...Object.keys(commands)])(
    '%s takes nothing that its schema does not know',
    async (name) => {
      for (const input of [
        null,
        undefined,
        7,
        'x',
        [],
        { evil: true },
        { client: '../../etc' },
        { language: 'xx' },
      ]) {
        expect(await kindOf(name, input)).toBe('usage');
      }
      expect(world.asked).toEqual([]);
      expect(world.settings.size).toBe(0);
    },
  );

  it('an answer that breaks the contract does not cross the wall', async () => {
    world.captures = [{ ...capture(), device: 'toaster' } as never];
    expect(await kindOf('now.get', {})).toBe('internal');
  });

  it('a throw inside is an outcome', async () => {
    const broken = createService({
      ...world.options,
      guard: {
        ...world.options.guard,
        snapshot: () => {
          throw new Error('boom');
        },
      },
    });
    const outcome = await broken.call('now.get', {});
    expect(outcome).toMatchObject({ ok: false, problem: { kind: 'internal', cause: 'boom' } });
  });
});

describe('muting a client', () => {
  it('mutes its microphone streams at the sound server, and only they are unmuted again', async () => {
    world.captures = [
      capture(),
      capture({ id: 'pulse:1:4@1', muted: true }),
      capture({ id: 'pulse:1:5@1', client: 'chromium' }),
      capture({ id: 'node:/dev/video0:1:1@1', device: 'camera', via: 'device-node' }),
    ];
    expect(await ask('client.mute', { client: 'zoom' })).toEqual({
      undo: 'client.unmute',
      affected: 1,
    });
    expect((await ask('now.get', {})).mutedByUs).toEqual(['pulse:1:3@1']);
    expect(await ask('client.unmute', { client: 'zoom' })).toEqual({
      undo: 'client.mute',
      affected: 1,
    });
    expect(world.asked).toEqual(['mute stream pulse:1:3', 'unmute stream pulse:1:3']);
    expect(await ask('client.unmute', { client: 'zoom' })).toEqual({ undo: null, affected: 0 });
  });

  it('forgets a stream that ended, or that somebody unmuted in the mixer', async () => {
    world.captures = [capture(), capture({ id: 'pulse:1:4@1' })];
    await ask('client.mute', { client: 'zoom' });
    world.tell({ type: 'capture.ended', at, capture: capture({ endedAt: at }) });
    world.tell({
      type: 'capture.changed',
      at,
      capture: capture({ id: 'pulse:1:4@1', muted: false }),
    });
    expect((await ask('now.get', {})).mutedByUs).toEqual([]);
  });

  it('says so where it has no stream', async () => {
    expect(await kindOf('client.mute', { client: 'zoom' })).toBe('not-found');
  });
});

describe('muting every microphone', () => {
  beforeEach(() => {
    world.microphones = [
      { name: 'desk', description: 'Desk', muted: false },
      { name: 'headset', description: 'Headset', muted: true },
    ];
  });

  it('leaves one that was muted before as it was, also in the undo', async () => {
    expect(await ask('microphones.mute-all', {})).toEqual({
      undo: 'microphones.unmute-all',
      affected: 1,
    });
    expect(service.allMuted()).toBe(true);
    expect(await ask('microphones.unmute-all', {})).toEqual({
      undo: 'microphones.mute-all',
      affected: 1,
    });
    expect(service.allMuted()).toBe(false);
    expect(world.asked).toEqual(['mute microphone desk', 'unmute microphone desk']);
  });

  it('is remembered over a restart of the guard, so that it can still be undone', async () => {
    await ask('microphones.mute-all', {});
    service = createService(world.options);
    expect(service.allMuted()).toBe(true);
    expect((await ask('microphones.unmute-all', {})).affected).toBe(1);
  });

  it('asked twice at once mutes once', async () => {
    const [one, two] = await Promise.all([
      ask('microphones.mute-all', {}),
      ask('microphones.mute-all', {}),
    ]);
    expect([one.affected, two.affected]).toEqual([1, 0]);
  });
});

describe('every window', () => {
  let told: ToldEvent[];
  beforeEach(() => {
    told = [];
    service.subscribe((events) => told.push(...events));
  });

  it('hears what was set in another one, once a change', async () => {
    await ask('settings.save', { theme: 'dark' });
    await ask('alerts.pause', { minutes: 60 });
    expect(told).toEqual([
      { type: 'settings.changed', at, settings: { ...defaultSettings, theme: 'dark' } },
      {
        type: 'settings.changed',
        at,
        settings: {
          ...defaultSettings,
          theme: 'dark',
          pausedUntil: '2026-11-24T13:00:00.000Z',
        },
      },
    ]);
  });

  it('hears nothing of settings that could not be kept', async () => {
    world.storeRefuses = true;
    await kindOf('settings.save', { theme: 'dark' });
    expect(told).toEqual([]);
  });

  it('hears who is muted here, once for all that a command has changed', async () => {
    world.captures = [capture(), capture({ id: 'pulse:1:4@1' })];
    world.microphones = [
      { name: 'desk', description: 'Desk', muted: false },
      { name: 'headset', description: 'Headset', muted: false },
    ];
    await ask('client.mute', { client: 'zoom' });
    await ask('client.mute', { client: 'zoom' });
    await ask('microphones.mute-all', {});
    expect((await ask('now.get', {})).allMuted).toBe(true);
    const ended = { type: 'capture.ended', at, capture: capture({ endedAt: at }) } as const;
    world.tell(ended);
    await ask('microphones.unmute-all', {});
    const muting = (mutedByUs: string[], allMuted: boolean) => ({
      type: 'muting.changed',
      at,
      muting: { mutedByUs, allMuted },
    });
    expect(told).toEqual([
      muting(['pulse:1:3@1', 'pulse:1:4@1'], false),
      muting(['pulse:1:3@1', 'pulse:1:4@1'], true),
      ended,
      muting(['pulse:1:4@1'], true),
      muting(['pulse:1:4@1'], false),
    ]);
  });

  it('that has left hears nothing more, nor does anybody of a service that is closed', async () => {
    const heard: ToldEvent[] = [];
    service.subscribe((events) => heard.push(...events))();
    await ask('settings.save', { theme: 'dark' });
    expect(heard).toEqual([]);
    service.close();
    world.tell({ type: 'client.stopped', at, client: 'zoom' });
    expect(told).toHaveLength(1);
  });
});

describe('settings', () => {
  it('are the defaults at first, and persist', async () => {
    expect(await ask('settings.get', {})).toEqual(defaultSettings);
    await ask('settings.save', { theme: 'dark' });
    await ask('alerts.allow', { client: 'zoom', device: 'microphone' });
    await ask('alerts.allow', { client: 'zoom', device: 'microphone' });
    service = createService(world.options);
    expect(await ask('settings.get', {})).toEqual({
      ...defaultSettings,
      theme: 'dark',
      allowed: [{ client: 'zoom', device: 'microphone' }],
    });
    await ask('alerts.revoke', { client: 'zoom', device: 'microphone' });
    expect((await ask('settings.get', {})).allowed).toEqual([]);
  });

  it('that the store cannot keep are not changed', async () => {
    world.storeRefuses = true;
    expect(await kindOf('settings.save', { theme: 'dark' })).toBe('storage');
    expect((await ask('settings.get', {})).theme).toBe('system');
  });

  it('of which one is damaged keep the others', async () => {
    world.settings.set('settings', { theme: 'dark', retentionDays: -4, unknown: 1 });
    service = createService(world.options);
    expect(await ask('settings.get', {})).toEqual({ ...defaultSettings, theme: 'dark' });
  });

  it('hold without a store for as long as the guard runs', async () => {
    service = createService({ ...world.options, store: null });
    await ask('settings.save', { theme: 'light' });
    expect((await ask('settings.get', {})).theme).toBe('light');
  });

  it('a pause ends by itself', async () => {
    let now = Date.parse(at);
    service = createService({ ...world.options, clock: () => now });
    await ask('alerts.pause', { minutes: 60 });
    expect((await ask('now.get', {})).pausedUntil).toBe('2026-11-24T13:00:00.000Z');
    now += 3_600_000;
    expect((await ask('now.get', {})).pausedUntil).toBeNull();
  });
});

describe('the past', () => {
  const alert: Alert = {
    id: 'a',
    rule: 'capture-started',
    at,
    client: 'zoom',
    device: 'microphone',
    pid: 100,
    application: 'zoom',
    evidence: [],
  };
  const day = { from: '2026-11-24T00:00:00Z', to: '2026-11-25T00:00:00Z' };

  it('has at once what has just happened, also where nothing is recorded', async () => {
    service = createService({ ...world.options, store: null });
    world.tell({ type: 'capture.started', at, capture: capture() }, { type: 'alert', at, alert });
    const past = await ask('timeline.get', day);
    expect(past.captures).toEqual([capture()]);
    expect(await ask('alerts.list', { ...day, client: 'zoom', rule: 'capture-started' })).toEqual([
      alert,
    ]);
    expect(await ask('alerts.list', { ...day, client: 'chromium' })).toEqual([]);
    expect(await ask('alerts.list', { ...day, rule: 'impostor-capture' })).toEqual([]);
  });

  it('asked for backwards is usage', async () => {
    expect(await kindOf('timeline.get', { from: day.to, to: day.from })).toBe('usage');
  });
});

describe("a client's page", () => {
  it('is there for a client that is not installed, with facts that all have a source', async () => {
    for (const { id } of catalogue.clients) {
      const page = await ask('clients.get', { client: id });
      expect(page.client.id).toBe(id);
      for (const { sources } of [...page.practices, ...page.knownListeners])
        expect(sources.length).toBeGreaterThan(0);
    }
  });

  it('never shows a lead as a fact', async () => {
    const leads = catalogue.clients.flatMap((c) =>
      c.privacyPractices.filter((p) => p.lead === true).map((p) => ({ id: c.id, fact: p.fact })),
    );
    for (const { id, fact } of leads) {
      expect((await ask('clients.get', { client: id })).practices.map((p) => p.fact)).not.toContain(
        fact,
      );
    }
  });

  it('lists what starts it without being asked, where it is there', async () => {
    world.existing = ['~/.config/autostart/zoom.desktop'];
    expect((await ask('clients.get', { client: 'zoom' })).leavesRunning).toEqual([
      '~/.config/autostart/zoom.desktop',
    ]);
  });

  it('of an unknown client is not found', async () => {
    expect(await kindOf('clients.get', { client: 'no-such' })).toBe('not-found');
  });
});
