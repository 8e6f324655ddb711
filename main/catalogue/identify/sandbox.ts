// Which flatpak application or snap a control group belongs to, and whether an executable can be part of it.

export interface Sandbox {
  readonly kind: 'flatpak' | 'snap';
  /** The application id, or the snap's name without its instance key. */
  readonly name: string;
}

const flatpakScope = /(?:^|\/)app-flatpak-([^/]+)-\d+\.scope(?:\/|$)/;
const snapUnit = /(?:^|\/)snap\.([^./]+)\.[^/]+\.(?:scope|service)(?:\/|$)/;

/** Reads `…/app-flatpak-us.zoom.Zoom-4711.scope` and `…/snap.zoom-client.zoom-client-….scope`. */
export function sandboxOf(cgroup: string): Sandbox | null {
  if (cgroup.includes('app-flatpak-')) {
    const id = flatpakScope.exec(cgroup)?.[1];
    return id === undefined ? null : { kind: 'flatpak', name: unescapeUnit(id) };
  }
  if (cgroup.includes('snap.')) {
    const snap = snapUnit.exec(cgroup)?.[1];
    if (snap === undefined) return null;
    const [name = ''] = unescapeUnit(snap).split('_');
    return { kind: 'snap', name };
  }
  return null;
}

/** Where the sandbox's own programs stand, as the process table shows them. */
export function sandboxFolders({ kind, name }: Sandbox): readonly string[] {
  return kind === 'snap'
    ? [`/snap/${name}`, `/var/lib/snapd/snap/${name}`]
    : [`/var/lib/flatpak/app/${name}`, `~/.local/share/flatpak/app/${name}`];
}

/** systemd writes bytes that a unit's name may not hold as `\x2d`. */
function unescapeUnit(name: string): string {
  return name.replace(/\\x([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
