// Whether names could be read here, asked of the program itself: it opens its socket, says what came of it, and ends.
import type { Health } from '../../../../preload/contract/index.ts';
import { runCommand } from '../../command/index.ts';
import { parseNameLine } from './line-schema.ts';
import { namesProgram } from './name-watch.ts';
import { healthOfNameHello, programMissing } from './names-health.ts';

const timeLimitMs = 3_000;

export const nameWatchHealth = async (program: string | null = namesProgram()): Promise<Health> => {
  if (program === null) return programMissing;
  const asked = await runCommand([program, '--check'], { timeLimitMs });
  const hello = asked.ok ? parseNameLine(asked.value.stdout.trim()) : null;
  return hello?.type === 'hello' ? healthOfNameHello(hello, program) : programMissing;
};
