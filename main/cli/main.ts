// The program `callwarden`: runs one command and ends with its exit code.
import packageFile from '../../package.json' with { type: 'json' };
import { exitCode } from './exit.ts';
import { run } from './program.ts';

// A reader that goes away (`| head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  process.exitCode = await run(process.argv.slice(2), packageFile.version);
} catch (thrown) {
  process.stderr.write(
    `callwarden: something went wrong inside. Please report this:\n${thrown instanceof Error ? thrown.stack : String(thrown)}\n`,
  );
  process.exitCode = exitCode.failed;
}
