// A scheduled task's file: XML after the schema of the Task Scheduler ([MS-TSCH] 2.5, Task Scheduler Schema).

export interface TaskParsed {
  /** What it runs, each a program and its arguments; other actions run no program. */
  readonly programs: readonly { readonly command: string; readonly arguments: string }[];
  readonly enabled: boolean;
  /** It starts at a person's login or with the machine. */
  readonly atStart: boolean;
}

/** Reads what matters of it; null for a text that is no task. */
export function parseTask(xml: string): TaskParsed | null {
  if (!/<Task\b/.test(xml)) return null;
  const settings = contentOf(xml, 'Settings') ?? '';
  const triggers = contentOf(xml, 'Triggers') ?? '';
  const programs = [...xml.matchAll(/<Exec\b[^>]*>(.*?)<\/Exec>/gs)].map(([, exec]) => ({
    command: plain(contentOf(exec ?? '', 'Command') ?? ''),
    arguments: plain(contentOf(exec ?? '', 'Arguments') ?? ''),
  }));
  return {
    programs,
    enabled: (contentOf(settings, 'Enabled') ?? 'true').trim() !== 'false',
    atStart: /<(?:LogonTrigger|BootTrigger)\b/.test(triggers),
  };
}

const contentOf = (xml: string, element: string): string | null =>
  new RegExp(`<${element}\\b[^>]*>(.*?)</${element}>`, 's').exec(xml)?.[1] ?? null;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

const plain = (text: string): string =>
  text
    .replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
      if (name !== undefined) return entities[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .trim();
