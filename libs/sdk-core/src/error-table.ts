import type { CashierErrorCode } from './error.ts';

/** Who can mend it. */
export type Blame = 'merchant' | 'shopper' | 'network' | 'cashier';

export interface ErrorRow {
  readonly code: CashierErrorCode | undefined;
  readonly blame: Blame;
  readonly recoverable: boolean;
  /**
   * event: told in the typed stream and at the seed's callbacks, and rejects;
   * promise: only rejects the promise of the call that it answers.
   */
  readonly channel: 'event' | 'promise';
  /** Which promises reject with it. */
  readonly rejects: 'ready' | 'call' | 'none';
}

const PARAMETER = 'SDK_CREATEPAYMENT_PARAMETER_ERROR';
const COMPONENT = 'SDK_CREATECOMPONENT_ERROR';
const INTERNAL = 'SDK_INTERNAL_ERROR';

type Columns = readonly [
  code: CashierErrorCode | undefined,
  blame: Blame,
  recoverable: boolean,
  rejects: ErrorRow['rejects'],
];

const COLUMNS = {
  option_invalid: ['SDK_INIT_PARAMETER_ERROR', 'merchant', false, 'call'],
  session_missing: [PARAMETER, 'merchant', false, 'ready'],
  session_malformed: [PARAMETER, 'merchant', false, 'ready'],
  session_expired: [PARAMETER, 'shopper', true, 'ready'],
  session_failed: [PARAMETER, 'merchant', true, 'ready'],
  untrusted_cashier: [PARAMETER, 'merchant', false, 'ready'],
  container_missing: [PARAMETER, 'merchant', false, 'ready'],
  already_open: [COMPONENT, 'merchant', false, 'ready'],
  load_timeout: [COMPONENT, 'network', true, 'ready'],
  cashier_unreachable: [COMPONENT, 'network', true, 'ready'],
  protocol_violation: [INTERNAL, 'cashier', true, 'ready'],
  cashier_died: [INTERNAL, 'cashier', true, 'ready'],
  engine_failed: [INTERNAL, 'cashier', true, 'ready'],
  submit_timeout: [INTERNAL, 'network', true, 'call'],
  closed: [undefined, 'merchant', false, 'call'],
  cancelled: [undefined, 'shopper', true, 'ready'],
  aborted: [undefined, 'merchant', false, 'ready'],
  retry_refused: [undefined, 'merchant', false, 'call'],
  setup_missing: [undefined, 'merchant', false, 'call'],
} as const satisfies Record<string, Columns>;

/** The closed list of reasons. Source: decisions.md 2. */
export type ErrorReason = keyof typeof COLUMNS;

/** Read by the code, the docs and the tests. */
export const ERROR_TABLE = Object.fromEntries(
  Object.entries(COLUMNS).map(([reason, [code, blame, recoverable, rejects]]) => [
    reason,
    { code, blame, recoverable, rejects, channel: code ? 'event' : 'promise' },
  ]),
) as { readonly [Reason in ErrorReason]: ErrorRow };
