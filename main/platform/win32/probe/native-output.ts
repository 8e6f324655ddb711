// What the Windows probe says, in the port's words.
import { lineReader } from '../../probe-protocol/line-reader.ts';
import type { LineReader } from '../../probe-protocol/native-probe.ts';
import { healthOfDenied, healthOfError, healthOfHello } from './probe-health.ts';

/** A reader for one life of a probe. */
export const readNativeOutput = (): LineReader =>
  lineReader({ healthOfHello, healthOfError, healthOfDenied });
