// The program of a command line as Windows' registry and tasks write it.

/**
 * `"C:\a b\x.exe" /uninstall` → `C:\a b\x.exe`. Without quotes Windows tries longer and longer beginnings until one is
 * a program (CreateProcessW), so the first `.exe` that ends a word is taken. null where no program is named.
 */
export function programOf(commandLine: string): string | null {
  const line = commandLine.trim();
  const quoted = /^"([^"]+)"/.exec(line)?.[1];
  if (quoted !== undefined) return quoted;
  return (
    /^(.+?\.(?:exe|com|bat|cmd))(?=[\s,"]|$)/i.exec(line)?.[1] ?? /^\S+/.exec(line)?.[0] ?? null
  );
}
