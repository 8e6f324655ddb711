export { type BackOff, backOff } from './back-off.ts';
export { type JsonPiece, type JsonSplitter, jsonSplitter } from './json-values.ts';
export { type ChildEnd, type KeptChild, type KeptChildOptions, keepChild } from './kept-child.ts';
export { oneLine } from './one-line.ts';
export {
  type Argv,
  type CommandLimits,
  exitedWell,
  type Finished,
  runCommand,
} from './run-command.ts';
