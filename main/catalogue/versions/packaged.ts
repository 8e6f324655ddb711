// What a package manager writes around the version of a program, and what is left without it.
// Debian Policy 5.6.12 and deb-version(7): [epoch:]upstream[-revision]; rpm-version(7): [epoch:]version[-release].

export interface Packaged {
  /** The program's own version, as its maker would print it or nearly so. */
  readonly upstream: string;
  /** Somebody who packages for a distribution has put a revision to it, and may have put fixes in as well. */
  readonly revised: boolean;
}

/** What distributions put behind the upstream version to say what they took out, or how often they built it. */
const repacked = /[+~](?:ds|dfsg|repack|build|debian|ubuntu)[\w.+~]*$/;

/** Takes epoch, revision and the marks of a repacked source off. Any text gives a result; whether it is a version is for others to say. */
export function unpackaged(version: string): Packaged {
  const withoutEpoch = version.trim().replace(/^\d+:/, '');
  const cut = withoutEpoch.lastIndexOf('-');
  // `7.10.0-beta.1`: behind the hyphen stands a stage, not a revision.
  const revised = cut > 0 && /^\d/.test(withoutEpoch.slice(cut + 1));
  const body = revised ? withoutEpoch.slice(0, cut) : withoutEpoch;
  // `2.0+really1.9` is 1.9: a package that went back without going back in its number.
  const really = /\+really(.+)$/.exec(body)?.[1];
  return { upstream: (really ?? body).replace(repacked, ''), revised };
}
