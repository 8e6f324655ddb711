// Addresses of a block, sorted for rules: what is no address is left out, never guessed at.

/** Each part is an address of this family, or none at all. */
const v4 = /^\d{1,3}(\.\d{1,3}){3}$/;
const v6 = /^[0-9a-f:]*:[0-9a-f:.]*$/i;

export interface AddressList {
  readonly v4: readonly string[];
  readonly v6: readonly string[];
}

/** Addresses, ranges (`a/bits`) and spans (`a-b`), told apart by family. */
export const addressList = (texts: readonly string[]): AddressList => {
  const of = (form: RegExp, most: number): string[] => [
    ...new Set(texts.filter((text) => isOf(text, form, most))),
  ];
  return { v4: of(v4, 32), v6: of(v6, 128) };
};

const isOf = (text: string, form: RegExp, most: number): boolean => {
  const [, base, sign, rest] = /^([^/-]+)(?:([/-])(.+))?$/.exec(text) ?? [];
  if (base === undefined || !form.test(base)) return false;
  if (sign === undefined || rest === undefined) return true;
  return sign === '-' ? form.test(rest) : /^\d{1,3}$/.test(rest) && Number(rest) <= most;
};
