// One entry of a JSON file as text: taken out and put in again, and every other byte of the file stays.
import { type Node, type ParseError, parseTree } from 'jsonc-parser';

/** Names from the outermost object inwards. */
export type EntryKeys = readonly [string, ...string[]];

/** The entry's own text, null where there is none. Undefined: this is no JSON. */
export const entryIn = (text: string, keys: EntryKeys): string | null | undefined => {
  const root = rootOf(text);
  if (root === undefined) return undefined;
  const value = propertyAt(root, keys)?.children?.[1];
  return value === undefined ? null : slice(text, value);
};

/** Of several of one name all go. */
export const withoutEntry = (text: string, keys: EntryKeys): string => {
  for (let now = text; ; ) {
    const root = rootOf(now);
    const property = root === undefined ? undefined : propertyAt(root, keys);
    if (property === undefined) return now;
    now = without(now, property);
  }
};

/** Puts an entry's text back at the end of its object; objects on the way that are gone are made. */
export const withEntry = (text: string, keys: EntryKeys, entry: string): string | null => {
  const root = rootOf(text);
  if (root?.type !== 'object') return null;
  let [object, rest] = [root, keys as readonly string[]];
  while (rest.length > 1) {
    const inner = named(object, rest[0])?.children?.[1];
    if (inner === undefined) break;
    if (inner.type !== 'object') return null;
    [object, rest] = [inner, rest.slice(1)];
  }
  const added = rest.reduceRight((value, name, at) => {
    const property = `${JSON.stringify(name)}:${value}`;
    return at === 0 ? property : `{${property}}`;
  }, entry);
  const last = object.children?.at(-1);
  const end = last === undefined ? object.offset + 1 : last.offset + last.length;
  return `${text.slice(0, end)}${last === undefined ? '' : ','}${added}${text.slice(end)}`;
};

const rootOf = (text: string): Node | undefined => {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors);
  return errors.length === 0 ? root : undefined;
};

const propertyAt = (root: Node, keys: EntryKeys): Node | undefined => {
  let property: Node | undefined;
  let node: Node | undefined = root;
  for (const key of keys) {
    property = node === undefined ? undefined : named(node, key);
    node = property?.children?.[1];
  }
  return property;
};

/** Of several equal names the last counts, as JSON.parse has it. */
const named = (object: Node, name: string | undefined): Node | undefined =>
  object.type !== 'object'
    ? undefined
    : object.children?.findLast(({ children }) => children?.[0]?.value === name);

/** With one comma: the one before it, or behind the first. */
const without = (text: string, property: Node): string => {
  const siblings = property.parent?.children ?? [];
  const at = siblings.indexOf(property);
  const [before, after] = [siblings[at - 1], siblings[at + 1]];
  const start = before === undefined ? property.offset : before.offset + before.length;
  const end =
    before === undefined && after !== undefined ? after.offset : property.offset + property.length;
  return text.slice(0, start) + text.slice(end);
};

const slice = (text: string, { offset, length }: Node): string =>
  text.slice(offset, offset + length);
