// Texts of configuration files as programs, people and accidents write them, for property tests.
import fc from 'fast-check';

const ending = fc.constantFrom('\n', '\r\n', '\n\n', '\r');
const bom = fc.constantFrom('', '\uFEFF');
const word = fc.string({
  unit: fc.constantFrom(...'abcXYZ09 ._-/é\t;#"\\=[]{}:,'.split('')),
  maxLength: 12,
});

const line = fc.oneof(
  fc.tuple(word, word).map(([key, value]) => `${key}=${value}`),
  word.map((name) => `[${name}]`),
  fc.constantFrom('[General]', '[Context]', 'key=1', ' key = 2', 'key="a b"', 'other=x\\', ''),
  word.map((text) => `;${text}`),
  word.map((text) => `# ${text}`),
  fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')),
);

/** Text that an INI file or key file may hold, well made or not. */
export const iniText: fc.Arbitrary<string> = fc
  .tuple(bom, fc.array(fc.tuple(line, ending), { maxLength: 12 }), fc.boolean())
  .map(([mark, lines, whole]) => {
    const text = lines.map(([content, end]) => content + end).join('');
    return mark + (whole ? text : text.trimEnd());
  });

const indent = fc.constantFrom<string | number | undefined>(undefined, 2, 4, '\t');

/** Valid JSON whose outermost value is an object, laid out in one way or another. */
export const jsonObjectText: fc.Arbitrary<string> = fc
  .tuple(
    bom,
    fc.dictionary(
      fc.oneof(fc.constantFrom('a', 'b', 'c', '__proto__'), fc.string({ maxLength: 5 })),
      fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom('b', 'c'), fc.jsonValue())),
    ),
    indent,
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([mark, value, space, newline]) =>
    `${mark}${JSON.stringify(value, null, space)}\n`.replaceAll('\n', newline),
  );
