// Bytes in, whole lines out. A line has a bound, so that a broken writer cannot fill the memory.

const newline = 0x0a;

/** 1 MiB: sixteen times what a process with 4,096 bytes of arguments can cost when every byte is escaped. */
const longestLine = 1024 * 1024;

export interface LineSplitter {
  /** The lines that this chunk completed, without their newline. */
  push(chunk: Uint8Array): string[];
  /** What stood after the last newline when the stream ended, if anything. */
  end(): string[];
  /** How many lines were longer than the bound, and so dropped. */
  readonly dropped: number;
}

/** A splitter for one stream. Each byte is copied at most once, however the stream was cut. */
export function splitLines(limit: number = longestLine): LineSplitter {
  let pieces: Uint8Array[] = [];
  let pending = 0;
  let overlong = false;
  let dropped = 0;

  const keep = (piece: Uint8Array) => {
    if (overlong || piece.length === 0) return;
    if (pending + piece.length > limit) {
      overlong = true;
      pieces = [];
      pending = 0;
      return;
    }
    pieces.push(piece);
    pending += piece.length;
  };

  const finish = (into: string[]) => {
    if (overlong) dropped += 1;
    else if (pieces.length === 1 && pieces[0] !== undefined) into.push(text(pieces[0]));
    else into.push(Buffer.concat(pieces, pending).toString('utf8'));
    pieces = [];
    pending = 0;
    overlong = false;
  };

  return {
    push(chunk) {
      const lines: string[] = [];
      let from = 0;
      for (;;) {
        const at = chunk.indexOf(newline, from);
        if (at === -1) break;
        keep(chunk.subarray(from, at));
        finish(lines);
        from = at + 1;
      }
      keep(chunk.subarray(from));
      return lines;
    },
    end() {
      const lines: string[] = [];
      if (pending > 0 || overlong) finish(lines);
      return lines;
    },
    get dropped() {
      return dropped;
    },
  };
}

const text = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
