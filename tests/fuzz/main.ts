// `npm run fuzz [seconds] [own]`: as long as you like; the tests do it for some seconds.
import { fuzzNames } from './fuzz-names.ts';

const seconds = Number(process.argv[2] ?? 600);
const { fuzzer, runs, found } = await fuzzNames(seconds, process.argv[3] === 'own');
process.stdout.write(`${runs} inputs in ${seconds} s by ${fuzzer}: ${found ?? 'nothing found'}\n`);
process.exitCode = found === null ? 0 : 1;
