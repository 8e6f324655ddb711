// What the supervisor has to say about the native probe, as health of the part `probe`.
import type { Health } from '../../../../preload/contract/index.ts';
import { limited } from '../../health.ts';
import { protocolVersion } from '../../probe-protocol/line-schema.ts';

const slower =
  'processes and devices are compared by a slower one, which misses what is short and counts no bytes';

export const nativeMissing = (binary: string | null): Health =>
  limited(
    'probe',
    `The native probe is missing${binary === null ? '' : ` (${binary} is no program)`}: ${slower}.`,
    'Install a C compiler and run npm ci.',
  );

export const nativeFailed = (reason: string): Health =>
  limited(
    'probe',
    `The native probe cannot be used (${reason}): ${slower}.`,
    'Run npm ci to build it again.',
  );

export const nativeDied = (reason: string, againInMs: number): Health =>
  limited(
    'probe',
    `The native probe died (${reason}) and is started again in ${againInMs / 1000} s: meanwhile ${slower}.`,
    'Nothing, if it comes back; otherwise run npm ci to build it again.',
  );

export const nativeForeign = (protocol: number): Health =>
  limited(
    'probe',
    `The native probe speaks protocol ${protocol}, not ${protocolVersion}: ${slower}.`,
    'Run npm ci to build the probe that belongs to this version.',
  );

export const linesDropped = (cause: string): Health =>
  limited(
    'probe',
    `The native probe printed something that is not of its protocol, which was dropped (${cause}).`,
    'Run npm ci to build the probe that belongs to this version.',
  );
