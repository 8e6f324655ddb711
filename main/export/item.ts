// What is exported: things that are over and will not change, each with an id that stays the same.
import type {
  Alert,
  Capture,
  Meeting,
  Receipt,
  ReceiptEnd,
  ReceiptParty,
} from '../../preload/contract/index.ts';

export type ExportItem =
  | { readonly kind: 'capture'; readonly capture: Capture & { readonly endedAt: string } }
  | { readonly kind: 'alert'; readonly alert: Alert }
  | { readonly kind: 'meeting'; readonly meeting: Meeting & { readonly endedAt: string } }
  /** Whom a client talked to in a meeting: one other end. */
  | {
      readonly kind: 'far-end';
      readonly receipt: Pick<Receipt, 'id' | 'client' | 'name' | 'startedAt' | 'endedAt'>;
      readonly party: Pick<ReceiptParty, 'kind' | 'owner'>;
      readonly end: ReceiptEnd;
    };

/** The machine and the program that tell it. */
export interface Teller {
  readonly host: string;
  /** Our own version. */
  readonly version: string;
}

/** From when to when, ISO-8601. */
export interface Span {
  readonly startedAt: string;
  readonly endedAt: string;
}

/** Milliseconds; none where the clock was put back meanwhile. */
export const lengthMs = ({ startedAt, endedAt }: Span): number =>
  Math.max(0, Date.parse(endedAt) - Date.parse(startedAt));

/** When it was over, ISO-8601. */
export const overAt = (item: ExportItem): string => {
  switch (item.kind) {
    case 'capture':
      return item.capture.endedAt;
    case 'alert':
      return item.alert.at;
    case 'meeting':
      return item.meeting.endedAt;
    case 'far-end':
      return item.receipt.endedAt;
  }
};

/** The same whenever it is exported, so that a receiver can tell a second copy. */
export const idOf = (item: ExportItem): string => {
  switch (item.kind) {
    case 'capture':
      return `capture:${item.capture.id}`;
    case 'alert':
      return `alert:${item.alert.id}`;
    case 'meeting':
      return `meeting:${item.meeting.id}`;
    case 'far-end': {
      const { protocol, remote } = item.end;
      const where = remote === null ? '-' : `${remote.address}:${remote.port}`;
      return `far-end:${item.receipt.id}:${protocol}:${where}`;
    }
  }
};

export const sentenceOf = (item: ExportItem): string => {
  switch (item.kind) {
    case 'capture': {
      const { device, application, client } = item.capture;
      return `${client ?? application} used the ${device}`;
    }
    case 'alert':
      return item.alert.evidence.join(' ');
    case 'meeting':
      return `A meeting of ${item.meeting.client}`;
    case 'far-end':
      return `${item.receipt.name} talked to ${item.party.owner ?? 'somebody who cannot be named'} (${item.party.kind}) in a meeting`;
  }
};

/** Alerts that a person is told of merely for their information are no alarm. */
export const isNews = (rule: Alert['rule']): boolean => rule === 'capture-started';
