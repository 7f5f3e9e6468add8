/**
 * The messages between the SDK (in the shop's page) and the hosted cashier page (in the iframe), version 1.
 *
 * 1. page → SDK, window message: `Hello`. Accepted only from the iframe's own window and exact origin.
 * 2. SDK → page, window message to that exact origin: `Connect`, with a transferred MessagePort.
 * 3. Everything else goes over the port: `ToPage` one way, `ToSdk` the other.
 *
 * Both sides check every message against its row in the tables below. A message that does not match is a protocol
 * violation and has no effect. Unknown *types* from a newer peer are ignored: the version range guarantees the meaning
 * of the known ones.
 */
import type { GatewayResult } from './gateway.ts';

export const PROTOCOL_VERSION = 1;
export const HELLO = 'ams-cashier:hello';
export const CONNECT = 'ams-cashier:connect';
/** Page → SDK, window message: a preloaded page has everything that the page of a session is going to need. */
export const WARM = 'ams-cashier:warm';

export interface Hello {
  readonly type: typeof HELLO;
  readonly minVersion: number;
  readonly maxVersion: number;
  /** What the page can do beyond the basics. Unknown names are ignored. */
  readonly capabilities: readonly string[];
  /** New for each document: a frame that was moved loads its page again, which then says hello under another one. */
  readonly token?: string;
}

export interface Connect {
  readonly type: typeof CONNECT;
  readonly version: number;
  /** That of the hello. Only who may read the parent window's messages knows it. */
  readonly token?: string | undefined;
}

/** The part of the appearance that the page applies. Unknown keys are ignored. */
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
      /** The frame was moved, and its page loaded again, while an attempt of this open was in flight. */
      readonly resumes?: boolean | undefined;
      /** The security code of a saved card is asked for, whatever the session says. */
      readonly storedCard?: { readonly needCVV?: boolean } | undefined;
      /** The browser's Back button has led to the shop's page. */
      readonly byBackButton?: boolean | undefined;
      /** The `submitId` of an `accepted` of this session that no result followed, as far as the SDK knows. */
      readonly lastSubmit?: string | undefined;
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
  /** A session for another payment, such as a changed cart. Answered by replaced with the same id. */
  | { readonly type: 'replace'; readonly id: number; readonly session: string }
  /** The answer to `expired` if there is no fresh session: the gateway's refusal stands. */
  | { readonly type: 'not_renewed' }
  /** The shopper wants to leave. Answered by left; after `inFlight: false` the page accepts no more submits. */
  | { readonly type: 'leave'; readonly id: number }
  /** A limit has passed: ask the gateway once and report a result, if there is one. Answered by pong. */
  | { readonly type: 'probe'; readonly id: number }
  | { readonly type: 'ping'; readonly id: number }
  | { readonly type: 'focus' }
  /** The SDK ended the open, because of a limit: show the undecided state. */
  | { readonly type: 'undecided' };

export type ToSdk =
  /** The form is ready, or a finished payment is shown. */
  | {
      readonly type: 'usable';
      /** What was submitted before the page was loaded is not at the gateway, and may still get there. */
      readonly mayArrive?: boolean;
    }
  /** The height of the content in CSS pixels. */
  | { readonly type: 'size'; readonly height: number }
  /** Instead of usable: an attempt of this session is in flight already. */
  | { readonly type: 'resume'; readonly phase: 'submitting' | 'challenging' }
  | { readonly type: 'invalid'; readonly id?: number }
  /** The form is valid. Sent before the gateway is called. */
  | {
      readonly type: 'accepted';
      readonly id?: number;
      /** For the SDK to keep, if the browser keeps nothing for this frame. */
      readonly submitId?: string;
    }
  | { readonly type: 'duplicate'; readonly id?: number }
  | { readonly type: 'validity'; readonly id: number; readonly isValid: boolean }
  /** `path` on the cashier's own origin, to be shown in a second frame. */
  | { readonly type: 'challenge'; readonly path: string }
  | { readonly type: 'challenge_done' }
  /** The shop's page must go there; not if `opened`: then the page has opened it beside, or shows it as a code. */
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
  /** `live`: the form goes on with the session. Otherwise it has changed nothing, and must be opened anew. */
  | { readonly type: 'replaced'; readonly id: number; readonly live: boolean }
  | { readonly type: 'left'; readonly id: number; readonly inFlight: boolean }
  | { readonly type: 'pong'; readonly id: number }
  /** The gateway says that the session has expired. */
  | { readonly type: 'expired' }
  /** The session cannot be shown at all; `isFinal`: nor later, because the gateway refuses it. */
  | {
      readonly type: 'refused';
      readonly message: string;
      readonly traceId?: string;
      readonly isFinal?: boolean;
    }
  /** The shopper pressed the page's own Cancel, or Escape inside it. */
  | { readonly type: 'close' }
  /** The shopper dismisses the end state. */
  | { readonly type: 'dismiss' }
  | { readonly type: 'log'; readonly code: string; readonly message: string }
  /** An event whose code this version of the SDK may not know. */
  | {
      readonly type: 'event';
      readonly code: string;
      readonly message?: string;
      /** The fields that events of this code have beside the common ones. */
      readonly detail?: { readonly [key: string]: unknown };
    };

/** A JavaScript type, or a list of allowed values. */
type Field = 'string' | 'number' | 'boolean' | 'object' | readonly string[];
/** `[field, '?']`: optional. */
type Shape = { readonly [field: string]: Field | readonly [Field, '?'] };
type Table<Message extends { readonly type: string }> = {
  readonly [Type in Message['type']]: Shape;
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
    resumes: optional('boolean'),
    storedCard: optional('object'),
    byBackButton: optional('boolean'),
    lastSubmit: optional('string'),
  },
  submit: { id },
  validate: { id },
  update: { locale: optional('string'), appearance: optional('object') },
  renew: { session: 'string' },
  replace: { id, session: 'string' },
  not_renewed: {},
  leave: { id },
  probe: { id },
  ping: { id },
  focus: {},
  undecided: {},
};

export const TO_SDK: Table<ToSdk> = {
  usable: { mayArrive: optional('boolean') },
  size: { height: 'number' },
  resume: { phase: ['submitting', 'challenging'] },
  invalid: { id: optional(id) },
  accepted: { id: optional(id), submitId: optional('string') },
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
  replaced: { id, live: 'boolean' },
  left: { id, inFlight: 'boolean' },
  pong: { id },
  expired: {},
  refused: { message: 'string', traceId: optional('string'), isFinal: optional('boolean') },
  close: {},
  dismiss: {},
  log: { code: 'string', message: 'string' },
  event: { code: 'string', message: optional('string'), detail: optional('object') },
};

function matches(value: unknown, field: Field): boolean {
  if (typeof field !== 'string') return typeof value === 'string' && field.includes(value);
  if (field === 'object') return typeof value === 'object' && value !== null;
  return typeof value === field && (field !== 'number' || Number.isFinite(value));
}

/**
 * Checks one message against its table. Returns the message, `undefined` for an unknown type (ignore it), or
 * `'violation'` for anything that is not a message or does not match its row.
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
    if (!matches(message[name], field)) return 'violation';
  }
  return data as Message;
}
