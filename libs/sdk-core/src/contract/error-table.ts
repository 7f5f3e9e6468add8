import type { CashierErrorCode } from './error.ts';

/** Who can fix it. */
export type Blame = 'merchant' | 'shopper' | 'network' | 'cashier';

/**
 * Columns: Antom's code; who can fix it; whether `retry()` can help; which promise rejects with it. A reason with a code
 * is also reported in the event stream and to the callbacks; one without only rejects.
 */
export type ErrorRow = readonly [
  code: CashierErrorCode | undefined,
  blame: Blame,
  recoverable: boolean,
  rejects: 'ready' | 'call',
];

const PARAMETER = 'SDK_CREATEPAYMENT_PARAMETER_ERROR';
const COMPONENT = 'SDK_CREATECOMPONENT_ERROR';
const INTERNAL = 'SDK_INTERNAL_ERROR';

/** One row per reason: read by the code, the docs and the tests. Source: docs/design/names-and-defaults.md#errors. */
export const ERROR_TABLE = {
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
  update_refused: [undefined, 'merchant', false, 'call'],
  setup_missing: [undefined, 'merchant', false, 'call'],
} as const satisfies Record<string, ErrorRow>;

/** The closed list of reasons. */
export type ErrorReason = keyof typeof ERROR_TABLE;
