// What pkexec of polkit 122 (Debian 12) says when the administrator's part was not done, as it was recorded there; the
// words of 126 are pkexec(1)'s.
import { describe, expect, it } from 'vitest';
import { whyNotDone } from '../../../main/guard/changes/elevation/not-done.ts';

const noTerminal =
  "Error creating textual authentication agent: Error opening current controlling terminal for the process (`/dev/tty'): No such device or address\n";
const notAuthorized =
  'Error executing command as another user: Not authorized\n\nThis incident has been reported.\n';

describe('an answer of pkexec’s', () => {
  it.each([
    [127, noTerminal, 'unavailable', 'nothing here can ask'],
    [127, 'No authentication agent found.\n', 'unavailable', 'nothing here can ask'],
    [127, notAuthorized, 'not-permitted', 'rules do not let you'],
    [127, `polkit-agent-helper-1: …\n${notAuthorized}`, 'not-permitted', 'rules do not let you'],
    [
      126,
      'Error executing command as another user: Request dismissed\n',
      'not-permitted',
      'you said no',
    ],
    [127, 'pkexec must be setuid root\n', 'not-permitted', 'no password was given'],
    // Another program's words, whose exit code means something else.
    [1, notAuthorized, 'not-permitted', 'no password was given'],
  ])('%i, “%s”', (exitCode, stderr, kind, message) => {
    const problem = whyNotDone({ exitCode, stdout: '', stderr });
    expect(problem.kind).toBe(kind);
    expect(problem.message).toContain(message);
    expect(problem.cause).toContain(`exit code ${exitCode}`);
  });
});
