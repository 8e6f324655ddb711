// What an alert rule is: a pure look at one event, with just enough around it to judge.
import type {
  Alert,
  AlertRule,
  Capture,
  ClientId,
  Listener,
  Meeting,
  WatchEvent,
} from '../../../preload/contract/index.ts';

export interface AlertContext {
  readonly nowMs: number;
  categoryOf(client: ClientId): 'conferencing' | 'browser';
  nameOf(client: ClientId): string;
  /** Whether a client was seen with a third party before. */
  hasMet(client: ClientId, owner: string): boolean;
}

export type EventRule = (event: WatchEvent, context: AlertContext) => Alert | null;

/** A capture's own words for its program: the client's name, or what the program calls itself. */
export const programOf = (capture: Capture, context: AlertContext): string =>
  capture.client === null ? capture.application : context.nameOf(capture.client);

/** Port 0 is none: each of several connections had its own. */
export const atAddress = (address: string, port: number): string => {
  if (port === 0) return address;
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
};

export const captureAlert = (
  rule: AlertRule,
  capture: Capture,
  atMs: number,
  evidence: readonly string[],
): Alert => ({
  id: `${rule}:${capture.id}`,
  rule,
  at: new Date(atMs).toISOString(),
  client: capture.client,
  device: capture.device,
  pid: capture.pid,
  application: capture.application,
  evidence: [...evidence],
});

export const listenerAlert = (
  rule: AlertRule,
  listener: Listener,
  application: string,
  atMs: number,
  evidence: readonly string[],
): Alert => ({
  id: `${rule}:${listener.id}`,
  rule,
  at: new Date(atMs).toISOString(),
  client: listener.client,
  device: null,
  pid: listener.pid,
  application,
  evidence: [...evidence],
});

export interface HeldMicrophone {
  readonly capture: Capture;
  readonly meeting: Meeting;
}
