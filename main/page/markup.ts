// HTML in which nothing from outside can be anything but text.

/** Text that is markup already; only `html` makes it. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | readonly Markup[];

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Controls and the marks that reorder or hide text are shown by their number. */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

const textOf = (text: string): string =>
  text
    .replaceAll(unsafe, (character) =>
      character === '\n' ? '\n' : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
    )
    .replaceAll(/[&<>"']/g, (character) => escapes[character] ?? '');

const partText = (part: Part): string => {
  if (typeof part === 'string') return textOf(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
};

export const html = (pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  markup: pieces
    .map((piece, at) => {
      const part = parts[at];
      return part === undefined ? piece : piece + partText(part);
    })
    .join(''),
});

export const nothing: Markup = { markup: '' };
