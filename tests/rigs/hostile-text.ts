// Texts as an ill-meaning program would name itself, for property tests.
import fc from 'fast-check';

/** Newlines, markup, terminal escapes, halves of characters, JSON's own signs, and a megabyte. */
export const hostileText = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'a\nb\r\n',
      '<script>alert(1)</script>',
      '\u001b[31m\u001b]0;title\u0007',
      '\ud800',
      '\ufffd\u0000\u202e',
      '"}]\\',
      '(null)',
      '__proto__',
      'x'.repeat(1024 * 1024),
    ),
  );
