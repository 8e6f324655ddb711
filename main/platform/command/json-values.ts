// Cuts a stream of JSON objects and arrays into single values. `pactl -f json subscribe` prints objects with nothing
// between them, `pw-dump --monitor` prints one indented array after another: neither has a line per value.

export type JsonPiece =
  | { readonly kind: 'value'; readonly value: unknown }
  /** Not JSON, or longer than the limit: dropped up to where a value can begin again. */
  | { readonly kind: 'dropped'; readonly reason: 'not-json' | 'too-long' };

export interface JsonSplitter {
  /** Takes the next piece of the stream, cut anywhere; gives what it completes, in order. Never throws. */
  push(chunk: string): JsonPiece[];
}

/**
 * Values longer than `limit` characters (default 16 Mi) are dropped there and then, so neither an endless stream nor
 * one bracket too many costs memory or deafens us for longer than that.
 */
export function jsonSplitter(limit = 16 * 1024 * 1024): JsonSplitter {
  let parts: string[] = [];
  let length = 0;
  let depth = 0;
  let inString = false;
  let escaped = false;
  let junk = false;

  const forget = (): void => {
    parts = [];
    length = 0;
    depth = 0;
    inString = false;
    escaped = false;
  };

  return {
    push: (chunk) => {
      const pieces: JsonPiece[] = [];
      const endJunk = (): void => {
        if (junk) pieces.push({ kind: 'dropped', reason: 'not-json' });
        junk = false;
      };
      let from = 0;
      for (let at = 0; at < chunk.length; at += 1) {
        const code = chunk.charCodeAt(at);
        const opens = code === openBrace || code === openBracket;
        if (depth === 0) {
          if (opens) {
            endJunk();
            from = at;
            depth = 1;
            length = 1;
            // Between values white space is expected; a line of anything else is counted once.
          } else if (code === newline) endJunk();
          else if (!isSpace(code)) junk = true;
          continue;
        }
        length += 1;
        if (length > limit) {
          forget();
          pieces.push({ kind: 'dropped', reason: 'too-long' });
        } else if (inString) {
          if (escaped) escaped = false;
          else if (code === backslash) escaped = true;
          else if (code === quote) inString = false;
        } else if (code === quote) inString = true;
        else if (opens) depth += 1;
        else if (code === closeBrace || code === closeBracket) {
          depth -= 1;
          if (depth === 0) {
            parts.push(chunk.slice(from, at + 1));
            pieces.push(parsed(parts.join('')));
            forget();
          }
        }
      }
      if (depth > 0) parts.push(chunk.slice(from));
      return pieces;
    },
  };
}

const parsed = (text: string): JsonPiece => {
  try {
    const value: unknown = JSON.parse(text);
    return { kind: 'value', value };
  } catch {
    return { kind: 'dropped', reason: 'not-json' };
  }
};

const newline = 0x0a;
const quote = 0x22;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const isSpace = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0d;
