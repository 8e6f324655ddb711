// The vocabulary as schemas: one noun, one schema, one type, used by every room and printed by every command.
import * as z from 'zod';

/** Raised when a field of the JSON output changes its meaning or goes away. */
export const schemaVersion = 1;

/** ISO-8601, UTC, milliseconds. */
export const timestamp = z.iso.datetime();
export const clientId = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);
export const deviceKind = z.enum(['camera', 'microphone']);
export const identitySchema = z.enum(['verified', 'path', 'name-only']);
export const clientCategory = z.enum(['conferencing', 'browser']);
export const installationSource = z.enum([
  'deb',
  'rpm',
  'pacman',
  'flatpak',
  'snap',
  'appimage',
  'msi',
  'msix',
  'installer',
  'folder',
]);

export const installationSchema = z.strictObject({
  client: clientId,
  source: installationSource,
  /** The folder or file that holds the client. */
  path: z.string(),
  /** As the source prints it; null where nothing says. */
  version: z.string().nullable(),
  /** The package's name or application id in its source; null for a plain folder. */
  package: z.string().nullable(),
  scope: z.enum(['system', 'user']),
});

export const processSchema = z.strictObject({
  pid: z.int().nonnegative(),
  startedAt: timestamp,
  parent: z.int().nonnegative(),
  uid: z.int().nonnegative(),
  name: z.string(),
  /** null where this user may not read it. */
  executable: z.string().nullable(),
  identity: identitySchema,
  /** Why this identity: "belongs to the package zoom", "stands at /opt/zoom", "is only called zoom". */
  evidence: z.string(),
});

export const clientNowSchema = z.strictObject({
  id: clientId,
  name: z.string(),
  category: clientCategory,
  installations: z.array(installationSchema),
  processes: z.array(processSchema),
});

export const captureSchema = z.strictObject({
  id: z.string(),
  device: deviceKind,
  deviceName: z.string(),
  /** Who told us: the sound server, a device node held open, or the camera portal's server. */
  via: z.enum(['sound-server', 'device-node', 'camera-server']),
  /** null where the server does not say. */
  pid: z.int().nonnegative().nullable(),
  /** null for a program that is no client of the catalogue. */
  client: clientId.nullable(),
  application: z.string(),
  executable: z.string().nullable(),
  identity: identitySchema.nullable(),
  /** null where nobody can tell (a device node has no mute). */
  muted: z.boolean().nullable(),
  startedAt: timestamp,
  endedAt: timestamp.nullable(),
});

export const endpointSchema = z.strictObject({
  address: z.string(),
  port: z.int().min(0).max(65535),
});

/** Whose the other end of a connection is. */
export const partySchema = z.strictObject({
  /**
   * `infrastructure`: this machine, its own network, or a network that many rent, where an address does not tell who
   * is behind it. `unknown`: nobody can be named, or only the network's operator.
   */
  kind: z.enum(['vendor', 'third-party', 'infrastructure', 'unknown']),
  /** A company's name; null where none is known. */
  owner: z.string().nullable(),
  /** How it is known: "in Zoom's published range 170.114.0.0/16", "AS32934 Facebook, Inc.". */
  reason: z.string(),
});

export const connectionSchema = z.strictObject({
  id: z.string(),
  pid: z.int().nonnegative(),
  client: clientId,
  protocol: z.enum(['tcp', 'udp']),
  local: endpointSchema,
  /** null for an unconnected UDP socket whose peer is not known: the socket table has none. */
  remote: endpointSchema.nullable(),
  /** null where the peer is not known. */
  party: partySchema.nullable(),
  state: z.string(),
  /** How many sockets this stands for, where it is several that came and went between two looks: a port is 0 where each had its own. */
  sockets: z.int().positive().optional(),
  /** null where nobody counts: the kernel does not for UDP, the watch for names does. */
  bytesSent: z.int().nonnegative().nullable(),
  bytesReceived: z.int().nonnegative().nullable(),
  openedAt: timestamp,
});

export const listenerSchema = z.strictObject({
  id: z.string(),
  pid: z.int().nonnegative(),
  client: clientId,
  protocol: z.enum(['tcp', 'udp']),
  local: endpointSchema,
  exposure: z.enum(['loopback', 'network']),
  openedAt: timestamp,
});

export const meetingSchema = z.strictObject({
  id: z.string(),
  client: clientId,
  startedAt: timestamp,
  /** null while it goes on. */
  endedAt: timestamp.nullable(),
  microphoneMs: z.int().nonnegative(),
  cameraMs: z.int().nonnegative(),
  /** When the last media connection closed; null if one is open or none was seen. */
  mediaEndedAt: timestamp.nullable(),
});

export type ClientId = z.infer<typeof clientId>;
export type DeviceKind = z.infer<typeof deviceKind>;
export type Identity = z.infer<typeof identitySchema>;
export type Installation = z.infer<typeof installationSchema>;
export type Process = z.infer<typeof processSchema>;
export type ClientNow = z.infer<typeof clientNowSchema>;
export type Capture = z.infer<typeof captureSchema>;
export type Endpoint = z.infer<typeof endpointSchema>;
export type Party = z.infer<typeof partySchema>;
export type Connection = z.infer<typeof connectionSchema>;
export type Listener = z.infer<typeof listenerSchema>;
export type Meeting = z.infer<typeof meetingSchema>;
