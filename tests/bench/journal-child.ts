import { measureJournal } from './journal.ts';

process.stdout.write(JSON.stringify(await measureJournal()));
