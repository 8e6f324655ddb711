// Shape and colour together, so that neither is needed alone.
import ansis from 'ansis';
import type { Health } from '../../../preload/contract/index.ts';

export const marks = {
  watching: '○',
  microphone: ansis.yellow('●'),
  camera: ansis.yellow('◉'),
  attention: ansis.red('▲'),
  unknown: ansis.dim('◌'),
} as const;

export const healthMark: Record<Health['state'], string> = {
  working: ansis.green('●'),
  limited: ansis.yellow('◐'),
  absent: ansis.dim('○'),
};
