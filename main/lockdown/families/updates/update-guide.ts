// How a person gets the newest version of a client, in steps.
import type { Client, UpdateAdvice } from '../../../catalogue/index.ts';
import type { Guide } from '../../check.ts';

export function updateGuide(client: Client, advice: UpdateAdvice | undefined): Guide {
  const name = client.shortName;
  if (advice === undefined) {
    return { instructions: [`Look in ${name} itself for an update.`], page: null };
  }
  const { sentence, command, page } = advice;
  return {
    instructions:
      command === null
        ? [sentence, `Or use ${name} in the browser, which your system updates.`]
        : [sentence, `In a terminal: ${command.join(' ')}`],
    page,
  };
}
