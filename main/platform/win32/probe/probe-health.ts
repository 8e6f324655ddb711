// What the Windows probe's first words and samples say about how much of this machine can be seen.
import type { Health } from '../../../../preload/contract/index.ts';
import { absent, limited, working } from '../../health.ts';
import { because } from '../../probe-protocol/line-reader.ts';
import type { Hello, ProbeError } from '../../probe-protocol/line-schema.ts';

/** What Windows lets the probe have. */
export function healthOfHello(hello: Hello): Health[] {
  return [
    working('probe', `The native probe ${hello.version} runs with pid ${hello.pid}.`),
    limited(
      'process-events',
      `Processes are found by looking every two seconds, and whenever a camera or microphone is opened${because(hello, 'processEvents')}: a short one is missed.`,
      'Nothing needs to be done.',
    ),
    hello.deviceEvents
      ? working(
          'device-events',
          'Windows tells at once which program begins or ends to use a camera or microphone.',
        )
      : limited(
          'device-events',
          `Windows does not tell who uses the camera${because(hello, 'deviceEvents')}.`,
          'Windows 10 version 1903 or newer keeps that record.',
        ),
    working(
      'sockets',
      'Connections come from the tables of Windows. It counts their bytes only for an administrator, and knows no peer of UDP.',
    ),
    hello.soundSessions === true
      ? working('sound-server', 'Core Audio tells which processes record.')
      : limited(
          'sound-server',
          `Core Audio does not tell which processes record${because(hello, 'soundSessions')}: a microphone is known by program only.`,
          'See that the service Windows Audio runs.',
        ),
  ];
}

/** `denied`: processes that did not say what they run. */
export function healthOfDenied(denied: number): Health {
  if (denied === 0) return working('other-users', 'Every process says which program it runs.');
  return limited(
    'other-users',
    denied === 1
      ? "1 process does not say which program it runs: the system's own, or another user's."
      : `${denied} processes do not say which program they run: the system's own, or another user's.`,
    'Run Callwarden as administrator to see those of other users.',
  );
}

/** An error that the probe reported: the part that it touches is limited. */
export const healthOfError = (error: ProbeError): Health =>
  limited(
    /Tcp|Udp/.test(error.call) ? 'sockets' : 'probe',
    `The native probe met an error in ${error.call}: ${error.message}.`,
    'See the message; restart Callwarden if it stays.',
  );

export const probeMissing: Health = absent(
  'probe',
  'The native probe for Windows is missing: nothing that happens now can be seen.',
  'Install Callwarden again.',
);

export const noCameraServer: Health = absent(
  'camera-server',
  'Windows has no camera server that could be asked; its record of who uses the camera is read instead.',
  null,
);

export const noNameWatch: Health = absent(
  'names',
  'Callwarden sees addresses, not names: Windows shows packets only to a driver.',
  null,
);
