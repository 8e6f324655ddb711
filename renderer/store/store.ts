// The one store of the screens: what the guard last said, fed by one question and the event stream.
import { create } from 'zustand';
import type {
  CallInput,
  CallName,
  CallOutcome,
  CallwardenApi,
  ClientId,
  CommandName,
  HeldPolicy,
  Incapabilities,
  Now,
  Problem,
  Settings,
  ToldEvent,
} from '../../preload/contract/index.ts';
import { type Answer, loading } from './answer.ts';
import { applyEvents, namesStranger } from './apply-events.ts';
import { createMeanwhile } from './meanwhile.ts';

/** What was just done, for the line that offers to take it back. */
export interface Notice {
  readonly id: number;
  readonly what: 'muted' | 'unmuted' | 'all-muted' | 'all-unmuted' | 'ended' | 'failed';
  readonly client: string | null;
  readonly undo: (() => void) | null;
  readonly problem: Problem | null;
}

export interface Guarded {
  readonly api: CallwardenApi | null;
  /** Whether the guard's events arrive. */
  readonly link: 'connecting' | 'live' | 'lost';
  readonly now: Answer<Now>;
  readonly settings: Answer<Settings>;
  /** The administrator's policy; null where there is none, or before it is known. */
  readonly policy: HeldPolicy | null;
  /** What this system lets nobody do. */
  readonly missing: Incapabilities;
  /** Counts what entered the history: a screen that shows history asks again. */
  readonly revision: number;
  readonly notice: Notice | null;
}

export const useGuard = create<Guarded>(() => ({
  api: null,
  link: 'connecting',
  now: loading,
  settings: loading,
  policy: null,
  missing: {},
  revision: 0,
  notice: null,
}));

const { getState, setState } = useGuard;

/** Asks one question or gives one command. */
export const ask = async <N extends CallName>(
  name: N,
  input: CallInput<N>,
): Promise<CallOutcome<N>> => {
  const { api } = getState();
  if (api) return api.call(name, input);
  const problem: Problem = {
    kind: 'unavailable',
    subject: 'guard',
    message: 'Callwarden is not connected yet.',
    advice: 'Try again in a moment.',
  };
  return { ok: false, problem };
};

/** Begins to listen, and asks for the present state. Gives the function that ends it. */
export const start = (api: CallwardenApi): (() => void) => {
  setState({ api });
  const leave = api.subscribe({
    onEvents: hear,
    onLost: () => setState({ link: 'lost' }),
    onFound: () => {
      setState(({ revision }) => ({ link: 'live', revision: revision + 1 }));
      void refresh();
    },
  });
  void refresh();
  return leave;
};

/** Asks for everything that is kept here. */
export const refresh = async (): Promise<void> => {
  await Promise.all([refreshNow(), refreshSettings(), refreshLimits()]);
};

const meanwhile = createMeanwhile();

const refreshNow = async (): Promise<boolean> => {
  const question = meanwhile.ask();
  const told = await ask('now.get', {});
  if (told.ok) {
    const value = question.answered(told.value);
    setState(({ link, now }) => ({
      now: value === null ? now : { state: 'there', value },
      link: link === 'connecting' ? 'live' : link,
    }));
  } else {
    question.failed();
    // What was there stays, with the banner that says how old it is.
    if (getState().now.state !== 'there')
      setState({ now: { state: 'failed', problem: told.problem } });
  }
  return told.ok;
};

const refreshSettings = async (): Promise<void> => {
  const told = await ask('settings.get', {});
  if (told.ok) setState({ settings: { state: 'there', value: told.value } });
  else if (getState().settings.state !== 'there')
    setState({ settings: { state: 'failed', problem: told.problem } });
};

/** Without an answer nothing is left out: the guard refuses by itself what cannot be. */
const refreshLimits = async (): Promise<void> => {
  const [policy, missing] = await Promise.all([
    ask('policy.get', {}),
    ask('capabilities.missing', {}),
  ]);
  if (policy.ok) setState({ policy: policy.value });
  if (missing.ok) setState({ missing: missing.value });
};

const hear = (events: ToldEvent[]): void => {
  meanwhile.heard(events);
  for (const event of events)
    if (event.type === 'settings.changed')
      setState({ settings: { state: 'there', value: event.settings } });
  const { now } = getState();
  if (now.state !== 'there') return;
  // A client that was never here has no name yet: the whole is asked for first, and shown once.
  if (namesStranger(now.value, events))
    void refreshNow().then((told) => {
      if (told) setState(({ revision }) => ({ revision: revision + 1 }));
      else apply(events);
    });
  else apply(events);
};

const apply = (events: readonly ToldEvent[]): void => {
  const { now, revision } = getState();
  if (now.state !== 'there') return;
  const applied = applyEvents(now.value, events);
  setState({
    now: { state: 'there', value: applied.now },
    revision: applied.remembered ? revision + 1 : revision,
  });
  if (applied.stale) refreshSoon();
};

let asking = false;
/** One question for a burst of events. */
const refreshSoon = (): void => {
  if (asking) return;
  asking = true;
  setTimeout(() => {
    asking = false;
    void refreshNow();
  }, 200);
};

/** Saves what was changed; gives what went wrong, or null. */
export const saveSettings = async (change: Partial<Settings>): Promise<Problem | null> => {
  const saved = await ask('settings.save', change);
  if (!saved.ok) return saved.problem;
  setState({ settings: { state: 'there', value: saved.value } });
  return null;
};

let notices = 0;
const say = (
  what: Notice['what'],
  client: string | null,
  undo: Notice['undo'] = null,
  problem: Problem | null = null,
): void => {
  notices += 1;
  setState({ notice: { id: notices, what, client, undo, problem } });
};

/** Takes the notice away. */
export const dismissNotice = (): void => setState({ notice: null });

type MicrophoneCommand = Extract<
  CommandName,
  'client.mute' | 'client.unmute' | 'microphones.mute-all' | 'microphones.unmute-all'
>;

const microphoneWords = {
  'client.mute': { what: 'muted', back: 'client.unmute' },
  'client.unmute': { what: 'unmuted', back: 'client.mute' },
  'microphones.mute-all': { what: 'all-muted', back: 'microphones.unmute-all' },
  'microphones.unmute-all': { what: 'all-unmuted', back: 'microphones.mute-all' },
} as const;

/** Mutes or unmutes, says so, and offers the way back. */
export const microphones = async (
  command: MicrophoneCommand,
  client: { readonly id: ClientId; readonly name: string } | null,
): Promise<void> => {
  const { what, back } = microphoneWords[command];
  const told =
    command === 'client.mute' || command === 'client.unmute'
      ? await ask(command, { client: client?.id ?? '' })
      : await ask(command, {});
  const name = client?.name ?? null;
  if (!told.ok) return say('failed', name, null, told.problem);
  say(what, name, told.value.undo === null ? null : () => void microphones(back, client));
  await refreshNow();
};

/** Ends every process of a client. */
export const endClient = async (client: {
  readonly id: ClientId;
  readonly name: string;
}): Promise<void> => {
  const told = await ask('client.end', { client: client.id });
  if (told.ok) say('ended', client.name);
  else say('failed', client.name, null, told.problem);
  await refreshNow();
};
