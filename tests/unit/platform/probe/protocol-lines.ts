// One line of each type of the protocol, as native-probes/protocol.md describes them.
const key = { pid: 42, startTicks: 1234 };

export const hello = {
  type: 'hello',
  protocol: 1,
  probe: 'linux',
  version: '1.0.0',
  pid: 41,
  uid: 1000,
  processEvents: true,
  deviceEvents: true,
  socketDiag: true,
  reasons: {},
} as const;

export const started = {
  type: 'process.started',
  ...key,
  startedAtMs: 1_700_000_000_000,
  parent: 1,
  uid: 1000,
  name: 'zoom',
  executable: '/opt/zoom/zoom',
  executableDeleted: false,
  arguments: ['zoom', '--flag'],
  argumentsTruncated: false,
  cgroup: '/user.slice',
} as const;

export const socketOpened = {
  type: 'socket.opened',
  ...key,
  inode: 4_000_000_000,
  protocol: 'tcp',
  local: { address: '127.0.0.1', port: 8080 },
  remote: { address: '::1', port: 443 },
  state: 'established',
  bytesSent: 10,
  bytesReceived: 20,
  atMs: 5,
} as const;

export const socketChanged = {
  type: 'socket.changed',
  inode: 9,
  state: 'close-wait',
  bytesSent: 1,
  bytesReceived: 2,
  atMs: 6,
} as const;

export const sampleComplete = {
  type: 'sample.complete',
  processes: 3,
  sockets: 2,
  denied: 1,
  atMs: 8,
} as const;

export const everyLine = [
  hello,
  started,
  { type: 'process.stopped', ...key, atMs: 1 },
  { type: 'device.added', device: 'camera', path: '/dev/video0', atMs: 2 },
  { type: 'device.removed', device: 'microphone', path: '/dev/snd/pcmC0D0c', atMs: 2 },
  { type: 'device.opened', device: 'camera', path: '/dev/video0', ...key, atMs: 3 },
  { type: 'device.closed', device: 'camera', path: '/dev/video0', ...key, atMs: 4 },
  socketOpened,
  socketChanged,
  { type: 'socket.closed', inode: 9, atMs: 7 },
  {
    type: 'sockets.passed',
    ...key,
    protocol: 'tcp',
    local: { address: '192.0.2.1', port: 0 },
    remote: { address: '192.0.2.9', port: 443 },
    count: 3,
    bytesSent: 10,
    bytesReceived: 20,
    firstAtMs: 5,
    atMs: 7,
  },
  sampleComplete,
  { type: 'error', call: 'command', errno: 22, message: 'unknown command' },
] as const;
