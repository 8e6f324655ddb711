// XML property lists (plist(5)): a small part of XML, so a reader of just that part. No entity of a document's own is
// ever expanded, and nothing is fetched.
import { deepest, mostValues, type PlistValue } from './plist-value.ts';

type Token =
  | { readonly kind: 'open' | 'close' | 'empty'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** Throws an Error that says what is wrong. */
export function parseXmlPlist(xml: string): PlistValue {
  const tokens = tokensOf(xml);
  const first = nextTag(tokens);
  if (first?.kind !== 'open' || first.name !== 'plist') throw new Error('it does not begin as one');
  const opening = nextTag(tokens);
  if (opening === null) throw new Error('it ends too early');
  const budget = { values: mostValues };
  const value = readValue(opening, tokens, 0, budget);
  const end = nextTag(tokens);
  if (end?.kind !== 'close' || end.name !== 'plist')
    throw new Error('it holds more than one value');
  return value;
}

interface Budget {
  values: number;
}

function readValue(
  tag: Exclude<Token, { kind: 'text' }>,
  tokens: Iterator<Token>,
  depth: number,
  budget: Budget,
): PlistValue {
  budget.values -= 1;
  if (budget.values < 0) throw new Error(`it has more than ${mostValues} values`);
  if (depth > deepest) throw new Error('it is nested too deeply');
  if (tag.kind === 'close') throw new Error(`a value was expected before </${tag.name}>`);
  const isEmpty = tag.kind === 'empty';
  switch (tag.name) {
    case 'true':
    case 'false':
      if (!isEmpty) contentOf(tag.name, tokens);
      return tag.name === 'true';
    case 'string':
      return isEmpty ? '' : contentOf('string', tokens);
    case 'integer':
      return integerOf(isEmpty ? '' : contentOf('integer', tokens).trim());
    case 'real':
      return Number(isEmpty ? Number.NaN : contentOf('real', tokens).trim());
    case 'date':
      return new Date(isEmpty ? Number.NaN : contentOf('date', tokens).trim());
    case 'data':
      return Buffer.from(isEmpty ? '' : contentOf('data', tokens), 'base64');
    case 'array':
      return isEmpty ? [] : arrayOf(tokens, depth, budget);
    case 'dict':
      return isEmpty ? new Map() : dictionaryIn(tokens, depth, budget);
    default:
      throw new Error(`there is no value <${tag.name}>`);
  }
}

function arrayOf(tokens: Iterator<Token>, depth: number, budget: Budget): PlistValue[] {
  const values: PlistValue[] = [];
  for (;;) {
    const tag = nextTag(tokens);
    if (tag === null) throw new Error('a list does not end');
    if (tag.kind === 'close' && tag.name === 'array') return values;
    values.push(readValue(tag, tokens, depth + 1, budget));
  }
}

function dictionaryIn(
  tokens: Iterator<Token>,
  depth: number,
  budget: Budget,
): Map<string, PlistValue> {
  const dictionary = new Map<string, PlistValue>();
  for (;;) {
    const tag = nextTag(tokens);
    if (tag === null) throw new Error('a dictionary does not end');
    if (tag.kind === 'close' && tag.name === 'dict') return dictionary;
    if (tag.name !== 'key') throw new Error('a key was expected in a dictionary');
    const key = tag.kind === 'empty' ? '' : contentOf('key', tokens);
    const opening = nextTag(tokens);
    if (opening === null) throw new Error('a dictionary does not end');
    dictionary.set(key, readValue(opening, tokens, depth + 1, budget));
  }
}

function contentOf(name: string, tokens: Iterator<Token>): string {
  let text = '';
  for (;;) {
    const { value, done } = tokens.next();
    if (done === true) throw new Error(`<${name}> does not end`);
    if (value.kind === 'text') text += value.text;
    else if (value.kind === 'close' && value.name === name) return text;
    else throw new Error(`<${name}> holds something else than text`);
  }
}

/** The next tag; text between tags has to be white space. */
function nextTag(tokens: Iterator<Token>): Exclude<Token, { kind: 'text' }> | null {
  for (;;) {
    const { value, done } = tokens.next();
    if (done === true) return null;
    if (value.kind !== 'text') return value;
    if (value.text.trim() !== '') throw new Error('there is text between values');
  }
}

function* tokensOf(xml: string): Generator<Token> {
  let at = 0;
  while (at < xml.length) {
    if (xml[at] !== '<') {
      const end = xml.indexOf('<', at);
      const until = end === -1 ? xml.length : end;
      yield { kind: 'text', text: unescaped(xml.slice(at, until)) };
      at = until;
    } else if (xml.startsWith('<!--', at)) {
      at = after(xml, '-->', at);
    } else if (xml.startsWith('<![CDATA[', at)) {
      const end = after(xml, ']]>', at);
      yield { kind: 'text', text: xml.slice(at + 9, end - 3) };
      at = end;
    } else if (xml.startsWith('<?', at)) {
      at = after(xml, '?>', at);
    } else if (xml.startsWith('<!', at)) {
      const end = after(xml, '>', at);
      if (xml.slice(at, end).includes('[')) throw new Error('it declares entities of its own');
      at = end;
    } else {
      const end = after(xml, '>', at);
      yield tagOf(xml.slice(at + 1, end - 1));
      at = end;
    }
  }
}

function tagOf(inner: string): Token {
  const name =
    /^\/?([A-Za-z]+)(?:\s[^<]*)?$/.exec(inner)?.[1] ?? /^([A-Za-z]+)\s*\/$/.exec(inner)?.[1];
  if (name === undefined) throw new Error('there is a tag that is none of a property list');
  if (inner.startsWith('/')) return { kind: 'close', name };
  return { kind: inner.endsWith('/') ? 'empty' : 'open', name };
}

const after = (xml: string, mark: string, from: number): number => {
  const found = xml.indexOf(mark, from);
  if (found === -1) throw new Error('it ends in the middle of a tag');
  return found + mark.length;
};

const named: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

const unescaped = (text: string): string =>
  text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (whole, hex, decimal, name) => {
    if (name !== undefined) {
      const character = named[String(name)];
      if (character === undefined) throw new Error(`there is no entity ${String(whole)}`);
      return character;
    }
    const code = Number.parseInt(String(hex ?? decimal), hex === undefined ? 10 : 16);
    if (code > 0x10ffff) throw new Error(`there is no character ${String(whole)}`);
    return String.fromCodePoint(code);
  });

const integerOf = (text: string): number | bigint => {
  if (!/^[+-]?(?:\d{1,20}|0x[0-9a-fA-F]{1,16})$/.test(text)) throw new Error('a number is none');
  const isNegative = text.startsWith('-');
  const size = BigInt(text.replace(/^[+-]/, ''));
  const whole = isNegative ? -size : size;
  return Number.isSafeInteger(Number(whole)) ? Number(whole) : whole;
};
