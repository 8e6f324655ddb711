// JSON files, with or without comments: one value is changed in the text, and the rest of the text stays.
import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import { type Outcome, success } from '../../outcome.ts';
import { byteOrderMark, notUnderstood, type Stands, textOf } from './text.ts';

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** Names from the outermost object inwards. */
export type JsonPath = readonly [string, ...string[]];

export interface JsonStands extends Stands {
  readonly parsed: unknown;
}

interface JsonDocument {
  readonly head: string;
  readonly text: string;
  readonly root: Node | null;
}

/** The value at a path; null where none stands there. Of several equal names the last counts, as JSON.parse has it. */
export function getJson(content: Buffer, path: string, keys: JsonPath): Outcome<JsonStands | null> {
  const document = readJson(content, path);
  if (!document.ok) return document;
  const { text, root } = document.value;
  let node = root;
  for (const key of keys) node = lastNamed(node, key)?.value ?? null;
  if (node === null) return success(null);
  const before = text.slice(0, node.offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  const lineEnd = text.indexOf('\n', node.offset);
  return success({
    value: text.slice(node.offset, node.offset + node.length),
    parsed: plainValue(node),
    line: before.split('\n').length,
    excerpt: text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd).trim(),
  });
}

/** Sets one value of a file that may not be there yet; objects on the way are made. */
export function setJson(
  content: Buffer | null,
  path: string,
  keys: JsonPath,
  value: JsonValue,
): Outcome<Buffer> {
  if (content === null || content.toString('utf8').replace(byteOrderMark, '').trim() === '') {
    const nested = [...keys].reverse().reduce<JsonValue>((inner, key) => ({ [key]: inner }), value);
    return success(Buffer.from(`${JSON.stringify(nested, null, 2)}\n`));
  }
  const document = readJson(content, path);
  if (!document.ok) return document;
  const { head, text, root } = document.value;
  if (root?.type !== 'object') return notUnderstood(path, 'it holds no object');
  const changed = replaceOrAdd(text, root, keys, value);
  if (changed === null) return notUnderstood(path, `there is something else at ${keys.join('.')}`);
  return success(Buffer.from(head + changed));
}

function readJson(content: Buffer, path: string): Outcome<JsonDocument> {
  const decoded = textOf(content, path);
  if (!decoded.ok) return decoded;
  const head = decoded.value.startsWith(byteOrderMark) ? byteOrderMark : '';
  const text = decoded.value.slice(head.length);
  const errors: ParseError[] = [];
  try {
    const root = parseTree(text, errors, { allowTrailingComma: true }) ?? null;
    const [error] = errors;
    if (error === undefined) return success({ head, text, root });
    const line = text.slice(0, error.offset).split('\n').length;
    return notUnderstood(path, `it is no valid JSON at line ${line}`);
  } catch {
    // Nested so deeply that reading it exhausts the stack.
    return notUnderstood(path, 'it is nested too deeply');
  }
}

function replaceOrAdd(text: string, root: Node, keys: JsonPath, value: JsonValue): string | null {
  let node = root;
  for (const [depth, key] of keys.entries()) {
    const property = lastNamed(node, key);
    if (property === null) return addTo(text, node, keys.slice(depth), value);
    if (depth === keys.length - 1) {
      const { offset, length } = property.value;
      if (equal(plainValue(property.value), value)) return text;
      return text.slice(0, offset) + JSON.stringify(value) + text.slice(offset + length);
    }
    if (property.value.type !== 'object') return null;
    node = property.value;
  }
  return null;
}

/** Adds a property at the end of one object, laid out as its neighbours are. */
function addTo(text: string, object: Node, keys: readonly string[], value: JsonValue): string {
  const [key = '', ...inner] = keys;
  const nested = inner.reverse().reduce<JsonValue>((within, name) => ({ [name]: within }), value);
  const property = `${JSON.stringify(key)}: ${JSON.stringify(nested)}`;
  const first = object.children?.at(0);
  const last = object.children?.at(-1);
  if (first === undefined || last === undefined) {
    const start = object.offset + 1;
    const end = object.offset + object.length - 1;
    const outer = `${lineEndingOf(text)}${indentAt(text, object.offset)}`;
    const kept = text.slice(start, end).trimEnd();
    return `${text.slice(0, start)}${kept}${outer}${indentStepOf(text)}${property}${outer}${text.slice(end)}`;
  }
  const gap = /\s*$/.exec(text.slice(0, first.offset))?.[0] ?? '';
  const end = last.offset + last.length;
  return `${text.slice(0, end)},${gap}${property}${text.slice(end)}`;
}

const lineEndingOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

const indentStepOf = (text: string): string => /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';

const indentAt = (text: string, offset: number): string =>
  /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset) + 1))?.[0] ?? '';

interface Property {
  readonly value: Node;
}

function lastNamed(node: Node | null, name: string): Property | null {
  if (node?.type !== 'object') return null;
  for (const property of [...(node.children ?? [])].reverse()) {
    const [key, value] = property.children ?? [];
    if (key?.value === name && value !== undefined) return { value };
  }
  return null;
}

function plainValue(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(plainValue);
  if (node.type !== 'object') return node.value;
  return Object.fromEntries(
    (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
      key === undefined || value === undefined ? [] : [[String(key.value), plainValue(value)]],
    ),
  );
}

const equal = (one: unknown, other: JsonValue): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
