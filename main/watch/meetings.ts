// Meetings: captures and media connections of one client that overlap or follow within 60 s.
import type {
  Capture,
  ClientId,
  Connection,
  DeviceKind,
  Meeting,
  WatchEvent,
} from '../../preload/contract/index.ts';

/** A pause up to this long is the same meeting, milliseconds. */
export const meetingGapMs = 60_000;

/** Local ports of discovery protocols (DNS, SSDP, mDNS), and remote ports of DNS and of QUIC web traffic: no media. */
const discoveryPorts = new Set([53, 1900, 5353]);
const notMediaRemotePorts = new Set([53, 443]);

/** Media runs over UDP; the socket table knows no more of it. */
export const isMedia = (connection: Connection): boolean =>
  connection.protocol === 'udp' &&
  !discoveryPorts.has(connection.local.port) &&
  !(connection.remote && notMediaRemotePorts.has(connection.remote.port));

interface Course {
  meeting: Meeting | null;
  readonly captures: Map<string, DeviceKind>;
  readonly media: Set<string>;
  /** When the count of open captures of a device last left zero. */
  readonly openSinceMs: { camera: number | null; microphone: number | null };
  lastActivityMs: number;
}

export class Meetings {
  #courses = new Map<ClientId, Course>();

  open(): readonly Meeting[] {
    return [...this.#courses.values()].flatMap(({ meeting }) => (meeting ? [meeting] : []));
  }

  of(client: ClientId): Meeting | null {
    return this.#courses.get(client)?.meeting ?? null;
  }

  captureStarted(capture: Capture, atMs: number): readonly WatchEvent[] {
    if (capture.client === null) return [];
    const course = this.#course(capture.client);
    course.captures.set(capture.id, capture.device);
    course.openSinceMs[capture.device] ??= atMs;
    course.lastActivityMs = atMs;
    if (course.meeting) return [];
    const at = new Date(atMs).toISOString();
    course.meeting = {
      id: `${capture.client}@${atMs}`,
      client: capture.client,
      startedAt: at,
      endedAt: null,
      microphoneMs: 0,
      cameraMs: 0,
      mediaEndedAt: null,
    };
    return [{ type: 'meeting.started', at, meeting: course.meeting }];
  }

  captureEnded(capture: Capture, atMs: number): void {
    const course = capture.client === null ? undefined : this.#courses.get(capture.client);
    if (!course?.captures.delete(capture.id)) return;
    course.lastActivityMs = atMs;
    const since = course.openSinceMs[capture.device];
    const stillOpen = [...course.captures.values()].includes(capture.device);
    if (stillOpen || since === null) return;
    course.openSinceMs[capture.device] = null;
    if (!course.meeting) return;
    const held = Math.max(0, atMs - since);
    const field = capture.device === 'microphone' ? 'microphoneMs' : 'cameraMs';
    course.meeting = { ...course.meeting, [field]: course.meeting[field] + held };
  }

  connectionOpened(connection: Connection, atMs: number): void {
    if (!isMedia(connection)) return;
    const course = this.#course(connection.client);
    course.media.add(connection.id);
    course.lastActivityMs = atMs;
    if (course.meeting?.mediaEndedAt) course.meeting = { ...course.meeting, mediaEndedAt: null };
  }

  connectionClosed(connection: Connection, atMs: number): void {
    const course = this.#courses.get(connection.client);
    if (!course?.media.delete(connection.id)) return;
    course.lastActivityMs = atMs;
    if (course.media.size === 0 && course.meeting) {
      course.meeting = { ...course.meeting, mediaEndedAt: new Date(atMs).toISOString() };
    }
  }

  /** Ends the meetings that have been quiet for long enough. */
  tick(nowMs: number): readonly WatchEvent[] {
    const events: WatchEvent[] = [];
    for (const [client, course] of this.#courses) {
      if (isBusy(course)) continue;
      if (nowMs < course.lastActivityMs + meetingGapMs) continue;
      this.#courses.delete(client);
      if (course.meeting) events.push(ended(course.meeting, course.lastActivityMs));
    }
    return events;
  }

  /** The watch ends: so do the meetings, each with the time that its devices have had until now. */
  conclude(nowMs: number): readonly WatchEvent[] {
    return [...this.#courses.values()].flatMap((course) => {
      const { meeting, openSinceMs, lastActivityMs } = course;
      if (!meeting) return [];
      const held = (since: number | null): number =>
        since === null ? 0 : Math.max(0, nowMs - since);
      const whole = {
        ...meeting,
        microphoneMs: meeting.microphoneMs + held(openSinceMs.microphone),
        cameraMs: meeting.cameraMs + held(openSinceMs.camera),
      };
      return [ended(whole, isBusy(course) ? nowMs : lastActivityMs)];
    });
  }

  nextDeadline(): number | null {
    let first: number | null = null;
    for (const course of this.#courses.values()) {
      if (isBusy(course)) continue;
      const due = course.lastActivityMs + meetingGapMs;
      if (first === null || due < first) first = due;
    }
    return first;
  }

  #course(client: ClientId): Course {
    const known = this.#courses.get(client);
    if (known) return known;
    const course: Course = {
      meeting: null,
      captures: new Map(),
      media: new Set(),
      openSinceMs: { camera: null, microphone: null },
      lastActivityMs: 0,
    };
    this.#courses.set(client, course);
    return course;
  }
}

/** Media alone (a browser's open QUIC sockets, a client that idles) is no meeting: a meeting had a capture. */
const isBusy = (course: Course): boolean => course.captures.size > 0 || course.media.size > 0;

const ended = (meeting: Meeting, atMs: number): WatchEvent => {
  const at = new Date(atMs).toISOString();
  return { type: 'meeting.ended', at, meeting: { ...meeting, endedAt: at } };
};
