// The command line, read and run.
import { Command, CommanderError } from 'commander';
import { addChangingCommands } from './changing-commands.ts';
import { exitCode } from './exit.ts';
import { addLookingCommands } from './looking-commands.ts';

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

  const end = (ended: number): void => {
    code = ended;
  };
  addLookingCommands(program, end);
  addChangingCommands(program, end);

  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    return thrown.exitCode === 0 ? exitCode.done : exitCode.usage;
  }
  return code;
};
