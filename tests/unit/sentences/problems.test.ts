// Every problem that the rooms behind the screens can give is known in German: read out of their own source, for most of
// them need a disk in trouble or another person's file to be said.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../main/journal/refusal.ts';
import { notGerman } from './not-german.ts';

const root = join(import.meta.dirname, '..', '..', '..');

const rooms = [
  'main/guard/blocks',
  'main/guard/changes',
  'main/guard/service',
  'main/journal',
  'main/lockdown',
  'main/platform/command',
  'main/platform/linux/firewall',
  'main/platform/linux/inventory',
  'main/platform/linux/packages',
  'main/platform/win32/actions',
  'main/platform/win32/administrator',
  'main/platform/win32/removal',
  'main/removal',
];

/** What is shown of a problem, and what cannot be undone. */
const told = new Set(['message', 'advice', 'comeBack']);

/** Only ever seen in a terminal, or put together from sentences that are known. */
const elsewhere = new Set(['main/guard/changes/elevation/root-history.ts']);

describe.each(rooms)('%s', (room) => {
  const files = readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .map((name) => `${room}/${name}`)
    .filter((name) => name.endsWith('.ts') && !elsewhere.has(name));

  it('says its problems in German', () => {
    const sentences = files.flatMap(sentencesOf);
    expect(sentences.length).toBeGreaterThan(0);
    expect(notGerman(sentences)).toEqual([]);
  });
});

it('what the system refuses is said in German', () => {
  const source = readFileSync(join(root, 'main/journal/refusal.ts'), 'utf8');
  const codes = [...source.matchAll(/^ +(E[A-Z]+):/gm)].map(([, code]) => code);
  expect(codes.length).toBeGreaterThan(10);
  const problems = (['linux', 'darwin', 'win32'] as const).flatMap((platform) =>
    [...codes, 'EODD'].map((code) =>
      problemOf('/etc/x', Object.assign(new Error(), { code }), platform),
    ),
  );
  expect(notGerman(problems.flatMap(({ message, advice }) => [message, advice]))).toEqual([]);
});

const sentencesOf = (file: string): readonly string[] => {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && told.has(node.name.text))
      found.push(...textsOf(node.initializer));
    if (ts.isCallExpression(node) && node.expression.getText() === 'refuse')
      found.push(...node.arguments.slice(2).flatMap(textsOf));
    if (ts.isCallExpression(node) && /(?:^|\.)report$/.test(node.expression.getText())) {
      const [, , said, advice] = node.arguments;
      // A path stands before it, and a full stop behind.
      if (said) found.push(...textsOf(said).map((text) => `x ${text}.`));
      if (advice) found.push(...textsOf(advice));
    }
    if (ts.isVariableDeclaration(node) && node.name.getText() === 'advice' && node.initializer)
      found.push(...textsOf(node.initializer));
    ts.forEachChild(node, visit);
  };
  visit(source);
  // What is nothing but a value of somewhere else is said there.
  return found.filter((text) => /[a-wyz]/.test(text));
};

/** A text with `x` in its gaps; one for each way in which it may be put together. */
const textsOf = (node: ts.Node): readonly string[] => {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return textsOf(node.expression);
  if (ts.isConditionalExpression(node))
    return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
  if (!ts.isTemplateExpression(node)) return ['x'];
  return node.templateSpans.reduce<readonly string[]>(
    (texts, { expression, literal }) =>
      texts.flatMap((text) => textsOf(expression).map((value) => text + value + literal.text)),
    [node.head.text],
  );
};
