// The version of a flatpak application: in what flatpak wrote at deployment, or in the application's own metadata.
import { plainVersion } from './plain-version.ts';

const key = Buffer.from('appdata-version\0');

/**
 * The value of `appdata-version` in a `deploy` file, or null. The file is a GVariant dictionary: the key, padding up to
 * eight bytes, the text, a zero, a zero, and the type `s`
 * (https://docs.gtk.org/glib/gvariant-format-strings.html, flatpak's common/flatpak-dir.c).
 */
export const appdataVersion = (deploy: Buffer): string | null => {
  const at = deploy.indexOf(key);
  if (at < 0) return null;
  let start = at + key.length;
  while (start % 8 !== 0) {
    if (deploy[start] !== 0) return null;
    start += 1;
  }
  const end = deploy.indexOf(0, start);
  if (end < 0 || deploy[end + 1] !== 0 || deploy[end + 2] !== 0x73) return null;
  return plainVersion(deploy.toString('utf8', start, end));
};

/** The version of the first release of an AppStream file: releases stand newest first (https://freedesktop.org/software/appstream/docs/chap-Metadata.html). */
export const newestRelease = (xml: string): string | null => {
  const release = /<release\b[^>]*?\bversion\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(xml);
  return plainVersion(release?.[1] ?? release?.[2] ?? '');
};
