// What a click outside the window can ask for: a command of the contract, or the end of a client, which is asked first.
import type { CallInput, CommandName } from '../../preload/contract/index.ts';

export type Act =
  | {
      readonly [N in CommandName]: {
        readonly type: 'call';
        readonly name: N;
        readonly input: CallInput<N>;
      };
    }[CommandName]
  | { readonly type: 'end'; readonly client: string; readonly name: string };
