// The contract over loopback: the same calls and events for a window that has no preload script.
import {
  type CallName,
  type CallOutcome,
  type CallwardenApi,
  commands,
  eventStream,
  outcomeOf,
  problemSchema,
  queries,
} from '../../preload/contract/index.ts';
import { messageReader } from './event-stream.ts';
import { noAnswer, notUnderstood } from './problems.ts';

export interface BridgeEnvironment {
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Resolves after so many milliseconds, or when the person may be back. */
  wait(milliseconds: number): Promise<void>;
}

const calls = { ...queries, ...commands };
const firstWaitMs = 500;
const longestWaitMs = 10_000;

/** Exchanges the one-time token for the session's cookie; false: it was used before, or is wrong. */
export const openSession = async (
  token: string,
  { fetch }: Pick<BridgeEnvironment, 'fetch'>,
): Promise<boolean> => {
  try {
    return (await fetch('session', postOf({ token }))).ok;
  } catch {
    return false;
  }
};

/** The contract as the bridge serves it. Never rejects: what goes wrong is an outcome. */
export const bridgeApi = (environment: BridgeEnvironment): CallwardenApi => ({
  call: (name, input) => call(environment, name, input),
  subscribe: (listener) => {
    const ending = new AbortController();
    void follow(environment, listener, ending.signal);
    return () => ending.abort();
  },
});

const call = async <N extends CallName>(
  { fetch }: BridgeEnvironment,
  name: N,
  input: unknown,
): Promise<CallOutcome<N>> => {
  try {
    const response = await fetch(`call/${name}`, postOf(input));
    const raw: unknown = await response.json();
    const parsed = outcomeOf(calls[name].output).safeParse(raw);
    // The schema of this very call has passed it.
    if (parsed.success) return parsed.data as CallOutcome<N>;
    return { ok: false, problem: problemIn(raw) ?? notUnderstood(name, parsed.error.message) };
  } catch (thrown) {
    return { ok: false, problem: noAnswer(thrown) };
  }
};

const problemIn = (raw: unknown) => {
  if (typeof raw !== 'object' || raw === null || !('problem' in raw)) return null;
  const parsed = problemSchema.safeParse(raw.problem);
  return parsed.success ? parsed.data : null;
};

/** Listens until it is ended; connects again for ever, ever less often. */
const follow = async (
  { fetch, wait }: BridgeEnvironment,
  listener: Parameters<CallwardenApi['subscribe']>[0],
  signal: AbortSignal,
): Promise<void> => {
  let lost = false;
  let pause = firstWaitMs;
  while (!signal.aborted) {
    try {
      const response = await fetch('events', { signal });
      if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
      if (lost) listener.onFound?.();
      lost = false;
      pause = firstWaitMs;
      await readEvents(response.body, listener.onEvents);
    } catch {
      // Said below, for an end without an error as well.
    }
    if (signal.aborted) return;
    if (!lost) listener.onLost?.();
    lost = true;
    await wait(pause);
    pause = Math.min(pause * 2, longestWaitMs);
  }
};

const readEvents = async (
  body: ReadableStream<Uint8Array>,
  tell: Parameters<CallwardenApi['subscribe']>[0]['onEvents'],
): Promise<void> => {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const messages = messageReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    for (const data of messages(decoder.decode(value, { stream: true }))) {
      const events = eventStream.safeParse(JSON.parse(data));
      if (events.success) tell(events.data);
    }
  }
};

const postOf = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});
