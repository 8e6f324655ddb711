// What a native probe's first words and samples say about how much of this machine can be seen.
import type { GuardPart, Health } from '../../../../preload/contract/index.ts';
import { limited, working } from '../../health.ts';
import { because } from '../../probe-protocol/line-reader.ts';
import type { DeviceNode, Hello, ProbeError } from '../../probe-protocol/line-schema.ts';

/** What the kernel let the probe have. */
export function healthOfHello(hello: Hello): Health[] {
  return [
    working('probe', `The native probe ${hello.version} runs with pid ${hello.pid}.`),
    hello.processEvents
      ? working('process-events', 'The kernel tells of each process that starts or ends.')
      : limited(
          'process-events',
          `The kernel does not tell of starting processes${because(hello, 'processEvents')}: they are found by looking again and again, and a short one is missed.`,
          'Run Callwarden as administrator, or on a kernel with process events.',
        ),
    hello.deviceEvents
      ? working('device-events', 'The kernel tells when a camera or microphone node is opened.')
      : limited(
          'device-events',
          `Device nodes cannot be watched${because(hello, 'deviceEvents')}: an opened camera is found by looking again and again.`,
          'Raise fs.inotify.max_user_watches, and see that the device folder exists.',
        ),
    healthOfSockets(hello),
  ];
}

function healthOfSockets(hello: Hello): Health {
  if (!hello.socketDiag) {
    return limited(
      'sockets',
      `The kernel does not answer questions about sockets${because(hello, 'socketDiag')}: connections are incomplete.`,
      'Use a kernel with socket diagnostics (CONFIG_INET_DIAG).',
    );
  }
  if (!hello.socketEnds) {
    return limited(
      'sockets',
      `Connections come from the kernel with their byte counts, but it does not tell when one ends${because(hello, 'socketEnds')}: those that are over within two seconds are missed.`,
      'Use a kernel that tells when sockets end (Linux 4.5 or newer).',
    );
  }
  if (!hello.socketMakers) {
    return limited(
      'sockets',
      `Connections come from the kernel with their byte counts, but it does not keep who made them${because(hello, 'socketMakers')}: a single one that is over within two seconds can be missed, and of many those shorter than 50 ms.`,
      'Run Callwarden as administrator to have every one counted.',
    );
  }
  return working(
    'sockets',
    'Connections come from the kernel with their byte counts, however short they are.',
  );
}

/** Whether other users' processes are hidden: `denied` as counted by a full sample that ran as `uid`. */
export function healthOfOtherUsers(denied: number, uid: number): Health {
  if (denied === 0)
    return working('other-users', 'Every process on this machine can be looked into.');
  const processes = denied === 1 ? '1 process' : `${denied} processes`;
  if (uid === 0) {
    return limited(
      'other-users',
      `${processes} cannot be looked into, even as administrator: their devices and connections are hidden.`,
      'Look for a security module or a container that forbids it.',
    );
  }
  return limited(
    'other-users',
    denied === 1
      ? '1 process belongs to another user: its devices and connections are hidden.'
      : `${denied} processes belong to other users: their devices and connections are hidden.`,
    'Run Callwarden as administrator to see them.',
  );
}

/** An error that the probe reported: the part that it touches is limited. */
export function healthOfError(error: ProbeError): Health {
  if (error.call === 'sock_diag_destroy') return endsLost(error.message);
  const part: GuardPart = /sock|netlink|diag/.test(error.call)
    ? 'sockets'
    : /inotify/.test(error.call)
      ? 'device-events'
      : 'probe';
  return limited(
    part,
    `The native probe met an error in ${error.call}: ${error.message}.`,
    'See the message; restart Callwarden if it stays.',
  );
}

const endsLost = (message: string): Health =>
  limited(
    'sockets',
    `Some short connections are not counted: ${message}.`,
    'Raise net.core.rmem_max, or run Callwarden as administrator.',
  );

/** Counts the camera and microphone nodes there are, as a sentence for the part `device-events`. */
export function deviceNodes(folder: string) {
  const paths = { camera: new Set<string>(), microphone: new Set<string>() };
  return {
    note(node: DeviceNode) {
      if (node.type === 'device.added') paths[node.device].add(node.path);
      else paths[node.device].delete(node.path);
    },
    health: (): Health =>
      working(
        'device-events',
        `Watching ${paths.camera.size} camera and ${paths.microphone.size} microphone nodes in ${folder}: the kernel tells when one is opened.`,
      ),
  };
}
