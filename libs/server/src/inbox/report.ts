/** What happened, for the log and the metrics of the shop. */
import { AntomError } from '../error.ts';
import { reading } from '../parameter.ts';

/** Has ids, names and codes only: nothing of a shopper, a card or a key. */
export interface InboxLogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly event?: string;
  readonly outcome?: string;
  readonly [id: string]: string | number | undefined;
}

export type InboxLog = (entry: InboxLogEntry) => unknown;

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
  /**
   * Gets one entry for each notification and each call; nothing is logged without it. What it throws changes nothing, and
   * is written to the console.
   */
  readonly log?: InboxLog;
  /** `metrics.getMeter('shop')` of `@opentelemetry/api`; nothing is measured without it. */
  readonly meter?: MeterLike;
}

const message = (error: unknown) => (error instanceof Error ? error.message : String(error));

export interface Report {
  /** @param begun the time of `performance.now()` at which it began */
  (entry: InboxLogEntry, begun?: number, error?: unknown): void;
}

/** Throws unless they are a log and a meter. */
function checkReportOptions({ log, meter }: ReportOptions): void {
  if (log !== undefined && typeof log !== 'function') {
    const text = `log is of type ${typeof log}. Pass a function that takes an entry, or leave it out.`;
    throw new AntomError('config', text, { parameter: 'log' });
  }
  const create = reading('meter', () => typeof (meter as Partial<MeterLike> | null)?.createCounter);
  if (meter !== undefined && create !== 'function') {
    const text =
      'meter is not a Meter. Pass metrics.getMeter("shop") of @opentelemetry/api, or leave it out.';
    throw new AntomError('config', text, { parameter: 'meter' });
  }
}

/** A log or a meter that fails, at once or later, must not stop a payment: a notification would never be acknowledged. */
async function attempt(report: () => unknown): Promise<void> {
  try {
    await report();
  } catch (error) {
    console.error(error);
  }
}

/** @param name of the metrics, e.g. `antom.inbox` */
export function createReport(name: string, options: ReportOptions): Report {
  checkReportOptions(options);
  const { log, meter } = options;
  const counter = meter?.createCounter(`${name}.events`, {
    description: 'What was received or sent, by event and outcome',
  });
  const duration = meter?.createHistogram(`${name}.duration`, {
    description: 'From the beginning to the end of the transaction or the call',
    unit: 'ms',
  });
  return (entry, begun, error) => {
    const attributes = { event: entry.event ?? '', outcome: entry.outcome ?? '' };
    void attempt(() => counter?.add(1, attributes));
    if (begun !== undefined) {
      void attempt(() => duration?.record(performance.now() - begun, attributes));
    }
    void attempt(() => log?.({ ...entry, ...(error !== undefined && { error: message(error) }) }));
  };
}
