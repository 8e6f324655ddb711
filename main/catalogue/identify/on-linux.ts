// Which client a process on Linux is, and how sure that is. Pure, like its sisters for macOS and Windows.
import type { ClientId } from '../../../preload/contract/index.ts';
import type { Catalogue } from '../load.ts';
import { baseName, insideRoot, mergeUsr, PathIndex, splitUsr, tidyPath } from '../paths/paths.ts';
import type { Identification, IdentifierOptions, Identify, OwnedFile } from './identification.ts';
import { type Sandbox, sandboxFolders, sandboxOf } from './sandbox.ts';

/** The kernel cuts a process's name after this many bytes. */
const shortNameLength = 15;

/** Programs that run other programs' text: their names say nothing, and neither do their arguments. */
const interpreter =
  /^(?:(?:ba|da|z|k|mk|fi|a|c|tc|busybox\.?)?sh|busybox|env|(?:python|pypy|perl|ruby|lua|luajit|php|tclsh|wish)[\d.]*|node|nodejs|deno|bun|java|mono|gjs|gjs-console|guile|strace|ltrace|gdb|sudo|nohup|setsid|timeout|flatpak|bwrap|snap|snap-exec|snap-confine|xdg-dbus-proxy|firejail)$/;

/** Programs that a sandbox brings along beside the client. */
const sandboxHelper = /^(?:bwrap|xdg-dbus-proxy|flatpak-[\w-]+|snap-[\w-]+|snapctl)$/;

/** Builds the lookups once; to identify a process then costs a few map lookups, well under a microsecond. */
export function createLinuxIdentifier(catalogue: Catalogue, options: IdentifierOptions): Identify {
  const root = tidyPath(options.root) ?? '/';
  const home = tidyPath(options.home);
  const system = new PathIndex<ClientId>();
  const homes = new PathIndex<ClientId>();
  const names = new Map<string, { readonly client: ClientId; readonly name: string }>();
  const sandboxes = new Map<string, ClientId>();

  const addPlace = (entry: string, client: ClientId): void => {
    if (!entry.startsWith('~/')) system.add(mergeUsr(entry), entry, client);
    else if (home !== null) homes.add(home + entry.slice(1), entry, client);
  };

  for (const client of catalogue.clients) {
    const { processNames, installPaths, packages } = client.linux;
    for (const name of processNames) {
      names.set(name, { client: client.id, name });
      names.set(name.slice(0, shortNameLength), { client: client.id, name });
    }
    for (const path of installPaths) addPlace(path, client.id);
    for (const kind of ['flatpak', 'snap'] as const) {
      for (const name of packages[kind]) {
        sandboxes.set(`${kind} ${name}`, client.id);
        for (const folder of sandboxFolders({ kind, name })) addPlace(folder, client.id);
      }
    }
  }

  const ownerOf = (path: string): OwnedFile | null => {
    const short = splitUsr(path);
    const owner =
      options.ownership.packageOf(path) ??
      options.ownership.packageOf(mergeUsr(path)) ??
      (short === null ? null : options.ownership.packageOf(short));
    return owner === null || catalogue.byId(owner.client) === undefined ? null : owner;
  };

  const byOwnership = (path: string): Identification | null => {
    const owner = ownerOf(path);
    return owner && verified(owner.client, packageEvidence(owner));
  };

  /**
   * A program that runs in mounts of its own tells its path as it is there, so one of the tree that is looked at seems to
   * stand outside of it. Where its packages put a file of this path it is their client, as surely as a path can say.
   */
  const byTreesPackages = (path: string): Identification | null => {
    const owner = ownerOf(path);
    return owner && { client: owner.client, identity: 'path', evidence: packageEvidence(owner) };
  };

  const bySandbox = (cgroup: string, path: string): Identification | null => {
    const sandbox = sandboxOf(cgroup);
    if (sandbox === null) return null;
    const client = sandboxes.get(`${sandbox.kind} ${sandbox.name}`);
    if (client === undefined || !standsInside(sandbox, path, home)) return null;
    return verified(client, `belongs to ${sandbox.name} (${sandbox.kind})`);
  };

  const byPlace = (path: string, inside: string | null): Identification | null => {
    const place = (inside === null ? null : system.find(mergeUsr(inside))) ?? homes.find(path);
    if (place === null) return null;
    return { client: place.owner, identity: 'path', evidence: `stands at ${place.entry}` };
  };

  const byName = (name: string): Identification | null => {
    const match = names.get(name);
    if (match === undefined) return null;
    return {
      client: match.client,
      identity: 'name-only',
      evidence: `is only called ${match.name}`,
    };
  };

  return (process) => {
    const { executable } = process;
    if (executable === null) {
      // A kernel thread or a zombie has neither; another user's process shows its arguments.
      return process.arguments.length === 0 ? null : byName(process.name);
    }
    const path = tidyPath(executable);
    if (path !== null) {
      const inside = insideRoot(path, root);
      const sure =
        (inside === null ? byTreesPackages(path) : byOwnership(inside)) ??
        bySandbox(process.cgroup, inside ?? path) ??
        byPlace(path, inside);
      if (sure !== null) return sure;
    }
    const called = baseName(executable);
    if (interpreter.test(called)) return null;
    return byName(called) ?? byName(process.name);
  };
}

/**
 * A control group's name is a person's own to choose (`systemd-run --user --unit=…`), so it counts only together
 * with a file that stands where the sandbox keeps its programs.
 */
function standsInside(sandbox: Sandbox, path: string, home: string | null): boolean {
  if (sandboxHelper.test(baseName(path))) return false;
  if (sandbox.kind === 'flatpak' && /^(?:\/newroot)?\/app\//.test(path)) return true;
  return sandboxFolders(sandbox).some((folder) => {
    const place = folder.startsWith('~/') ? `${home ?? ''}${folder.slice(1)}` : folder;
    return path.startsWith(`${place}/`);
  });
}

function verified(client: ClientId, evidence: string): Identification {
  return { client, identity: 'verified', evidence };
}

/** A package's name may come from a foreign tree: it is quoted only if it is one. */
function packageEvidence(owner: OwnedFile): string {
  const plain = /^[\w.+:-]{1,80}$/;
  return plain.test(owner.package) && plain.test(owner.source)
    ? `belongs to the package ${owner.package} (${owner.source})`
    : 'belongs to one of its packages';
}
