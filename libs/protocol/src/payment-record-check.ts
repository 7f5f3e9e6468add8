/** A file that somebody opens may be anything. */
import { ORDER_STATES } from './inspection.ts';
import { RECORD_FORMAT, RECORD_VERSION, type PaymentRecord } from './payment-record.ts';

/** What is wrong with a value, as the end of "… must be". */
type Check = (value: unknown, path: string) => string | undefined;

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const must =
  (be: string, is: (value: unknown) => boolean): Check =>
  (value, path) =>
    is(value) ? undefined : `${path} must be ${be}`;

const text = must('text', (value) => typeof value === 'string');
const count = must('a number', (value) => typeof value === 'number');
const time = must(
  'a time',
  (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
);
const oneOf = (values: readonly string[]) =>
  must(`one of ${values.join(', ')}`, (value) => values.some((one) => one === value));

const optional =
  (check: Check): Check =>
  (value, path) =>
    value === undefined ? undefined : check(value, path);

const list =
  (check: Check): Check =>
  (value, path) => {
    if (!Array.isArray(value)) return `${path} must be a list`;
    for (const [index, one] of value.entries()) {
      const problem = check(one, `${path}[${index}]`);
      if (problem) return problem;
    }
    return undefined;
  };

const object =
  (checks: { readonly [key: string]: Check }): Check =>
  (value, path) => {
    if (!isObject(value)) return `${path} must be an object`;
    for (const [key, check] of Object.entries(checks)) {
      const problem = check(value[key], path ? `${path}.${key}` : key);
      if (problem) return problem;
    }
    return undefined;
  };

/** Built when a file is opened: nothing else needs it. */
const recordCheck = (): Check =>
  object({
    recordedAt: time,
    sandboxTime: optional(time),
    title: optional(text),
    problems: list(text),
    checkouts: list(
      object({
        openId: text,
        traceId: text,
        publicSessionIds: list(text),
        phase: text,
        outcome: optional(text),
        event: optional(object({ code: text, paymentResultCode: optional(text) })),
        error: optional(object({ reason: text, message: text })),
        log: list(object({ at: time, code: text, message: text })),
      }),
    ),
    orders: list(
      object({
        publicSessionId: text,
        orderId: text,
        paymentRequestId: text,
        amount: optional(object({ currency: text, value: text })),
        state: oneOf(ORDER_STATES),
        paymentResultCode: optional(text),
        createdAt: time,
        expiresAt: time,
        charges: count,
        attempts: list(object({ submitId: text, at: time, method: text, outcome: text })),
        notifications: list(
          object({
            notificationId: count,
            notifyType: text,
            url: text,
            deliveries: list(object({ at: time, answer: text })),
          }),
        ),
        events: list(
          object({
            at: time,
            kind: text,
            tone: oneOf(['plain', 'good', 'bad', 'open']),
            what: text,
            detail: optional(text),
            code: optional(text),
            codeMessage: optional(text),
          }),
        ),
      }),
    ),
  });

/** Why a file can't be opened, in one sentence. */
export class UnreadableRecord extends Error {}

/** Throws UnreadableRecord. */
export function readRecord(content: string): PaymentRecord {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    throw new UnreadableRecord('This is no record: it is not JSON, or it was cut.');
  }
  if (!isObject(value) || value['format'] !== RECORD_FORMAT) {
    throw new UnreadableRecord(`This is no record: its format is not ${RECORD_FORMAT}.`);
  }
  const { version } = value;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw new UnreadableRecord('The record is damaged: version must be a whole number.');
  }
  if (version > RECORD_VERSION) {
    throw new UnreadableRecord(
      `The record has version ${version}, and this inspector reads up to version ${RECORD_VERSION}: open it in that of a newer sandbox.`,
    );
  }
  const problem = recordCheck()(value, '');
  if (problem) throw new UnreadableRecord(`The record is damaged: ${problem}.`);
  return value as unknown as PaymentRecord;
}
