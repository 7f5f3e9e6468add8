/**
 * What the SDK (in the shop's page) and the hosted cashier page (in the iframe) say to each other, version 1.
 *
 * 1. page → SDK, window message: `Hello`. It counts only from the iframe's own window and exact origin.
 * 2. SDK → page, window message to that exact origin: `Connect`, with a transferred MessagePort.
 * 3. Everything else goes over the port: `ToPage` one way, `ToSdk` the other.
 *
 * Every message is checked against its row of the tables below, on both sides; what does not fit is a protocol
 * violation and is not acted on. Unknown *kinds* from a newer peer are ignored: the version range protects meaning.
 */
import type { GatewayResult } from './gateway.ts';

export const PROTOCOL_VERSION = 1;
export const HELLO = 'ams-cashier:hello';
export const CONNECT = 'ams-cashier:connect';

export interface Hello {
  readonly type: typeof HELLO;
  readonly minVersion: number;
  readonly maxVersion: number;
  /** What the page can do beyond the basics; unknown names are ignored. */
  readonly capabilities: readonly string[];
}

export interface Connect {
  readonly type: typeof CONNECT;
  readonly version: number;
}

/** Appearance that the page draws by; unknown keys are ignored. */
export interface PageAppearance {
  readonly showSubmitButton?: boolean;
  readonly themeType?: string;
  readonly accentColor?: string;
  readonly [key: string]: unknown;
}

export type ToPage =
  | {
      readonly type: 'open';
      /** The secret part of the session data. */
      readonly session: string;
      readonly openId: string;
      readonly traceId: string;
      readonly locale: string;
      readonly display: 'popup' | 'inline';
      readonly appearance: PageAppearance;
    }
  /** The shop's own pay button. Answered by invalid, accepted or duplicate with the same id. */
  | { readonly type: 'submit'; readonly id: number }
  /** Answered by validity. */
  | { readonly type: 'validate'; readonly id: number }
  | {
      readonly type: 'update';
      readonly locale?: string | undefined;
      readonly appearance?: PageAppearance | undefined;
    }
  /** A fresh session for the same payment: keep what the shopper typed. */
  | { readonly type: 'renew'; readonly session: string }
  /** The shopper wants to leave: answered by left. A page that answers `inFlight: false` accepts no submit any more. */
  | { readonly type: 'leave'; readonly id: number }
  /** An overdue limit: look at the gateway once and say what is known. Answered by pong. */
  | { readonly type: 'probe'; readonly id: number }
  | { readonly type: 'ping'; readonly id: number }
  | { readonly type: 'focus' }
  /** The open ended without the page knowing (a limit): show the undecided state. */
  | { readonly type: 'undecided' };

export type ToSdk =
  /** The form can be used, or a finished payment is shown. */
  | { readonly type: 'usable' }
  /** CSS pixels of the content. */
  | { readonly type: 'size'; readonly height: number }
  /** Instead of usable: an attempt of this session is in flight already. */
  | { readonly type: 'resume'; readonly phase: 'submitting' | 'challenging' }
  | { readonly type: 'invalid'; readonly id?: number }
  /** The form is valid; sent before the gateway is called. */
  | { readonly type: 'accepted'; readonly id?: number }
  | { readonly type: 'duplicate'; readonly id?: number }
  | { readonly type: 'validity'; readonly id: number; readonly isValid: boolean }
  /** `path` on the cashier's own origin, to be shown in a second frame. */
  | { readonly type: 'challenge'; readonly path: string }
  | { readonly type: 'challenge_done' }
  /** The shop's page goes there; `opened`: it stays, for the address was opened beside it or is shown as a code. */
  | { readonly type: 'redirect'; readonly url: string; readonly opened?: boolean }
  | { readonly type: 'redirect_failed'; readonly message: string }
  | {
      readonly type: 'result';
      readonly outcome: 'SUCCESSFUL' | 'FAIL' | 'PENDING' | 'PROCESSING' | 'ERROR' | 'CANCEL';
      /** false: a decline after which the shopper may try again in this form. */
      readonly final: boolean;
      readonly replayed: boolean;
      readonly result?: GatewayResult;
    }
  | { readonly type: 'left'; readonly id: number; readonly inFlight: boolean }
  | { readonly type: 'pong'; readonly id: number }
  /** The gateway calls the session expired. */
  | { readonly type: 'expired' }
  /** The session cannot be shown at all. */
  | { readonly type: 'refused'; readonly message: string; readonly traceId?: string }
  /** The shopper pressed the page's own Cancel, or Escape inside it. */
  | { readonly type: 'close' }
  /** The shopper has read the end state and puts it away. */
  | { readonly type: 'dismiss' }
  | { readonly type: 'log'; readonly code: string; readonly message: string }
  /** A code that this version's SDK need not know. */
  | { readonly type: 'event'; readonly code: string; readonly message?: string };

/** A field: JavaScript type, a list of allowed values, or either with `?` as the table's second column. */
type Field = 'string' | 'number' | 'boolean' | 'object' | readonly string[];
type Shape = { readonly [field: string]: Field | readonly [Field, '?'] };
type Table<Message extends { readonly type: string }> = {
  readonly [Kind in Message['type']]: Shape;
};

const id = 'number';
const optional = <F extends Field>(field: F) => [field, '?'] as const;

export const TO_PAGE: Table<ToPage> = {
  open: {
    session: 'string',
    openId: 'string',
    traceId: 'string',
    locale: 'string',
    display: ['popup', 'inline'],
    appearance: 'object',
  },
  submit: { id },
  validate: { id },
  update: { locale: optional('string'), appearance: optional('object') },
  renew: { session: 'string' },
  leave: { id },
  probe: { id },
  ping: { id },
  focus: {},
  undecided: {},
};

export const TO_SDK: Table<ToSdk> = {
  usable: {},
  size: { height: 'number' },
  resume: { phase: ['submitting', 'challenging'] },
  invalid: { id: optional(id) },
  accepted: { id: optional(id) },
  duplicate: { id: optional(id) },
  validity: { id, isValid: 'boolean' },
  challenge: { path: 'string' },
  challenge_done: {},
  redirect: { url: 'string', opened: optional('boolean') },
  redirect_failed: { message: 'string' },
  result: {
    outcome: ['SUCCESSFUL', 'FAIL', 'PENDING', 'PROCESSING', 'ERROR', 'CANCEL'],
    final: 'boolean',
    replayed: 'boolean',
    result: optional('object'),
  },
  left: { id, inFlight: 'boolean' },
  pong: { id },
  expired: {},
  refused: { message: 'string', traceId: optional('string') },
  close: {},
  dismiss: {},
  log: { code: 'string', message: 'string' },
  event: { code: 'string', message: optional('string') },
};

function fits(value: unknown, field: Field): boolean {
  if (typeof field !== 'string') return typeof value === 'string' && field.includes(value);
  if (field === 'object') return typeof value === 'object' && value !== null;
  return typeof value === field && (field !== 'number' || Number.isFinite(value));
}

/**
 * Reads one message by its table: the message, `undefined` for a kind that this side does not know (ignore it), or
 * `'violation'` for anything that is no message or breaks its row.
 */
export function readMessage<Message extends { readonly type: string }>(
  table: Table<Message>,
  data: unknown,
): Message | 'violation' | undefined {
  if (typeof data !== 'object' || data === null) return 'violation';
  const message = data as { readonly [field: string]: unknown };
  const type = message['type'];
  if (typeof type !== 'string') return 'violation';
  if (!Object.hasOwn(table, type)) return undefined;
  const shape: Shape = table[type as Message['type']];
  for (const [name, column] of Object.entries(shape)) {
    const isOptional = column.length === 2 && column[1] === '?';
    const field = (isOptional ? column[0] : column) as Field;
    if (isOptional && message[name] === undefined) continue;
    if (!fits(message[name], field)) return 'violation';
  }
  return data as Message;
}
