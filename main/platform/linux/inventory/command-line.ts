// Command lines that other programs would run, taken apart to see which program they lead to. Nothing is run.

/** `\s`, `\n`, `\t`, `\r`, `\\` in a value of a desktop entry. */
const unescapeValue = (value: string): string =>
  value.replace(/\\([sntr\\])/g, (_, sign: string) => escapes[sign] ?? sign);

const escapes: Readonly<Record<string, string>> = {
  s: ' ',
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
};

/** The arguments of an `Exec` key, field codes (`%U`) left out (https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html). */
export const execArguments = (exec: string): string[] =>
  split(unescapeValue(exec.slice(0, mostLength))).filter(
    (argument) => !/^%[a-zA-Z]$/.test(argument),
  );

/** The arguments of a unit's `ExecStart`, without the signs before the program (systemd.service(5)). */
export const unitArguments = (command: string): string[] =>
  split(command.slice(0, mostLength).replace(/^[@:+!|-]+/, '')).map((argument) =>
    argument.replace(/^%h(?=\/)/, '~'),
  );

/** Longer command lines are cut: no desktop starts them. */
const mostLength = 64 * 1024;

/** Words parted by blanks; quotes hold words together, a backslash takes the next sign as it is. */
const split = (line: string): string[] => {
  const words: string[] = [];
  const word = /(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"?|'[^']*'?|\\$)+/gs;
  for (const [found] of line.matchAll(word)) words.push(unquote(found));
  return words;
};

const unquote = (word: string): string =>
  word.replace(
    /"((?:[^"\\]|\\.)*)"?|'([^']*)'?|\\(.)/gs,
    (_, double?: string, single?: string, escaped?: string) =>
      double?.replace(/\\(.)/gs, '$1') ?? single ?? escaped ?? '',
  );

export type Launch =
  | { readonly kind: 'program'; readonly program: string }
  | { readonly kind: 'flatpak' | 'snap'; readonly application: string };

/** Programs that only prepare the next one. */
const preparing = new Set([
  'env',
  'nohup',
  'setsid',
  'exec',
  'nice',
  'ionice',
  'stdbuf',
  'timeout',
  'dbus-launch',
]);
const shells = new Set(['sh', 'bash', 'dash', 'zsh']);
/** A shell's text in a shell's text, and no deeper. */
const deepest = 3;

/** What a command line starts: programs, or applications of flatpak or snap. A shell's text may start several. */
export const launchesOf = (words: readonly string[], depth = 0): readonly Launch[] => {
  const [program, ...rest] = words.slice(beginOf(words));
  if (program === undefined || program === '') return [];
  const name = baseOf(program);
  if (shells.has(name) && /^-[a-z]*c$/.test(rest[0] ?? ''))
    return depth === deepest
      ? []
      : commandsIn(rest[1] ?? '').flatMap((one) => launchesOf(one, depth + 1));
  return [launchOf(program, name, rest)];
};

/** Where the program itself stands: behind `env VARIABLE=value -u NAME`, `nice -n 10`, `timeout 5`. */
const beginOf = (words: readonly string[]): number => {
  let at = 0;
  for (let word = words[at]; word !== undefined && preparing.has(baseOf(word)); word = words[at]) {
    at += 1;
    for (let next = words[at]; next !== undefined; next = words[at]) {
      if (/^-[A-Za-z]$/.test(next) && takesValue.has(next)) at += 2;
      else if (/^(?:\w+=|-|[\d.]+[smhd]?$)/.test(next)) at += 1;
      else break;
    }
  }
  return at;
};

const takesValue = new Set(['-u', '-C', '-n', '-c', '-p', '-k', '-s']);

const commandsIn = (text: string): string[][] =>
  text
    .slice(0, mostLength)
    .split(/&&|\|\||[;&|\n]/)
    .map(split);

const launchOf = (program: string, name: string, rest: readonly string[]): Launch => {
  if ((name === 'flatpak' || name === 'snap') && rest[0] === 'run') {
    const application = rest.slice(1).find((word) => !word.startsWith('-'));
    if (application !== undefined)
      return { kind: name, application: name === 'snap' ? snapOf(application) : application };
  }
  if (/^\/(?:var\/lib\/snapd\/)?snap\/bin\//.test(program))
    return { kind: 'snap', application: snapOf(name) };
  const exported = /\/flatpak\/exports\/bin\/([^/]+)$/.exec(program)?.[1];
  if (exported !== undefined) return { kind: 'flatpak', application: exported };
  return { kind: 'program', program: program.replace(/^\$(?:HOME|\{HOME\})(?=\/)/, '~') };
};

/** `zoom-client.zoom` is an application of the snap `zoom-client`; `zoom-client_work` a second instance of it. */
const snapOf = (application: string): string => /^[^._]*/.exec(application)?.[0] ?? application;

const baseOf = (word: string): string => word.slice(word.lastIndexOf('/') + 1);
