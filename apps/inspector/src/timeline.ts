/** How a payment is drawn: its events with the time between them. */
import type {
  InspectedEvent,
  InspectedEventKind,
  PaymentRecord,
  RecordEntry,
} from '@ams-cashier/protocol';

/** Less is one moment. */
const MOMENT = 1;

const UNITS: readonly (readonly [name: string, milliseconds: number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
];

/** The two largest units: `1.2 s`, `2 min 5 s`, `14 h 58 min`. */
export function formatGap(milliseconds: number): string {
  if (milliseconds < 1_000) return `${milliseconds} ms`;
  if (milliseconds < 60_000) return `${Math.round(milliseconds / 100) / 10} s`;
  const at = UNITS.findIndex(([, size]) => milliseconds >= size);
  const [first, second] = UNITS.slice(at, at + 2);
  if (!first) return '';
  const [name, size] = first;
  const [smallerName, smaller] = second ?? ['', Infinity];
  const whole = Math.floor(milliseconds / size);
  const rest = Math.floor((milliseconds % size) / smaller);
  return `${whole} ${name}${rest > 0 ? ` ${rest} ${smallerName}` : ''}`;
}

/** How far apart two events are drawn: a step for each order of magnitude, so that a day and a second both can be seen. */
function distance(milliseconds: number): 0 | 1 | 2 | 3 {
  if (milliseconds < 1_000) return 0;
  if (milliseconds < 60_000) return 1;
  return milliseconds < 3_600_000 ? 2 : 3;
}

/** Something that happened, in an order or a record of one. */
export type TimelineEvent = Omit<RecordEntry, 'side' | 'of'> & Partial<Pick<RecordEntry, 'side'>>;

export type Placed<Of> = Of & {
  /** Since the one before; absent for the first, and within one moment. */
  readonly gap?: string;
  readonly distance: 0 | 1 | 2 | 3;
  /** It has not happened yet. */
  readonly isDue: boolean;
};

export function placeEvents<Of extends Pick<TimelineEvent, 'at'>>(
  events: readonly Of[],
  now: number,
): Placed<Of>[] {
  return events.map((event, index) => {
    const before = events[index - 1];
    const gap = before ? Date.parse(event.at) - Date.parse(before.at) : 0;
    return {
      ...event,
      ...(gap >= MOMENT && { gap: formatGap(gap) }),
      distance: distance(gap),
      isDue: Date.parse(event.at) > now,
    };
  });
}

/** What the mark of an event shows, in a square of 16: one path each. */
const MARKS: { readonly [Kind in InspectedEventKind]: string } = {
  session: 'M8 3v10M3 8h10',
  offer: 'M4 8h8',
  attempt: 'M2.5 4.5h11v7h-11zM2.5 7h11',
  challenge: 'M8 2.5l4.5 2v3.5c0 2.5-2 4.5-4.5 5.5-2.5-1-4.5-3-4.5-5.5V4.5z',
  wallet: 'M3 5h10v7H3zM3 5l7-2v2M10.5 8.5h1',
  decision: 'M3.5 8.5l3 3 6-7',
  charge: 'M8 2.5v11M10.5 5c-1-1-5-1-5 1s5 1.5 5 3.5-4 2-5 1',
  capture: 'M8 3v7M5 7.5l3 3 3-3M3.5 13h9',
  refund: 'M6 4L3 7l3 3M3 7h6c2.5 0 4 1.5 4 4v1',
  cancel: 'M4 4l8 8M12 4l-8 8',
  update: 'M8 13V4M5 7l3-3 3 3',
  dispute: 'M8 3v6M8 11.5v1',
  notification: 'M2.5 4.5h11v7h-11zM2.5 4.5L8 9l5.5-4.5',
  expiry: 'M8 3a5 5 0 1 0 .01 0zM8 5.5V8l2 1.5',
};

/** A window: of what the page did. */
const PAGE_MARK = 'M2.5 3.5h11v9h-11zM2.5 6h11';

export function markOf({ kind, tone }: Pick<RecordEntry, 'kind' | 'tone'>): string {
  if (!kind) return PAGE_MARK;
  return MARKS[kind === 'decision' && tone === 'bad' ? 'cancel' : kind];
}

export const KIND_TEXTS: { readonly [Kind in InspectedEventKind]: string } = {
  session: 'Session',
  offer: 'Offer',
  attempt: 'Attempt',
  challenge: 'Challenge',
  wallet: 'Wallet',
  decision: 'Decision',
  charge: 'Charge',
  capture: 'Capture',
  refund: 'Refund',
  cancel: 'Cancellation',
  update: 'Amount',
  dispute: 'Dispute',
  notification: 'Notification',
  expiry: 'Expiry',
};

/** What an event of the order belongs to, as a part of the address. */
export function linkOf({ submitId, notificationId }: InspectedEvent) {
  if (submitId !== undefined) return { attempt: submitId, notification: '' };
  if (notificationId !== undefined) return { attempt: '', notification: String(notificationId) };
  return undefined;
}

/** Whose entry of a record it is: with its checkout or order if there are several. */
export function sideText({ side, kind, of }: RecordEntry, record: PaymentRecord): string {
  const isOne = (side === 'page' ? record.checkouts : record.orders).length === 1;
  const whose = isOne ? '' : ` ${of}`;
  return kind ? `Sandbox${whose}: ${KIND_TEXTS[kind]}` : `Page${whose}`;
}
