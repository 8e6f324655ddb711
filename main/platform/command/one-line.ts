// Text from outside, made fit to stand in a sentence.

// C0 and C1 controls, line and paragraph separators, and the marks that turn the writing direction around.
const unfit = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;

/** One line of at most `limit` characters: controls become a space, what is too long ends in an ellipsis. */
export function oneLine(text: string, limit = 200): string {
  // Cut before replacing: a name of a megabyte costs no more than a long one.
  const head = text
    .slice(0, limit * 4)
    .replace(unfit, ' ')
    .trim();
  if (head.length <= limit) return text.length > limit * 4 ? `${head}…` : head;
  const cut = head.slice(0, limit - 1);
  // Never half a surrogate pair.
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
