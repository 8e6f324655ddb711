export { backOff } from './back-off.ts';
export { endChild } from './end-child.ts';
export { type JsonPiece, jsonSplitter } from './json-values.ts';
export { type ChildEnd, type KeptChild, type KeptChildOptions, keepChild } from './kept-child.ts';
export { oneLine } from './one-line.ts';
export { type Argv, exitedWell, type Finished, runCommand } from './run-command.ts';
export { runCommandSync } from './run-command-sync.ts';
