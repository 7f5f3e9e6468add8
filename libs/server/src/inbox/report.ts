/** What happened, for the log and the metrics of the shop. */

/** Has ids, names and codes only: nothing of a shopper, a card or a key. */
export interface InboxLogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly event?: string;
  readonly outcome?: string;
  readonly [id: string]: string | number | undefined;
}

export type InboxLog = (entry: InboxLogEntry) => void;

interface Counter {
  add(value: number, attributes?: Record<string, string>): void;
}

interface Histogram {
  record(value: number, attributes?: Record<string, string>): void;
}

interface MetricOptions {
  description?: string;
  unit?: string;
}

/** What is needed of a `Meter` of `@opentelemetry/api`. */
export interface MeterLike {
  createCounter(name: string, options?: MetricOptions): Counter;
  createHistogram(name: string, options?: MetricOptions): Histogram;
}

export interface ReportOptions {
  /** Gets one entry for each notification and each call; nothing is logged without it. */
  readonly log?: InboxLog;
  /** `metrics.getMeter('shop')` of `@opentelemetry/api`; nothing is measured without it. */
  readonly meter?: MeterLike;
}

const message = (error: unknown) => (error instanceof Error ? error.message : String(error));

export interface Report {
  /** @param begun the time of `performance.now()` at which it began */
  (entry: InboxLogEntry, begun?: number, error?: unknown): void;
}

/** @param name of the metrics, e.g. `antom.inbox` */
export function createReport(name: string, { log, meter }: ReportOptions): Report {
  const counter = meter?.createCounter(`${name}.events`, {
    description: 'What was received or sent, by event and outcome',
  });
  const duration = meter?.createHistogram(`${name}.duration`, {
    description: 'From the beginning to the end of the transaction or the call',
    unit: 'ms',
  });
  return (entry, begun, error) => {
    const attributes = { event: entry.event ?? '', outcome: entry.outcome ?? '' };
    counter?.add(1, attributes);
    if (begun !== undefined) duration?.record(performance.now() - begun, attributes);
    log?.({ ...entry, ...(error !== undefined && { error: message(error) }) });
  };
}
