// Pure: what xprop prints about windows. Source: xprop of x11-utils 7.7+5, and the recorded outputs in tests/fixtures/xprop. The
// properties themselves: "Extended Window Manager Hints" 1.5, sections 3 and 5.

export interface RootAnswer {
  /** The window by which a window manager shows that it is there; null without one. */
  readonly managerWindow: string | null;
  /** Ids as xprop prints and takes them, `0x600005`; null where no manager keeps the list. */
  readonly windows: readonly string[] | null;
}

export interface WindowAnswer {
  readonly pid: number | null;
  /** The machine on which the window's program runs; null where it does not say. */
  readonly machine: string | null;
}

/** Of `xprop -root _NET_SUPPORTING_WM_CHECK _NET_CLIENT_LIST`. */
export function parseRoot(text: string): RootAnswer {
  const manager = idsOf(text, '_NET_SUPPORTING_WM_CHECK');
  return { managerWindow: manager?.[0] ?? null, windows: idsOf(text, '_NET_CLIENT_LIST') };
}

/**
 * Of `xprop -id ID _NET_WM_PID WM_CLIENT_MACHINE`. The machine's name is the program's own text, so the pid is taken
 * from the first line alone.
 */
export function parseWindow(text: string): WindowAnswer {
  const pid = /^_NET_WM_PID\(CARDINAL\) = ([1-9][0-9]{0,9})(\n|$)/.exec(text)?.[1];
  const machine = /^[^\n]*\nWM_CLIENT_MACHINE\([A-Z0-9_]+\) = "([^"\n]*)"/.exec(text)?.[1];
  return { pid: pid === undefined ? null : Number(pid), machine: machine ?? null };
}

const idsOf = (text: string, property: string): readonly string[] | null => {
  for (const line of text.split('\n')) {
    if (!line.startsWith(`${property}(WINDOW): window id #`)) continue;
    return line.slice(property.length).match(/0x[0-9a-f]{1,8}(?=,|\s|$)/g) ?? [];
  }
  return null;
};
