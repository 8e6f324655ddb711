// What the probe's first words and samples say about how much of this Mac can be seen.
import type { Health } from '../../../../preload/contract/index.ts';
import { limited, working } from '../../health.ts';
import { because } from '../../probe-protocol/line-reader.ts';
import type { Hello, ProbeError } from '../../probe-protocol/line-schema.ts';

/** What macOS lets the probe have. */
export function healthOfHello(hello: Hello): Health[] {
  return [
    working('probe', `The native probe ${hello.version} runs with pid ${hello.pid}.`),
    limited(
      'process-events',
      `Processes are found by looking every two seconds, and whenever a device begins to run${because(hello, 'processEvents')}: a short one is missed.`,
      'Nothing needs to be done.',
    ),
    hello.soundSessions === true
      ? working(
          'device-events',
          'Core Audio tells at once which processes record, and CoreMediaIO when a camera runs.',
        )
      : limited(
          'device-events',
          `Core Audio does not tell which processes record${because(hello, 'soundSessions')}: the log of macOS names the application instead.`,
          'macOS 14.2 or newer tells.',
        ),
    working(
      'sockets',
      'Connections come from the kernel, those of this user’s processes; macOS counts no bytes for a socket there.',
    ),
  ];
}

/** `denied`: processes whose descriptors this user may not look into. */
export function healthOfDenied(denied: number): Health {
  if (denied === 0)
    return working('other-users', 'Every process on this machine can be looked into.');
  return limited(
    'other-users',
    denied === 1
      ? '1 process belongs to another user or to the system: its connections are hidden.'
      : `${denied} processes belong to other users or to the system: their connections are hidden.`,
    'Run Callwarden as administrator to see them.',
  );
}

/** An error that the probe reported: the part that it touches is limited. */
export const healthOfError = (error: ProbeError): Health =>
  limited(
    /fdinfo|socket/i.test(error.call)
      ? 'sockets'
      : /Audio|CMIO/.test(error.call)
        ? 'device-events'
        : 'probe',
    `The native probe met an error in ${error.call}: ${error.message}.`,
    'See the message; restart Callwarden if it stays.',
  );
