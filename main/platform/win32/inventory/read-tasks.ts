// The scheduled tasks of this machine, from the files in which Windows keeps them.
import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { causeOf } from '../../../outcome.ts';
import { decodeText } from './decode-text.ts';
import { parseTask, type TaskParsed } from './parse-task.ts';
import { definitionOf } from './task-definition.ts';

export interface TaskListed extends TaskParsed {
  /** As the Task Scheduler names it: `\Zoom\ZoomUpdateTaskMachine`. */
  readonly name: string;
  /** Its file, as the Task Scheduler takes it back. */
  readonly definition: Buffer;
}

export interface TasksRead {
  readonly tasks: readonly TaskListed[];
  /** Sentences: what could not be read, and why. */
  readonly shortfalls: readonly string[];
}

const mostTasks = 5_000;
const mostDepth = 12;

/** `folder` is `%SystemRoot%\System32\Tasks`. Links are not followed. */
export async function readTasks(folder: string): Promise<TasksRead> {
  const tasks: TaskListed[] = [];
  let denied = 0;
  let strange = 0;
  const visit = async (place: string, name: string, depth: number): Promise<void> => {
    let entries: Dirent[];
    try {
      entries = await readdir(place, { withFileTypes: true });
    } catch {
      denied += 1;
      return;
    }
    for (const entry of entries) {
      if (tasks.length === mostTasks) return;
      const inner = join(place, entry.name);
      const called = `${name}\\${entry.name}`;
      if (entry.isDirectory() && depth < mostDepth) await visit(inner, called, depth + 1);
      if (!entry.isFile()) continue;
      try {
        const file = await readFile(inner);
        const task = parseTask(decodeText(file));
        if (task === null) strange += 1;
        else tasks.push({ name: called, ...task, definition: definitionOf(file) });
      } catch (thrown) {
        if (causeOf(thrown) !== '') denied += 1;
      }
    }
  };
  await visit(folder, '', 0);
  const shortfalls: string[] = [];
  if (denied > 0) {
    shortfalls.push(
      `${denied} of the scheduled tasks may not be read without an administrator's rights.`,
    );
  }
  if (strange > 0) shortfalls.push(`${strange} files among the scheduled tasks are no tasks.`);
  if (tasks.length === mostTasks)
    shortfalls.push(`Only ${mostTasks} scheduled tasks were looked at.`);
  return { tasks, shortfalls };
}
