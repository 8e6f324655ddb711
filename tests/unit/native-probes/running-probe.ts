// A probe under test: its lines as they come, checked against the protocol, and its commands.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Line, lineSchema } from '../../../main/platform/probe-protocol/line-schema.ts';

/** The lines of this type; `device.opened` and `device.closed` are one shape with two types. */
type Of<T extends Line['type']> = Line extends infer Each
  ? Each extends { type: Line['type'] }
    ? T extends Each['type']
      ? Omit<Each, 'type'> & { type: T }
      : never
    : never
  : never;

export interface RunningProbe {
  readonly child: ChildProcess;
  readonly lines: readonly Line[];
  readonly complaint: () => string;
  send(command: string | Uint8Array): void;
  /** The first line of this type, from line number `from` on, that fits. */
  next<T extends Line['type']>(
    type: T,
    fits?: (line: Of<T>) => boolean,
    from?: number,
  ): Promise<Of<T>>;
  all<T extends Line['type']>(type: T, from?: number): Of<T>[];
  /** Closes its input; resolves with its exit code. */
  end(): Promise<number | null>;
  ended: Promise<number | null>;
}

const patienceMs = 10_000;

/** Starts `command`; a line that is not of the protocol fails whatever waits next. */
export function runProbe(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): RunningProbe {
  const child = spawn(command, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    // The leak checker needs to trace, which a process of another user may not.
    env: { ...env, ASAN_OPTIONS: 'detect_leaks=0' },
  });
  const lines: Line[] = [];
  const waiting = new Set<() => void>();
  let rest = Buffer.alloc(0);
  let complaint = '';
  let broken: Error | null = null;

  const wake = () => {
    for (const look of [...waiting]) look();
  };
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk.toString('utf8');
  });
  child.stdin?.on('error', () => {});
  child.stdout?.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (let at = rest.indexOf(10); at !== -1; at = rest.indexOf(10)) {
      const text = rest.toString('utf8', 0, at);
      rest = rest.subarray(at + 1);
      const parsed = lineSchema.safeParse(JSON.parse(text));
      if (parsed.success) lines.push(parsed.data);
      else broken ??= new Error(`not of the protocol: ${text}: ${parsed.error.message}`);
    }
    wake();
  });
  const ended = once(child, 'close').then(([code]) => {
    wake();
    return code as number | null;
  });

  return {
    child,
    lines,
    ended,
    complaint: () => complaint,
    send: (command) => {
      child.stdin?.write(typeof command === 'string' ? `${command}\n` : command);
    },
    next(type, fits = () => true, from = 0) {
      return new Promise((resolve, reject) => {
        let at = from;
        const finish = (settle: () => void) => {
          waiting.delete(look);
          clearTimeout(timer);
          settle();
        };
        const look = () => {
          if (broken !== null) return finish(() => reject(broken));
          for (; at < lines.length; at += 1) {
            const line = lines[at] as Line;
            if (line.type !== type || !fits(line as Of<typeof type>)) continue;
            return finish(() => resolve(line as Of<typeof type>));
          }
          if (child.exitCode !== null) {
            finish(() => reject(new Error(`the probe ended (${child.exitCode}): ${complaint}`)));
          }
        };
        const timer = setTimeout(
          () => finish(() => reject(new Error(`no ${type} came. ${complaint}`))),
          patienceMs,
        );
        waiting.add(look);
        look();
      });
    },
    all: (type, from = 0) =>
      lines.slice(from).filter((line): line is Of<typeof type> => line.type === type),
    end() {
      child.stdin?.end();
      return ended;
    },
  };
}
