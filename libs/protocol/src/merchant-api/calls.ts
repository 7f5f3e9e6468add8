/**
 * Every call that a checkout meets, once: the client's types and methods, the sandbox's checks and the documents are made
 * from this table. `node tools/merchant-api/write-types.ts` writes the types.
 */
import { AUTHORIZATIONS } from './authorizations.ts';
import { DISPUTES } from './disputes.ts';
import type { Call } from './field.ts';
import { PAYMENT_OPTIONS } from './payment-options.ts';
import { PAYMENTS } from './payments.ts';
import { SUBSCRIPTIONS } from './subscriptions.ts';
import { VAULTS } from './vaults.ts';

export const CALLS = {
  ...PAYMENTS,
  ...PAYMENT_OPTIONS,
  ...VAULTS,
  ...DISPUTES,
  ...SUBSCRIPTIONS,
  ...AUTHORIZATIONS,
} as const satisfies { readonly [name: string]: Call };

export type CallName = keyof typeof CALLS;

export type { Call, Field, Fields, FieldType } from './field.ts';
export { NOTIFICATIONS, type NotificationKind } from './notifications.ts';
