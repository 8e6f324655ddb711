// A scheduled task's file in the form in which `schtasks /Create /XML` takes it back everywhere: UTF-16 with a mark.
import { decodeText } from './decode-text.ts';

/** Windows itself writes it so, and then not a byte changes. */
export function definitionOf(file: Buffer): Buffer {
  if (file[0] === 0xff && file[1] === 0xfe) return file;
  const text = decodeText(file).replace(
    /^\s*<\?xml[^>]*\?>/,
    '<?xml version="1.0" encoding="UTF-16"?>',
  );
  return Buffer.from(`\ufeff${text}`, 'utf16le');
}
