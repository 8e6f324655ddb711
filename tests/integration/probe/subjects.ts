// The probes that one suite is run over: each must show the same behaviour.
import { nativeProbePath, openProbe } from '../../../main/platform/linux/probe/index.ts';
import { openPortableProbe } from '../../../main/platform/linux/probe/portable-probe.ts';
import type { Probe, ProbeObservation, ProbeOptions } from '../../../main/platform/port/index.ts';

export interface Subject {
  readonly name: string;
  /** Why it cannot be tested here, or null. */
  readonly absent: string | null;
  /** netstat knows no UDP without a peer. */
  readonly seesUnconnectedUdp: boolean;
  readonly countsBytes: boolean;
  open(options: ProbeOptions, sink: (batch: readonly ProbeObservation[]) => void): Probe;
}

export const nativeBinary = nativeProbePath();

export const subjects: readonly Subject[] = [
  {
    name: 'the native probe',
    absent: nativeBinary === null ? 'the native probe is not built' : null,
    seesUnconnectedUdp: true,
    countsBytes: true,
    open: (options, sink) => openProbe({ ...options, binary: nativeBinary }, sink),
  },
  {
    name: 'the portable probe',
    absent: null,
    seesUnconnectedUdp: true,
    countsBytes: false,
    open: (options, sink) => openProbe({ ...options, binary: null }, sink),
  },
  {
    name: 'the portable probe over netstat',
    absent: null,
    seesUnconnectedUdp: false,
    countsBytes: false,
    open: (options, sink) => openPortableProbe(options, sink, { tables: 'netstat' }),
  },
];

export const isRoot = process.getuid?.() === 0;
