// Stands where osascript(1) stands, for the one script that asks for the administrator: quotes what it is given as
// AppleScript's `quoted form of` does, has /bin/sh run the line through the program named first, and tells of it as
// `do shell script` does (Technical Note TN2065): standard output only where the line ended well, otherwise a sentence
// and a number on standard error. The file named second holds what the person does instead of saying
// yes: a recorded line of osascript, or nothing.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const [asker = '', answerFile = '', ...words] = process.argv.slice(2);
const script: string[] = [];
while (words[0] === '-e') {
  words.shift();
  script.push(words.shift() ?? '');
}
const answer = readFileSync(answerFile, 'utf8');
const asks = script.some(
  (line) => line.startsWith('do shell script ') && line.includes(' with administrator privileges'),
);
const isForm = script.some((line) => line.includes('quoted form of (oneWord as text) & space'));
if (!asks || !isForm || script[0] !== 'on run shellWords' || script.at(-1) !== 'end run') {
  process.stderr.write('0:0: syntax error: this is another script (-2741)\n');
  process.exit(1);
}
if (answer !== '') {
  process.stderr.write(answer);
  process.exit(1);
}
// `space` is an argument of the script's, not of the shell's: the line ends in one.
const line = words.map((word) => `'${word.replaceAll("'", "'\\''")}' `).join('');
const ran = spawnSync(asker, ['/bin/sh', '-c', line], { encoding: 'utf8', env: process.env });
if (ran.status === 0) process.stdout.write(`${ran.stdout.replace(/\n$/, '')}\n`);
else {
  const said = ran.stderr.trim() || 'The command exited with a non-zero status.';
  process.stderr.write(`0:200: execution error: ${said} (${ran.status})\n`);
  process.exit(1);
}
