import { describe, expect, it } from 'vitest';
import { de } from '../../../renderer/words/de.ts';
import { en } from '../../../renderer/words/en.ts';

const texts = (value: unknown, path = ''): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => texts(inner, `${path}.${key}`))
    : [[path, value]];
const placeholders = (text: unknown): readonly string[] =>
  (String(text).match(/\{\{\w+\}\}/g) ?? []).sort();

describe('the catalogues of words', () => {
  it('have the same keys', () => {
    expect(texts(de).map(([key]) => key)).toEqual(texts(en).map(([key]) => key));
  });
  it('have no empty text', () => {
    for (const [key, text] of [...texts(en), ...texts(de)]) expect(text, key).toMatch(/\S/);
  });
  it('fill the same gaps in each language', () => {
    const german = new Map(texts(de));
    for (const [key, text] of texts(en))
      expect(placeholders(german.get(key)), key).toEqual(placeholders(text));
  });
});
