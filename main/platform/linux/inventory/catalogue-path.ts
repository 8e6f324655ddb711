// A path of the catalogue as a path of this ground.

/** `$XDG_CACHE_HOME` at its default place; null for what is no path of Linux: a registry key, a folder of macOS. */
export const placeInCatalogue = (entry: string): string | null => {
  const path = entry.replace(
    /^\$(XDG_\w+_HOME)(?=\/)/,
    (whole, name: string) => places[name] ?? whole,
  );
  const isPath = path.startsWith('/') || (path.startsWith('~/') && !path.startsWith('~/Library/'));
  return isPath && !path.split('/').includes('..') ? path : null;
};

/** https://specifications.freedesktop.org/basedir-spec/latest/ */
const places: Readonly<Record<string, string>> = {
  XDG_CACHE_HOME: '~/.cache',
  XDG_CONFIG_HOME: '~/.config',
  XDG_DATA_HOME: '~/.local/share',
  XDG_STATE_HOME: '~/.local/state',
};
