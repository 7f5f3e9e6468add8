/** The part of an SDK event that the drawer needs. */
export interface DrawerEvent {
  readonly code: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly final?: boolean | undefined;
  readonly reason?: string | undefined;
  readonly outcome?: string | undefined;
  readonly rawCode?: string | undefined;
  readonly replayed?: boolean | undefined;
  readonly result?: { readonly paymentResultCode?: string } | undefined;
}

/** One line of the developer drawer. */
export interface EventLine {
  readonly code: string;
  /** `14:03:22.118`, the shopper's own clock. */
  readonly time: string;
  /** `ISSUER_REJECTS_TRANSACTION · final: false`, or empty. */
  readonly detail: string;
}

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});

const name = (label: string, value: unknown): string | undefined =>
  value === undefined ? undefined : `${label}: ${value}`;

export function eventLine(event: DrawerEvent): EventLine {
  const detail = [
    event.result?.paymentResultCode,
    name('final', event.final),
    name('reason', event.reason),
    name('outcome', event.outcome),
    name('rawCode', event.rawCode),
    event.replayed ? 'replayed' : undefined,
  ];
  return {
    code: event.code,
    time: clock.format(event.at),
    detail: detail.filter((part) => part !== undefined).join(' · '),
  };
}
