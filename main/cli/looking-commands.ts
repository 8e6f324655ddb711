// The commands that look and change nothing. What each does stands in its own file.
import type { Command } from 'commander';

/** `end` takes the exit code. */
export const addLookingCommands = (program: Command, end: (code: number) => void): void => {
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
      const { scan } = await import('./scan.ts');
      end(await scan(flags));
    });

  program
    .command('watch')
    .description('live: says at once when something takes the camera or the microphone')
    .option('--json', 'JSON lines (docs/schemas/event.schema.json)')
    .option('--traffic', 'with --json: byte counters too, whenever they move')
    .option(
      '--names',
      'read names from this machine’s own traffic too; needs the administrator’s leave',
    )
    .option('--root <dir>', 'take the software installed in this tree for the real one')
    .option('--home <dir>', 'take this home for the real one')
    .option('--devices <dir>', 'folder of the device nodes', '/dev')
    .option('--interval <time>', 'how often byte counters are read', '2s')
    .option('--kept-after <time>', 'how long a microphone may be held after a meeting', '2m')
    .option('--no-record', 'remember nothing')
    .action(async (flags) => {
      const { watch } = await import('./watch.ts');
      end(await watch(flags));
    });

  program
    .command('ui')
    .description('the screens, in your own browser; closed to everybody else')
    .option('--no-open', 'only print the address')
    .option('--root <dir>', 'take the software installed in this tree for the real one')
    .option('--home <dir>', 'take this home for the real one')
    .option('--devices <dir>', 'folder of the device nodes', '/dev')
    .action(async (flags) => {
      const { ui } = await import('./ui.ts');
      end(await ui(flags));
    });

  program
    .command('history')
    .description('what was seen: captures, meetings, alerts')
    .option('--json', 'as JSON (docs/schemas/history.schema.json)')
    .option('--since <time>', 'how far back: 30m, 24h, 7d', '24h')
    .option('--client <id>', 'one client only: zoom, chromium, …')
    .action(async (flags) => {
      const { history } = await import('./history.ts');
      end(history(flags));
    });

  program
    .command('receipts')
    .description('what each meeting did: devices, whom it talked to, ports opened, alerts')
    .option('--json', 'as JSON (docs/schemas/receipt.schema.json)')
    .option('--last', 'the newest only')
    .option('--since <time>', 'how far back: 24h, 7d, 12w', '7d')
    .option('--client <id>', 'one client only: zoom, chromium, …')
    .option('--html <file>', 'as a page that needs nothing else')
    .option('--delete <id>', 'forget this meeting for good')
    .option('--yes', 'with --delete: do not ask')
    .action(async (flags) => {
      const { receipts } = await import('./receipts.ts');
      end(await receipts(flags));
    });

  program
    .command('export')
    .description('what is over, as JSON lines for a log shipper (docs/fleet.md)')
    .requiredOption('--format <name>', 'ecs (Elastic Common Schema) or ocsf')
    .option('--since <time>', 'how far back, the first time: 24h, 7d', '24h')
    .option('--file <file>', 'append to this file, going on where it was left')
    .option('--rotate <size>', 'with --file: begin a new one before it grows beyond this', '10M')
    .option('--keep <count>', 'with --file: how many old files are kept', '5')
    .option('--follow', 'with --file: go on until it is ended')
    .action(async (flags) => {
      const { exportPast } = await import('./export.ts');
      end(await exportPast(flags));
    });

  program
    .command('doctor')
    .description('what this machine lets Callwarden see, what not, and what to do about it')
    .option('--json', 'as JSON (docs/schemas/doctor.schema.json)')
    .option('--devices <dir>', 'folder of the device nodes', '/dev')
    .action(async (flags) => {
      const { doctor } = await import('./doctor.ts');
      end(await doctor(flags));
    });
};
