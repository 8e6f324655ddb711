// What Control Center writes into the log of macOS when the applications change that use a camera or microphone: the
// source of the dots that it shows in the menu bar. Both forms name every application that uses one now.
import * as z from 'zod';
import type { DeviceKind } from '../../../../preload/contract/index.ts';

const changed = 'Active activity attributions changed to ';
const sorted = 'Sorted active attributions from SystemStatus update: ';
const controlCenter = '/System/Library/CoreServices/ControlCenter.app/Contents/MacOS/ControlCenter';

/** Fixed: nothing from outside is ever part of it. The path leaves out what others write under the same name. */
export const attributionPredicate = [
  'subsystem == "com.apple.controlcenter"',
  'category == "sensor-indicators"',
  `processImagePath == "${controlCenter}"`,
  `(eventMessage BEGINSWITH "${changed}" OR eventMessage BEGINSWITH "${sorted}")`,
].join(' AND ');

export interface Attribution {
  readonly device: DeviceKind;
  /** A bundle's identifier; for a program without a bundle, its name. */
  readonly bundle: string;
}

/** `attributions`: all that there are at `atMs`. `unread`: Control Center wrote something that is not understood. */
export type AttributionLine =
  | {
      readonly kind: 'attributions';
      readonly attributions: readonly Attribution[];
      readonly atMs: number | null;
    }
  | { readonly kind: 'unread' }
  | { readonly kind: 'other' };

const record = z.object({
  eventMessage: z.string(),
  timestamp: z.string().optional(),
  processImagePath: z.string().optional(),
});

/** Pure: one line of `log … --style ndjson`. Its first line says the filter and its last one a count. */
export function parseAttributionLine(line: string): AttributionLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { kind: 'other' };
  }
  const parsed = record.safeParse(value);
  if (!parsed.success) return { kind: 'other' };
  const { eventMessage, timestamp, processImagePath } = parsed.data;
  if (processImagePath !== undefined && processImagePath !== controlCenter)
    return { kind: 'other' };
  const isOurs = eventMessage.startsWith(changed) || eventMessage.startsWith(sorted);
  if (!isOurs) return { kind: 'other' };
  const attributions = eventMessage.startsWith(changed)
    ? fromChanged(eventMessage.slice(changed.length))
    : fromSorted(eventMessage.slice(sorted.length));
  return attributions === null
    ? { kind: 'unread' }
    : { kind: 'attributions', attributions, atMs: timeOf(timestamp) };
}

const kinds: Readonly<Record<string, DeviceKind>> = { cam: 'camera', mic: 'microphone' };

/** `["cam:us.zoom.xos", "mic:us.zoom.xos"]`. Screens (`scr`), sound (`aud`) and places (`loc`) are left out. */
function fromChanged(text: string): Attribution[] | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = z.array(z.string()).safeParse(value);
  if (!parsed.success) return null;
  const found: Attribution[] = [];
  for (const entry of parsed.data) {
    const [, kind, bundle] = /^(\w+):(.+)$/s.exec(entry) ?? [];
    if (kind === undefined || bundle === undefined) return null;
    add(found, kind, bundle);
  }
  return found;
}

/** `[[cam] Zoom (us.zoom.xos), [mic] A (B) C (d.e)]`: a name may hold parentheses, so the last pair counts. */
function fromSorted(text: string): Attribution[] | null {
  const inner = /^\[(.*)\]$/s.exec(text.trim())?.[1];
  if (inner === undefined) return null;
  if (inner.trim() === '') return [];
  const found: Attribution[] = [];
  for (const entry of inner.split(/, (?=\[\w+\] )/)) {
    const [, kind, bundle] = /^\[(\w+)\] .*\(([^()]+)\)$/s.exec(entry) ?? [];
    if (kind === undefined || bundle === undefined) return null;
    add(found, kind, bundle);
  }
  return found;
}

function add(found: Attribution[], kind: string, bundle: string): void {
  const device = kinds[kind];
  if (device === undefined) return;
  if (found.some((known) => known.device === device && known.bundle === bundle)) return;
  found.push({ device, bundle });
}

/** `2026-07-26 18:11:22.348728+1200` as epoch milliseconds; null for anything else. */
const timeOf = (text: string | undefined): number | null => {
  const found = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d\.\d{3})\d*([+-]\d\d)(\d\d)$/.exec(text ?? '');
  if (found === null) return null;
  const time = Date.parse(`${found[1]}T${found[2]}${found[3]}:${found[4]}`);
  return Number.isNaN(time) ? null : time;
};
