// Pure: server-sent events out of pieces of text, as they come (https://html.spec.whatwg.org/multipage/server-sent-events.html).

/** Gives a function that takes the next piece and gives the data of every message that it completed. */
export const messageReader = (): ((piece: string) => readonly string[]) => {
  let rest = '';
  return (piece) => {
    const messages = (rest + piece).split('\n\n');
    rest = messages.pop() ?? '';
    return messages.map(dataOf).filter((data) => data !== '');
  };
};

const dataOf = (message: string): string =>
  message
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5).trimStart())
    .join('\n');
