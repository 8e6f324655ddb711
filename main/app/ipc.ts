// The wall between window and guard: who may speak, and only the contract's words.

import { callChannel } from '../../preload/channels.ts';
import type { CallName, CallOutcome, Problem } from '../../preload/contract/index.ts';
import type { ElectronPort, SenderFrame } from './electron-port.ts';
import { isOurs } from './window-policy.ts';

interface Callable {
  call(name: string, input: unknown): Promise<CallOutcome<CallName>>;
}

/** Registers the one channel. The service parses name and input; here is decided whether they are looked at. */
export const answerWindow = (electron: Pick<ElectronPort, 'handle'>, service: Callable): void => {
  electron.handle(callChannel, async (sender, ...sent) => {
    if (!mayCall(sender)) return refuse(notOurs);
    const [name, input, ...rest] = sent;
    if (typeof name !== 'string' || rest.length > 0) return refuse(notACall);
    return service.call(name, input);
  });
};

/** The screens themselves, in the window's own frame: nothing framed, nothing that has gone away, no other address. */
export const mayCall = (sender: SenderFrame): boolean =>
  sender?.isMainFrame === true && isOurs(sender.url);

const refuse = (problem: Problem) => ({ ok: false, problem }) as const;

const notOurs: Problem = {
  kind: 'not-permitted',
  subject: 'window',
  message: 'This page may not speak to Callwarden.',
  advice: 'Close the window and open it from the tray.',
};

const notACall: Problem = {
  kind: 'usage',
  subject: 'window',
  message: 'The question was not understood, and nothing was changed.',
  advice: 'Reload the window and try again.',
};
