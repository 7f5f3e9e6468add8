import type { ApiResult, CaptureRequest, RefundRequest } from '@ams-cashier/protocol';
import type { AntomCalls } from '../client.ts';
import { AntomError, isAntomError } from '../error.ts';
import { INTERNALS, type Inbox } from '../inbox/inbox.ts';
import type { Fact } from '../inbox/fact.ts';
import { createReport, type ReportOptions } from '../inbox/report.ts';
import { checkOptionNames, type OptionNames } from '../option-names.ts';
import { checkMilliseconds, checkText, reading, refuse, shown } from '../parameter.ts';
import { writeRequest } from '../request-body.ts';
import type { StoredRecord } from '../store/store.ts';
import { checkTransaction } from '../store/transaction.ts';
import {
  CALLS,
  type Finding,
  type OutboxCall,
  type OutboxCancelRequest,
  type OutboxRequests,
} from './call.ts';

export interface OutboxOptions<Transaction> extends ReportOptions {
  readonly antom: AntomCalls;
  /** Its handlers are called for the outcome, however it is learned: `refunded`, `captureFailed` … */
  readonly inbox: Inbox<Transaction>;
  /** How often the worker looks for requests that are due, in milliseconds; 1000 by default. */
  readonly pollMs?: number;
  /**
   * How long a request belongs to the instance that sends it, in milliseconds; 60000 by default. If that instance dies,
   * another one goes on after this time. More than three times the client's `timeoutMs`: an attempt makes up to three
   * calls.
   */
  readonly leaseMs?: number;
}

export interface OutboxStatus {
  /** done and failed are final. */
  readonly state: 'waiting' | 'done' | 'failed';
  /** How often it was sent. */
  readonly attempts: number;
  /** What the gateway said last. */
  readonly resultCode?: string;
}

export interface OutboxHealth {
  /** Requests without an outcome; at most 1000 are counted. */
  readonly waiting: number;
  /** Of those, the ones that were sent before. */
  readonly retrying: number;
  /** Age of the oldest, in milliseconds; 0 without one. */
  readonly oldestMs: number;
}

export interface Outbox<Transaction> {
  /**
   * Keeps a refund, to be sent once the transaction is committed. The same request again changes nothing; another one
   * with the same `refundRequestId` is an error. Derive the id from what is refunded, e.g. `order-1-refund`.
   */
  refund(request: RefundRequest, transaction: Transaction): Promise<void>;
  /** Keeps a capture; see `refund`. */
  capture(request: CaptureRequest, transaction: Transaction): Promise<void>;
  /** Keeps a cancellation; see `refund`. */
  cancel(request: OutboxCancelRequest, transaction: Transaction): Promise<void>;
  /** How far a request is; `undefined` for one that was never kept. `id` is its `…RequestId`. */
  statusOf(call: OutboxCall, id: string): Promise<OutboxStatus | undefined>;
  /** Sends what is due, once, e.g. from a cron job; returns how many requests that were. */
  run(): Promise<number>;
  /** Starts a worker that sends what is due, in this process. Returns what stops it, after the calls in flight. */
  start(): () => Promise<void>;
  health(): Promise<OutboxHealth>;
}

const KIND = 'outbox';
const AT_ONCE = 8;
const LIST_LIMIT = 1000;
const LONGEST_PAUSE = 600_000;

interface Entry {
  readonly call: OutboxCall;
  readonly request: OutboxRequests[OutboxCall];
  readonly createdAt: number;
  readonly state: OutboxStatus['state'];
  readonly attempts: number;
  readonly resultCode?: string | undefined;
}

/** How a call ended. `undefined`: nobody knows yet. */
interface End {
  readonly fact?: Fact;
  readonly resultCode?: string | undefined;
}

const parse = (value: string) => JSON.parse(value) as Entry;

/** 1 s, 2 s, 4 s … 10 min. */
const pauseAfter = (attempts: number) => Math.min(1000 * 2 ** (attempts - 1), LONGEST_PAUSE);

const isAbsent = (error: AntomError) => error.resultCode === 'ORDER_NOT_EXIST' && !error.unverified;

function resultOf({ resultCode, resultMessage, message }: AntomError): ApiResult {
  // a request that can't be sent at all is illegal by itself
  const code = resultCode ?? 'PARAM_ILLEGAL';
  return { resultCode: code, resultStatus: 'F', resultMessage: resultMessage ?? message };
}

function checkAmount(parameter: string, amount: unknown): void {
  const { currency, value } = Object(amount);
  checkText(`${parameter}.currency`, currency);
  if (typeof value === 'string' && /^\d+$/.test(value)) return;
  refuse(
    `${parameter}.value`,
    shown(value),
    'Pass a string of digits: the smallest unit, "4200" for 42.00 USD.',
  );
}

/** Returns the request as JSON has it: a date, for one, becomes text, and later changes of the caller are none of it. */
function checkRequest<Call extends OutboxCall>(
  call: Call,
  request: OutboxRequests[Call],
): OutboxRequests[Call] {
  // what JSON can't hold is named
  const body = writeRequest(call, request);
  const fields = Object(JSON.parse(body));
  for (const name of CALLS[call].required) {
    const parameter = `${call}.${name}`;
    const value: unknown = fields[name];
    if (value === undefined || value === null || value === '') {
      refuse(parameter, 'missing', 'Pass it now: it can’t be added later.');
    }
    if (name.endsWith('Amount')) checkAmount(parameter, value);
    else checkText(parameter, value);
  }
  return fields as OutboxRequests[Call];
}

const NAMES: OptionNames<OutboxOptions<unknown>> = {
  antom: true,
  inbox: true,
  pollMs: true,
  leaseMs: true,
  log: true,
  meter: true,
};

function checkOptions<Transaction>(options: OutboxOptions<Transaction>): void {
  if (typeof options !== 'object' || options === null) {
    refuse('options', shown(options), 'Pass antom and inbox.');
  }
  checkOptionNames(options, NAMES);
  const { antom, pollMs = 1, leaseMs = 1 } = options;
  checkMilliseconds('pollMs', pollMs, 1);
  checkMilliseconds('leaseMs', leaseMs, 1);
  // whoever needs it is a worker, of which nobody reads the errors
  for (const call of ['refund', 'capture', 'cancel', 'inquiryPayment', 'inquiryRefund'] as const) {
    const kind = reading('antom', () => typeof (antom as Partial<AntomCalls> | undefined)?.[call]);
    if (kind === 'function') continue;
    refuse('antom', 'not a client', 'Pass what createAntomClient returns.');
  }
}

/**
 * Sends captures, cancellations and refunds: kept in the transaction of the shop before they are sent, sent again after
 * a crash or a lost response with the same id, so that none happens twice, and called failed only once the gateway says
 * so. Any number of instances may share one.
 *
 * ```ts
 * const outbox = createOutbox({ antom, inbox });
 * const stop = outbox.start();
 * await store.transaction(async (transaction) => {
 *   await outbox.refund({ refundRequestId: `${order.id}-refund`, paymentId: order.paymentId, refundAmount }, transaction);
 * });
 * ```
 */
export function createOutbox<Transaction>(
  options: OutboxOptions<Transaction>,
): Outbox<Transaction> {
  reading('options', () => checkOptions(options));
  const { antom, inbox, pollMs = 1000, leaseMs = 60_000, ...reporting } = options;
  const internals = reading(
    'inbox',
    () => (inbox as Partial<Inbox<Transaction>> | undefined)?.[INTERNALS],
  );
  if (!internals) refuse('inbox', shown(inbox), 'Pass what createInbox returns.');
  const { learn, outcomeOf } = internals;
  const { store } = inbox;
  const report = createReport('antom.outbox', reporting);

  async function keep<Call extends OutboxCall>(
    call: Call,
    given: OutboxRequests[Call],
    transaction: Transaction,
  ): Promise<void> {
    const request = checkRequest(call, given);
    checkTransaction(transaction);
    const id = `${call}:${CALLS[call].id(request)}`;
    const [known] = await store.lock(transaction, [{ kind: KIND, id }]);
    if (known !== undefined) {
      if (JSON.stringify(parse(known).request) === JSON.stringify(request)) return;
      const parameter = `${call}.${CALLS[call].required[0]}`;
      const text = `${parameter} belongs to another request, which was kept before. Choose another id for another request.`;
      throw new AntomError('config', text, { parameter });
    }
    const now = Date.now();
    const entry: Entry = { call, request, createdAt: now, state: 'waiting', attempts: 0 };
    await store.write(transaction, [{ kind: KIND, id, value: JSON.stringify(entry), dueAt: now }]);
  }

  /** What the inbox knows already, e.g. by a notification. */
  async function findNote(entry: Entry, transaction: Transaction): Promise<boolean | undefined> {
    const { note } = CALLS[entry.call];
    const place = note(entry.request as never);
    return place && outcomeOf(place.key, place.id, transaction);
  }

  const write = (id: string, entry: Entry, dueAt: number | undefined, transaction: Transaction) =>
    store.write(transaction, [{ kind: KIND, id, value: JSON.stringify(entry), dueAt }]);

  /** Notes that it is sent now. `undefined` if there is nothing to send any more. */
  const begin = ({ id, value }: StoredRecord) =>
    store.transaction(async (transaction) => {
      // the inbox's note first: `finish` locks them in the same order
      const isDone = await findNote(parse(value), transaction);
      const [current] = await store.lock(transaction, [{ kind: KIND, id }]);
      const entry = current === undefined ? undefined : parse(current);
      if (entry?.state !== 'waiting') return undefined;
      if (isDone !== undefined) {
        const state = isDone ? 'done' : 'failed';
        await write(id, { ...entry, state }, undefined, transaction);
        return undefined;
      }
      const begun = { ...entry, attempts: entry.attempts + 1 };
      await write(id, begun, Date.now() + leaseMs, transaction);
      return begun;
    });

  /** Asks the gateway; `unknown` if it does not say. */
  async function inquire({ call, request }: Entry): Promise<Finding | 'unknown'> {
    try {
      return await CALLS[call].inquire(antom, request as never);
    } catch (error) {
      if (!isAntomError(error)) throw error;
      return isAbsent(error) ? undefined : 'unknown';
    }
  }

  async function send(entry: Entry): Promise<End> {
    const { call, request, attempts } = entry;
    const row = CALLS[call];
    // the response to an earlier attempt was lost
    const earlier = attempts > 1 ? await inquire(entry) : undefined;
    if (earlier === 'processing' || earlier === 'unknown') return {};
    if (earlier !== undefined) return { fact: earlier };
    try {
      return { fact: await row.send(antom, request as never) };
    } catch (error) {
      if (!isAntomError(error)) throw error;
      const { kind, outcomeUnknown, resultCode } = error;
      if (kind === 'config') return { fact: row.failed(request as never, resultOf(error)) };
      if (kind !== 'api' || outcomeUnknown) return { resultCode };
      // refused: but an earlier request with this id may have arrived
      const found = await inquire(entry);
      if (found === 'processing' || found === 'unknown') return { resultCode };
      return { fact: found ?? row.failed(request as never, resultOf(error)), resultCode };
    }
  }

  async function finish(id: string, { fact, resultCode }: End): Promise<void> {
    await store.transaction(async (transaction) => {
      // the inbox first: it locks its records in the same order when it has a notification
      if (fact) await learn(fact, transaction);
      const [value] = await store.lock(transaction, [{ kind: KIND, id }]);
      if (value === undefined) return;
      const entry = parse(value);
      if (entry.state !== 'waiting') return;
      const isDone = fact && 'isDone' in fact && fact.isDone;
      const state = fact ? (isDone ? 'done' : 'failed') : 'waiting';
      const dueAt = fact ? undefined : Date.now() + pauseAfter(entry.attempts);
      const code = fact?.event && 'result' in fact.event ? fact.event.result.resultCode : undefined;
      const next = { ...entry, state, resultCode: code ?? resultCode } as const;
      await write(id, next, dueAt, transaction);
    });
  }

  async function process(record: StoredRecord): Promise<void> {
    const { id, value } = record;
    const begun = performance.now();
    const { call } = parse(value);
    const tell = (outcome: string, more: object, error?: unknown) => {
      const level = outcome === 'failed' || error !== undefined ? 'error' : 'info';
      const entry = { level, message: `${call}: ${outcome}`, event: call, outcome, id } as const;
      report({ ...entry, ...more }, begun, error);
    };
    try {
      const entry = await begin(record);
      if (!entry) return;
      const end = await send(entry);
      await finish(id, end);
      const isDone = end.fact && 'isDone' in end.fact && end.fact.isDone;
      const outcome = end.fact ? (isDone ? 'done' : 'failed') : 'open';
      tell(outcome, { attempts: entry.attempts, resultCode: end.resultCode });
    } catch (error) {
      // it is sent again once its lease is over
      tell('interrupted', {}, error);
    }
  }

  async function run(): Promise<number> {
    const now = Date.now();
    const due = await store.claim(KIND, { now, until: now + leaseMs, limit: AT_ONCE });
    await Promise.all(due.map(process));
    return due.length;
  }

  return {
    refund: (request, transaction) => keep('refund', request, transaction),
    capture: (request, transaction) => keep('capture', request, transaction),
    cancel: (request, transaction) => keep('cancel', request, transaction),
    async statusOf(call, id) {
      if (typeof call !== 'string' || !Object.hasOwn(CALLS, call)) {
        refuse('call', shown(call), `Pass one of ${Object.keys(CALLS).join(', ')}.`);
      }
      checkText('id', id);
      const value = await store.transaction(async (transaction) => {
        const [found] = await store.lock(transaction, [{ kind: KIND, id: `${call}:${id}` }]);
        return found;
      });
      if (value === undefined) return undefined;
      const { state, attempts, resultCode } = parse(value);
      return { state, attempts, ...(resultCode !== undefined && { resultCode }) };
    },
    run,
    start() {
      let isStopped = false;
      let timer: ReturnType<typeof setTimeout> | undefined;
      let wake = () => {};
      async function work(): Promise<void> {
        while (!isStopped) {
          let sent = 0;
          try {
            sent = await run();
            await inbox.releaseHeld();
          } catch (error) {
            // e.g. a database that is down
            const message = 'The outbox can’t be read.';
            report({ level: 'error', message, event: 'run', outcome: 'failed' }, undefined, error);
          }
          if (sent > 0 || isStopped) continue;
          await new Promise<void>((resolve) => {
            wake = resolve;
            timer = setTimeout(resolve, pollMs);
            // a worker keeps no process alive
            (timer as { unref?(): void }).unref?.();
          });
        }
      }
      const ended = work();
      return () => {
        isStopped = true;
        clearTimeout(timer);
        wake();
        return ended;
      };
    },
    async health() {
      const records = await store.list(KIND, LIST_LIMIT);
      const entries = records.map(({ value }) => parse(value));
      const now = Date.now();
      const oldest = Math.min(now, ...entries.map(({ createdAt }) => createdAt));
      return {
        waiting: entries.length,
        retrying: entries.filter(({ attempts }) => attempts > 0).length,
        oldestMs: now - oldest,
      };
    },
  };
}
