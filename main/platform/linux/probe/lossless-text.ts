// Names chosen by other programs are bytes, not text: what is not UTF-8 is kept as lone surrogates.
import { isUtf8 } from 'node:buffer';

/** Text of bytes from the kernel; a byte that is not UTF-8 becomes `\udc80`–`\udcff`, as the protocol says. */
export function losslessText(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  let text = '';
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      text += String.fromCharCode(0xdc00 + (bytes[at] ?? 0));
      at += 1;
    } else {
      text += bytes.toString('utf8', at, at + length);
      at += length;
    }
  }
  return text;
}

/** The length of the valid UTF-8 sequence that starts here, or 0. */
function sequenceLength(bytes: Buffer, at: number): number {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length += 1) {
    if (isUtf8(bytes.subarray(at, at + length))) return length;
  }
  return 0;
}
