import { styleText } from 'node:util';
import type { SandboxOrder } from '../client/order.ts';
import type { SentNotification } from '../control/notification-list.ts';

/** Exit codes: the sandbox said no, or isn't there; the command line is wrong. */
export const FAILED = 1;
export const MISUSED = 2;

const COLOURS = { SUCCESS: 'green', FAIL: 'red', CANCELLED: 'red', EXPIRED: 'red' } as const;

/** Without colours where nobody sees them: `styleText` asks the stream. */
const paint = (format: Parameters<typeof styleText>[0], text: string) =>
  styleText(format, text, { stream: process.stdout });

export function formatOrder(order: SandboxOrder): string {
  const { orderId, paymentRequestId, state, paymentResultCode, amount, actions } = order;
  const colour = Object.hasOwn(COLOURS, state) ? COLOURS[state as keyof typeof COLOURS] : 'yellow';
  return [
    paint(colour, state.padEnd(11)),
    amount ? `${amount.value} ${amount.currency}`.padEnd(14) : ''.padEnd(14),
    orderId,
    ...(paymentRequestId === orderId ? [] : [paymentRequestId]),
    ...(paymentResultCode ? [paint('bold', paymentResultCode)] : []),
    ...(actions.length > 0 ? [paint('dim', `possible: ${actions.join(', ')}`)] : []),
  ].join('  ');
}

/** What names it, whatever it is about: the shop's own id, where it has one. */
const ID_FIELDS = [
  'paymentRequestId',
  'refundRequestId',
  'captureRequestId',
  'vaultingRequestId',
  'subscriptionRequestId',
  'disputeId',
  'subscriptionId',
  'paymentId',
];

export function formatNotification(
  { notificationId, notifyType, body }: SentNotification,
  answer: string,
): string {
  const isReceived = answer === 'S';
  return [
    paint(isReceived ? 'green' : 'red', (isReceived ? 'received' : answer).padEnd(10)),
    `${notificationId}`.padStart(4),
    notifyType,
    String(ID_FIELDS.map((field) => body[field]).find((id) => id !== undefined) ?? ''),
  ].join('  ');
}
