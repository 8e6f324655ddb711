// Closing what need not be open any more.
import { closeSync } from 'node:fs';

export const closeQuietly = (descriptor: number): void => {
  try {
    closeSync(descriptor);
  } catch {
    // What was written was synced before; a descriptor that is closed already is closed.
  }
};
