// The command line: flags and their meaning. What a command does stands in its own file.
import { Command, CommanderError } from 'commander';
import { block } from './block.ts';
import { check } from './check.ts';
import { doctor } from './doctor.ts';
import { elevated } from './elevated.ts';
import { exitCode } from './exit.ts';
import { history } from './history.ts';
import { lockdown } from './lockdown.ts';
import { receipts } from './receipts.ts';
import { remove } from './remove.ts';
import { report } from './report/report.ts';
import { restore } from './restore.ts';
import { scan } from './scan.ts';
import { ui } from './ui.ts';
import { undo } from './undo.ts';
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
      code = await receipts(flags);
    });

  program
    .command('doctor')
    .description('what this machine lets Callwarden see, what not, and what to do about it')
    .option('--json', 'as JSON (docs/schemas/doctor.schema.json)')
    .option('--devices <dir>', 'folder of the device nodes', '/dev')
    .action(async (flags) => {
      code = await doctor(flags);
    });

  program
    .command('check [client]')
    .description('what is wrong with the clients here, each with evidence; changes nothing')
    .option('--json', 'as JSON (docs/schemas/check.schema.json)')
    .option('--evidence', 'show what was seen, why it matters, and the sources')
    .option(
      '--fail-on <severity>',
      'end with 1 when a finding reaches low, medium, high or critical',
    )
    .option('--root <dir>', 'check the software installed in another tree, and nothing live')
    .option('--home <dir>', 'check another home, and nothing live')
    .option('--devices <dir>', 'folder of the device nodes', '/dev')
    .action(async (client, flags) => {
      code = await check(client, flags);
    });

  program
    .command('lockdown <client>')
    .description('shows exactly what would change, asks, changes it; all of it can be undone')
    .option('--step <id...>', 'only these findings (callwarden check prints their names)')
    .option('--profile <name>', 'harmless, careful or strict', 'careful')
    .option('--dry-run', 'show what would change, and change nothing')
    .option('--yes', 'do not ask')
    .option('--json', 'as JSON')
    .option('--root <dir>', 'change the software installed in another tree')
    .option('--home <dir>', 'change another home')
    .option('--devices <dir>', 'folder of the device nodes', '/dev')
    .action(async (client, flags) => {
      code = await lockdown(client, flags);
    });

  program
    .command('remove <client>')
    .description(
      'takes a client away with all that it leaves behind, and looks whether anything is left',
    )
    .option('--dry-run', 'show what is there and what would be done, and change nothing')
    .option('--keep <path...>', 'leave these files and folders where they are')
    .option('--also <id...>', 'take these too, which are not chosen beforehand')
    .option('--purge', 'keep nothing in quarantine: what is taken away is deleted for good')
    .option('--yes', 'do not ask')
    .option('--json', 'as JSON')
    .option('--root <dir>', 'remove it from another tree')
    .option('--home <dir>', 'remove it from another home')
    .option('--devices <dir>', 'folder of the device nodes', '/dev')
    .action(async (client, flags) => {
      code = await remove(client, flags);
    });

  program
    .command('restore [id]')
    .description('brings back what a removal took to quarantine; without anything, lists it')
    .option('--list', 'what was removed, newest first')
    .option('--last', 'the newest')
    .option('--json', 'as JSON')
    .option('--root <dir>', 'another tree, as given to remove')
    .option('--home <dir>', 'another home, as given to remove')
    .option('--devices <dir>', 'folder of the device nodes', '/dev')
    .action(async (id, flags) => {
      code = await restore(id, flags);
    });

  program
    .command('block <client>')
    .description(
      'what of a client is blocked; or cuts its line: shown first, on trial for 15 s, taken back by undo',
    )
    .option('--third-parties', 'block networks that others than the vendor run for themselves')
    .option('--vendor-only', 'allow only the vendor’s own networks')
    .option('--known-only', 'allow only whom it talked to in its last three meetings')
    .option('--everything', 'block all of it')
    .option('--lift', 'let it talk again')
    .option('--dry-run', 'show what would change, and change nothing')
    .option('--yes', 'do not ask, neither before nor whether all is well afterwards')
    .option('--json', 'as JSON')
    .option('--root <dir>', 'take the software installed in this tree for the real one')
    .option('--home <dir>', 'take this home for the real one')
    .option('--devices <dir>', 'folder of the device nodes', '/dev')
    .action(async (client, flags) => {
      code = await block(client, flags);
    });

  program
    .command('undo [id]')
    .description('takes back what was changed; without anything, lists it')
    .option('--list', 'what was changed, newest first')
    .option('--last', 'the newest')
    .option('--all', 'everything')
    .option(
      '--when-changed <answer>',
      'where somebody changed it since: refuse, keep-theirs, restore-ours',
      'refuse',
    )
    .option('--json', 'as JSON')
    .option('--root <dir>', 'another tree, as given to lockdown')
    .option('--home <dir>', 'another home, as given to lockdown')
    .option('--devices <dir>', 'folder of the device nodes', '/dev')
    .action(async (id, flags) => {
      code = await undo(id, flags);
    });

  program
    .command('report')
    .description('the check as one file to print or to pass on')
    .option('--html <file>', 'a page that needs nothing else')
    .option('--json', 'as JSON (docs/schemas/check.schema.json)')
    .option('--root <dir>', 'another tree, and nothing live')
    .option('--home <dir>', 'another home, and nothing live')
    .option('--devices <dir>', 'folder of the device nodes', '/dev')
    .action(async (flags) => {
      code = await report(flags);
    });

  program
    .command('elevated [words...]', { hidden: true })
    .description('the administrator’s part of a plan; started by the other commands')
    .allowUnknownOption()
    .action(async (_words, _flags, command: Command) => {
      code = await elevated(command.args);
    });

  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    return thrown.exitCode === 0 ? exitCode.done : exitCode.usage;
  }
  return code;
};
