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
  split(unescapeValue(exec)).filter((argument) => !/^%[a-zA-Z]$/.test(argument));

/** The arguments of a unit's `ExecStart`, without the signs before the program (systemd.service(5)). */
export const unitArguments = (command: string): string[] =>
  split(command.replace(/^[@:+!|-]+/, '')).map((argument) => argument.replace(/^%h(?=\/)/, '~'));

/** Words parted by blanks; quotes hold words together, a backslash takes the next sign as it is. */
const split = (line: string): string[] => {
  const words: string[] = [];
  const word = /(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"?|'[^']*'?|\\$)+/gs;
  for (const [found] of line.slice(0, 64 * 1024).matchAll(word)) words.push(unquote(found));
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
  'dbus-launch',
]);
const shells = new Set(['sh', 'bash', 'dash', 'zsh']);

/** What a command line starts in the end: a program, or an application of flatpak or snap. null for an empty one. */
export const launchOf = (words: readonly string[], depth = 0): Launch | null => {
  let at = 0;
  while (at < words.length) {
    const name = baseOf(words[at] ?? '');
    // `env VARIABLE=value -u NAME program`: what follows a variable or an option is the program.
    if (preparing.has(name)) at += 1;
    else if (/^(?:\w+=|-)/.test(words[at] ?? '') && at > 0) at += 1;
    else break;
  }
  const program = words[at];
  if (program === undefined || program === '') return null;
  const rest = words.slice(at + 1);
  const name = baseOf(program);
  if (shells.has(name) && rest[0] === '-c' && rest[1] !== undefined && depth < 3)
    return launchOf(split(rest[1]), depth + 1);
  if (name === 'flatpak' || name === 'snap') {
    const application =
      rest[0] === 'run' ? rest.slice(1).find((word) => !word.startsWith('-')) : undefined;
    if (application !== undefined) return { kind: name, application: snapOf(name, application) };
  }
  if (/^\/(?:var\/lib\/snapd\/)?snap\/bin\//.test(program))
    return { kind: 'snap', application: snapOf('snap', name) };
  const exported = /\/flatpak\/exports\/bin\/([^/]+)$/.exec(program)?.[1];
  if (exported !== undefined) return { kind: 'flatpak', application: exported };
  return { kind: 'program', program: program.replace(/^\$(?:HOME|\{HOME\})(?=\/)/, '~') };
};

/** `zoom-client.zoom` is an application of the snap `zoom-client`; `zoom-client_work` a second instance of it. */
const snapOf = (kind: 'flatpak' | 'snap', application: string): string =>
  kind === 'snap' ? (/^[^._]*/.exec(application)?.[0] ?? application) : application;

const baseOf = (word: string): string => word.slice(word.lastIndexOf('/') + 1);
