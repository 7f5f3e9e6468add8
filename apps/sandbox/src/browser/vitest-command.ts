/** What a page and the configuration of Vitest call each other's commands. */
export const COMMAND = {
  cashier: 'amsCashier',
  sandbox: 'amsSandbox',
  record: 'amsRecord',
  isBehind: 'amsIsBehind',
} as const;

export type CashierCall =
  'fill' | 'pay' | 'decline' | 'done' | 'cancel' | 'approve' | 'reject' | 'reason' | 'sessionId';
