// Pure: which process stands behind a client of PipeWire. PulseAudio copies a client's properties to its streams;
// PipeWire does not for its own clients (pw-record), but has the kernel's word for their pid.
import {
  numberProperty,
  type PactlClient,
  type PactlSourceOutput,
  propertyOf,
} from './pactl-schema.ts';

/** By the client's index as text; null where the pid is not to be had. */
export type ClientPids = ReadonlyMap<string, number | null>;

export const isPipeWire = (output: PactlSourceOutput): boolean => output.driver === 'PipeWire';

/** Whether a stream's client must be looked up first. */
export const lacksClient = (outputs: readonly PactlSourceOutput[], pids: ClientPids): boolean =>
  outputs.some(
    (output) => isPipeWire(output) && output.client !== null && !pids.has(String(output.client)),
  );

export const clientPids = (clients: readonly PactlClient[]): ClientPids =>
  new Map(clients.map((client) => [String(client.index), pidOf(client)]));

/**
 * A client of PipeWire's pulse server is known to the kernel as that server, so its own word counts, unless it comes
 * from a sandbox, where pids are others than here.
 */
const pidOf = (client: PactlClient): number | null => {
  if (propertyOf(client, 'client.api') !== 'pipewire-pulse') {
    return numberProperty(client, 'pipewire.sec.pid');
  }
  const sandboxed = propertyOf(client, 'pipewire.access.portal.app_id') !== null;
  return sandboxed ? null : numberProperty(client, 'application.process.id');
};
