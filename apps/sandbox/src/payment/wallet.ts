import { randomBytes } from 'node:crypto';
import type { WalletForm, WalletInput, WalletType } from '@ams-cashier/protocol';
import { findAttempts, type Attempt } from './attempt.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Payment } from './payment.ts';
import { decide } from '../scenarios/scenario.ts';
import { findSession, type Session } from './session.ts';
import { settle, settleLater, writeSettled, type Settled } from './settlement.ts';

/**
 * What the buyer does at the wallet. `wait`: approves, but the wallet is not through with it; `leave` decides nothing.
 */
export const WALLET_ANSWERS = ['approve', 'decline', 'wait', 'leave'] as const;
export type WalletAnswer = (typeof WALLET_ANSWERS)[number];

/** A visit to a wallet, begun by the payment's latest attempt. Whoever has its id may answer. */
interface Visit {
  readonly walletId: string;
  readonly paymentId: string;
  readonly attemptId: number;
  readonly form: WalletForm;
  /** The open that the shopper comes back to. */
  readonly openId: string;
}

export interface FoundWallet extends Visit {
  readonly type: WalletType;
  readonly payment: Payment;
  readonly session: Session;
  /** The buyer is still awaited. */
  readonly isOpen: boolean;
}

/** What is wrong with the address to come back to; the SDK goes to no other than these. */
export function returnProblem({ redirectUrl }: Pick<Session, 'redirectUrl'>): string | undefined {
  if (!redirectUrl) return 'paymentRedirectUrl is missing in createPaymentSession.';
  const { protocol, hostname } = new URL(redirectUrl);
  const isLoopback = /^(([\w-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback)
    ? undefined
    : `paymentRedirectUrl is ${redirectUrl}; it must be an https address.`;
}

export function openWallet(
  { database }: Gateway,
  attempt: Pick<Attempt, 'paymentId' | 'attemptId'>,
  { form, openId }: WalletInput,
): void {
  const walletId = randomBytes(24).toString('base64url');
  database.insert('wallet', { walletId, ...attempt, form, openId });
}

export function findWallet(
  gateway: Gateway,
  key: 'walletId' | 'paymentId',
  value: string,
): FoundWallet | undefined {
  const { database } = gateway;
  const visit = database.get<Visit & { type: WalletType }>(
    `SELECT wallet.*, attempt.method AS type FROM wallet JOIN attempt USING (attemptId)
     WHERE wallet.${key} = ? ORDER BY attemptId DESC LIMIT 1`,
    value,
  );
  const payment =
    visit && database.get<Payment>('SELECT * FROM payment WHERE paymentId = ?', visit.paymentId);
  const session = payment && findSession(gateway, 'sessionId', payment.sessionId);
  if (!session) return undefined;
  const latest = findAttempts(gateway, payment.paymentId).at(-1);
  const isOpen = payment.phase === 'wallet' && latest?.attemptId === visit.attemptId;
  return { ...visit, payment, session, isOpen };
}

export function walletUrl({ publicUrl }: Gateway, { walletId }: Pick<Visit, 'walletId'>): string {
  return `${publicUrl}/wallet/${walletId}`;
}

/** Where the buyer goes on after the wallet, with the marker that the SDK's handleReturn looks for. */
export function returnUrl({ session, openId }: FoundWallet): string | undefined {
  if (!session.redirectUrl || returnProblem(session)) return undefined;
  const url = new URL(session.redirectUrl);
  url.searchParams.set('ams_return', openId);
  return url.href;
}

/** The buyer said yes: it is paid, or what the catalogue says. */
function approved(gateway: Gateway, { session, payment, attemptId }: FoundWallet, isLast: boolean) {
  const { clock } = gateway;
  const now = clock.now();
  const { decision } = decide(
    {
      amount: { currency: session.currency, value: session.value },
      sessionScenario: session.scenario,
      authenticate: false,
      now: new Date(now),
    },
    ({ id }) =>
      findAttempts(gateway, payment.paymentId).filter(
        (attempt) => attempt.scenario === id && attempt.attemptId < attemptId,
      ).length,
  );
  if ('meanwhile' in decision) {
    return settleLater(decision, now, clock.after(decision.seconds * 1_000));
  }
  // a wallet asks no issuer
  return settle('issuer' in decision ? { outcome: 'SUCCESSFUL' } : decision, now, isLast);
}

/** On the disk when this returns. Only the first answer counts; one that comes after the end changes nothing. */
export function answerWallet(gateway: Gateway, walletId: string, answer: WalletAnswer): void {
  const { database, clock } = gateway;
  database.transaction(() => {
    const wallet = findWallet(gateway, 'walletId', walletId);
    if (!wallet?.isOpen || answer === 'leave') return;
    const { paymentId, attemptId, session, form } = wallet;
    const now = clock.now();
    // a page that has left is not there for another try
    const isLast = form === 'redirect';
    const settled: { readonly [Answer in Exclude<WalletAnswer, 'leave'>]: () => Settled } = {
      approve: () => approved(gateway, wallet, isLast),
      decline: () => settle({ outcome: 'FAIL', code: 'PROCESS_FAIL' }, now),
      wait: () => settle({ outcome: 'PENDING', code: 'PAYMENT_IN_PROCESS' }, now),
    };
    writeSettled(
      gateway,
      { paymentId, attemptId, sessionId: session.sessionId },
      settled[answer](),
    );
  });
}
