// Lines that tell a package manager to take packages without a signature: apt's two forms (sources.list(5)), dnf's.
import { type Outcome, success } from '../../../outcome.ts';
import { textOf } from '../../codecs/text.ts';

interface Unsigned {
  readonly line: number;
  readonly excerpt: string;
}

const forms: readonly { readonly says: RegExp; mend(line: string): string }[] = [
  {
    // deb [arch=amd64 trusted=yes] https://…
    says: /^\s*deb(?:-src)?\s+\[[^\]]*\b(?:trusted|allow-insecure)=yes\b[^\]]*\]/,
    mend: (line) =>
      line
        .replace(/\s*\b(?:trusted|allow-insecure)=yes\b/g, '')
        .replace(/\[\s+/, '[')
        .replace(/\[\]\s*/, ''),
  },
  {
    // Trusted: yes
    says: /^(?:Trusted|Allow-Insecure):\s*yes\s*$/i,
    mend: (line) => line.replace(/yes(\s*)$/i, 'no$1'),
  },
  {
    // gpgcheck=0
    says: /^\s*gpgcheck\s*=\s*(?:0|no|false|off)\s*$/i,
    mend: (line) => line.replace(/(=\s*)\S+/, '$11'),
  },
];

/** The first line that does without a signature; null where there is none. */
export function unsignedLine(content: Buffer): Unsigned | null {
  const lines = content.toString('utf8').split(/\r?\n/);
  const index = lines.findIndex((line) => forms.some(({ says }) => says.test(line)));
  const excerpt = lines[index];
  return excerpt === undefined ? null : { line: index + 1, excerpt };
}

/** The same file asking for signatures; every other line stays as it is. */
export function signaturesRequired(content: Buffer, path: string): Outcome<Buffer> {
  const text = textOf(content, path);
  if (!text.ok) return text;
  const mended = text.value
    .split(/(\r?\n)/)
    .map((line) => forms.find(({ says }) => says.test(line))?.mend(line) ?? line);
  return success(Buffer.from(mended.join('')));
}
