import { randomBytes } from 'node:crypto';
import type { WalletForm, WalletInput, WalletType } from '@ams-cashier/protocol';
import type { Gateway } from '../gateway/gateway.ts';
import { addToQuery } from '../gateway/shop-address.ts';
import { decideAttempt } from '../scenarios/scenario-choice.ts';
import { findAttempts, latestAttempt, type Attempt } from './attempt.ts';
import { amountOf } from './offer.ts';
import { findPayment, type Payment } from './payment.ts';
import { findSession, type Session } from './session.ts';
import { settle, settleLater, writeSettlement, type Settlement } from './settlement.ts';

/**
 * What the buyer does at the wallet. `wait`: approves, but the wallet is still processing it; `leave`: decides nothing.
 */
export const WALLET_ANSWERS = ['approve', 'decline', 'wait', 'leave'] as const;
export type WalletAnswer = (typeof WALLET_ANSWERS)[number];

/** A visit to a wallet, started by the payment's latest attempt. Anyone who has its id may answer. */
interface Visit {
  readonly walletId: string;
  readonly paymentId: string;
  readonly attemptId: number;
  readonly form: WalletForm;
  /** The open that the shopper returns to. */
  readonly openId: string;
}

export interface FoundWallet extends Visit {
  readonly type: WalletType;
  readonly payment: Payment;
  readonly session: Session;
  /** No other attempt has followed. */
  readonly isLatest: boolean;
  /** The wallet still waits for the buyer. */
  readonly isOpen: boolean;
}

/** Why the shopper could not return from a wallet; the SDK navigates to no other URLs than these. */
export function returnProblem({ redirectUrl }: Pick<Session, 'redirectUrl'>): string | undefined {
  if (!redirectUrl) return 'paymentRedirectUrl is missing in createPaymentSession.';
  const { protocol, hostname } = new URL(redirectUrl);
  const isLoopback = /^(([\w-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback)
    ? undefined
    : `paymentRedirectUrl is ${redirectUrl}; it must be an https URL.`;
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
  const latest = latestAttempt(gateway, payment.paymentId);
  const isLatest = latest?.attemptId === visit.attemptId;
  const isOpen = payment.phase === 'wallet' && isLatest;
  return { ...visit, payment, session, isLatest, isOpen };
}

export function walletUrl({ publicUrl }: Gateway, { walletId }: Pick<Visit, 'walletId'>): string {
  return `${publicUrl}/wallet/${walletId}`;
}

/** Where the buyer goes after the wallet, with the marker that the SDK's handleReturn looks for. */
export function returnUrl({ session, openId }: FoundWallet): string | undefined {
  if (!session.redirectUrl || returnProblem(session)) return undefined;
  return addToQuery(session.redirectUrl, { ams_return: openId });
}

/** The buyer approved: paid, unless the scenario says otherwise. */
function settleApproval(
  gateway: Gateway,
  { session, payment, attemptId }: FoundWallet,
  isLast: boolean,
) {
  const { clock } = gateway;
  const now = clock.now();
  const { decision } = decideAttempt(
    {
      amount: amountOf(session),
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
  // a wallet does not ask an issuer
  return settle('issuer' in decision ? { outcome: 'SUCCESSFUL' } : decision, now, isLast);
}

/**
 * On the disk when this returns. Only the first answer counts; one after the payment has ended changes nothing. Returns
 * whether the wallet still waited for it.
 */
export function answerWallet(gateway: Gateway, walletId: string, answer: WalletAnswer): boolean {
  const { database, clock } = gateway;
  return database.transaction(() => {
    const wallet = findWallet(gateway, 'walletId', walletId);
    if (!wallet?.isOpen) return false;
    if (answer === 'leave') return true;
    const { paymentId, attemptId, session, form } = wallet;
    const now = clock.now();
    // the page has navigated away: it can't offer another attempt
    const isLast = form === 'redirect';
    const settlements: { readonly [Answer in Exclude<WalletAnswer, 'leave'>]: () => Settlement } = {
      approve: () => settleApproval(gateway, wallet, isLast),
      decline: () => settle({ outcome: 'FAIL', code: 'PROCESS_FAIL' }, now),
      wait: () => settle({ outcome: 'PENDING', code: 'PAYMENT_IN_PROCESS' }, now),
    };
    writeSettlement(
      gateway,
      { paymentId, attemptId, sessionId: session.sessionId },
      settlements[answer](),
    );
    return true;
  });
}

/**
 * The buyer pays in another way, or not at all: from here on this wallet can't charge. On the disk when this returns;
 * changes nothing if the wallet was faster.
 */
export function releaseWallet(gateway: Gateway, { sessionId }: Session, url: string): void {
  const { database, clock } = gateway;
  database.transaction(() => {
    const payment = findPayment(gateway, sessionId);
    const wallet = payment && findWallet(gateway, 'paymentId', payment.paymentId);
    if (!wallet?.isOpen || walletUrl(gateway, wallet) !== url) return;
    const { paymentId, attemptId } = wallet;
    const settlement = settle({ outcome: 'FAIL', code: 'USER_CANCELED' }, clock.now());
    writeSettlement(gateway, { paymentId, attemptId, sessionId }, settlement);
  });
}
