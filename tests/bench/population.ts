// A machine that is as full as the benchmark wants it: real sleeping processes, real TCP connections.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';

export const liveProcesses = (): number =>
  readdirSync('/proc').filter((name) => /^\d+$/.test(name)).length;

export class Population {
  #sleepers: ChildProcess[] = [];
  #talker: ChildProcess | null = null;

  /** Adds or ends sleepers until this many processes live. */
  async fillTo(processes: number): Promise<void> {
    while (liveProcesses() < processes) {
      const batch = Array.from({ length: Math.min(50, processes - liveProcesses()) }, () =>
        spawn('sleep', ['86400'], { stdio: 'ignore' }),
      );
      await Promise.all(batch.map((child) => once(child, 'spawn')));
      this.#sleepers.push(...batch);
    }
    while (liveProcesses() > processes && this.#sleepers.length > 0)
      await end(this.#sleepers.pop());
  }

  /** One process that holds this many TCP sockets, both ends over loopback, and says nothing. */
  async connect(sockets: number): Promise<number> {
    const script = `const net = require('net'); const held = [];
      const server = net.createServer((s) => held.push(s)).listen(0, '127.0.0.1', () => {
        let left = ${Math.floor(sockets / 2)}; const total = left;
        for (let i = 0; i < total; i++) held.push(net.connect(server.address().port, '127.0.0.1', () => { if (--left === 0) console.log('up'); }));
      });`;
    const talker = spawn(process.execPath, ['-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#talker = talker;
    await once(talker.stdout, 'data');
    return talker.pid ?? 0;
  }

  async end(): Promise<void> {
    await Promise.all([...this.#sleepers.splice(0), this.#talker].map(end));
    this.#talker = null;
  }
}

const end = async (child: ChildProcess | null | undefined): Promise<void> => {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
};
