// The commands that judge what is here, change it, and take it back. What each does stands in its own file.
import type { Command } from 'commander';

/** `end` takes the exit code. */
export const addChangingCommands = (program: Command, end: (code: number) => void): void => {
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
      const { check } = await import('./check.ts');
      end(await check(client, flags));
    });

  program
    .command('lockdown <client>')
    .description('shows exactly what would change, asks, changes it; all of it can be undone')
    .option('--step <id...>', 'only these findings (callwarden check prints their names)')
    .option('--profile <name>', 'harmless, careful (unless a policy says otherwise) or strict')
    .option('--dry-run', 'show what would change, and change nothing')
    .option('--yes', 'do not ask')
    .option('--json', 'as JSON')
    .option('--root <dir>', 'change the software installed in another tree')
    .option('--home <dir>', 'change another home')
    .option('--devices <dir>', 'folder of the device nodes', '/dev')
    .action(async (client, flags) => {
      const { lockdown } = await import('./lockdown.ts');
      end(await lockdown(client, flags));
    });

  program
    .command('remove <client>')
    .description(
      'takes a client away with all that it leaves behind, and looks whether anything is left',
    )
    .option('--dry-run', 'show what is there and what would be done, and change nothing')
    .option(
      '--keep <path...>',
      'leave these where they are: files, folders, or the names of things',
    )
    .option('--also <id...>', 'take these too, which are not chosen beforehand')
    .option('--purge', 'keep nothing in quarantine: what is taken away is deleted for good')
    .option('--yes', 'do not ask')
    .option('--json', 'as JSON')
    .option('--root <dir>', 'remove it from another tree')
    .option('--home <dir>', 'remove it from another home')
    .option('--devices <dir>', 'folder of the device nodes', '/dev')
    .action(async (client, flags) => {
      const { remove } = await import('./remove.ts');
      end(await remove(client, flags));
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
      const { restore } = await import('./restore.ts');
      end(await restore(id, flags));
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
      const { block } = await import('./block.ts');
      end(await block(client, flags));
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
      const { undo } = await import('./undo.ts');
      end(await undo(id, flags));
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
      const { report } = await import('./report/report.ts');
      end(await report(flags));
    });

  program
    .command('hold')
    .description('keeps everybody’s blocks in force, for a service of the administrator’s')
    .action(async () => {
      const { hold } = await import('./hold.ts');
      end(await hold());
    });

  program
    .command('elevated [words...]', { hidden: true })
    .description('the administrator’s part of a plan; started by the other commands')
    .allowUnknownOption()
    .action(async (_words, _flags, command: Command) => {
      const { elevated } = await import('./elevated.ts');
      end(await elevated(command.args));
    });
};
