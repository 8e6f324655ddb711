// The command line: flags and their meaning. What a command does stands in its own file.
import { Command, CommanderError } from 'commander';
import { doctor } from './doctor.ts';
import { exitCode } from './exit.ts';
import { history } from './history.ts';
import { scan } from './scan.ts';
import { ui } from './ui.ts';
import { watch } from './watch.ts';

/** Runs one command line (without node and script); gives the exit code. */
export const run = async (argv: readonly string[], version: string): Promise<number> => {
  let code: number = exitCode.done;
  const program = new Command('callwarden')
    .description(
      'Watches what conferencing clients do with your camera, microphone and network.\nIt opens no network connection of its own.',
    )
    .version(version)
    .exitOverride()
    .showHelpAfterError('(callwarden --help lists the commands)')
    .configureOutput({
      outputError: (text, write) => write(text.replace(/^error: /, 'callwarden: ')),
    });

  program
    .command('scan')
    .description(
      'one look: clients installed and running, who holds camera and microphone, connections, listeners',
    )
    .option('--json', 'as JSON (docs/schemas/snapshot.schema.json)')
    .option('--root <dir>', 'look at the software installed in another tree, and at nothing live')
    .option('--home <dir>', 'look at the software installed in another home, and at nothing live')
    .option('--devices <dir>', 'folder of the device nodes', '/dev')
    .action(async (flags) => {
      code = await scan(flags);
    });

  program
    .command('watch')
    .description('live: says at once when something takes the camera or the microphone')
    .option('--json', 'JSON lines (docs/schemas/event.schema.json)')
    .option('--traffic', 'with --json: byte counters too, whenever they move')
    .option('--root <dir>', 'take the software installed in this tree for the real one')
    .option('--home <dir>', 'take this home for the real one')
    .option('--devices <dir>', 'folder of the device nodes', '/dev')
    .option('--interval <time>', 'how often byte counters are read', '2s')
    .option('--kept-after <time>', 'how long a microphone may be held after a meeting', '2m')
    .option('--no-record', 'remember nothing')
    .action(async (flags) => {
      code = await watch(flags);
    });

  program
    .command('ui')
    .description('the screens, in your own browser; closed to everybody else')
    .option('--no-open', 'only print the address')
    .option('--root <dir>', 'take the software installed in this tree for the real one')
    .option('--home <dir>', 'take this home for the real one')
    .option('--devices <dir>', 'folder of the device nodes', '/dev')
    .action(async (flags) => {
      code = await ui(flags);
    });

  program
    .command('history')
    .description('what was seen: captures, meetings, alerts')
    .option('--json', 'as JSON (docs/schemas/history.schema.json)')
    .option('--since <time>', 'how far back: 30m, 24h, 7d', '24h')
    .option('--client <id>', 'one client only: zoom, chromium, …')
    .action((flags) => {
      code = history(flags);
    });

  program
    .command('doctor')
    .description('what this machine lets Callwarden see, what not, and what to do about it')
    .option('--json', 'as JSON (docs/schemas/doctor.schema.json)')
    .option('--devices <dir>', 'folder of the device nodes', '/dev')
    .action(async (flags) => {
      code = await doctor(flags);
    });

  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    return thrown.exitCode === 0 ? exitCode.done : exitCode.usage;
  }
  return code;
};
