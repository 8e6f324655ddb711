// Whether a path lies below another: by the separators of Linux and macOS, or of Windows.

export const isInside = (path: string, outer: string): boolean =>
  path.startsWith(`${outer}/`) || path.startsWith(`${outer}\\`);
