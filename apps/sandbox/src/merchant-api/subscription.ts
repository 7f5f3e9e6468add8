/** Subscriptions. Source: docs/reference/beyond-cashier.md#b6-subscriptions */
import type {
  Amount,
  CancelSubscriptionRequest,
  CancelSubscriptionResponse,
  ChangeSubscriptionRequest,
  ChangeSubscriptionResponse,
  CreateSubscriptionRequest,
  CreateSubscriptionResponse,
  InquireSubscriptionListRequest,
  InquireSubscriptionListResponse,
  InquireSubscriptionPaymentRequest,
  InquireSubscriptionPaymentResponse,
  InquireSubscriptionRequest,
  InquireSubscriptionResponse,
  PeriodRule,
  Subscription as SubscriptionFacts,
  SubscriptionNotification,
  SubscriptionPayment,
  SubscriptionStatus,
  UpdateSubscriptionRequest,
  UpdateSubscriptionResponse,
} from '@ams-cashier/protocol';
import { parseTime } from '@ams-cashier/server';
import { formatTime } from '../gateway/clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { queueNotification } from '../notifications/notification-queue.ts';
import { SUCCESS } from '../payment/api-result.ts';
import { findSavedCard } from '../payment/saved-card.ts';
import { checkSame, Records, type Record } from '../records/record.ts';
import type { Checked } from './field-schema.ts';
import { pageOf } from './paginator.ts';
import { endOfPeriod } from './period.ts';
import { Refusal } from './refusal.ts';

export interface Subscription {
  readonly description: string;
  /** PENDING: the buyer has not agreed yet, and nobody is told of it. */
  readonly status: SubscriptionStatus | 'PENDING';
  readonly startAt: number;
  readonly endAt: number;
  readonly rule: Checked<PeriodRule>;
  readonly amount: Amount;
  /** Of the next period alone, after a change. */
  readonly nextAmount: Amount | null;
  readonly trials: readonly {
    readonly first: number;
    readonly last: number;
    readonly amount: Amount;
  }[];
  readonly method: string;
  readonly token: string | null;
  readonly redirectUrl: string;
  readonly notifyUrl: string | null;
  readonly paymentNotifyUrl: string | null;
  /** Until when the buyer may agree. */
  readonly expiresAt: number;
  /** When the next period is paid for: earlier than it begins, if the sandbox’s clock is fast. */
  readonly nextAt: number | null;
  /** When the next period begins. */
  readonly periodStartAt: number;
  readonly payments: readonly SubscriptionPayment[];
}

export type SubscriptionRecord = Record<Subscription>;

export const SUBSCRIPTIONS = new Records<Subscription>('subscription');
const CHANGES = new Records<object>('subscriptionChange');

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const EXPIRY = 30 * MINUTE;
const LATEST_EXPIRY = 48 * HOUR;
const LEAST_NOTICE = 24 * HOUR;
const NO_END = Date.UTC(2099, 11, 31);

const DAY = 24 * HOUR;
/** How far back the list goes. */
const LIST_SPAN = 7 * DAY;

const at = (time: string) => parseTime(time)?.getTime() ?? 0;
const copyOf = ({ currency, value }: Amount): Amount => ({ currency, value });

function statusOf({ status }: Subscription): SubscriptionStatus {
  if (status !== 'PENDING') return status;
  throw new Error('The buyer has not agreed to this subscription.');
}

export function notifySubscription(
  gateway: Gateway,
  { recordId, clientId, requestId, facts }: SubscriptionRecord,
  subscriptionNotificationType: SubscriptionNotification['subscriptionNotificationType'],
): void {
  queueNotification(
    gateway,
    { paymentId: null, clientId, notifyUrl: facts.notifyUrl },
    {
      notifyType: 'SUBSCRIPTION',
      subscriptionNotificationType,
      subscriptionId: recordId,
      subscriptionRequestId: requestId,
      subscriptionStatus: statusOf(facts),
      subscriptionStartTime: formatTime(facts.startAt),
      subscriptionEndTime: formatTime(facts.endAt),
      periodRule: facts.rule,
    },
    gateway.clock.now() + gateway.notifyDelay,
  );
}

function factsOf({ recordId, requestId, facts }: SubscriptionRecord): SubscriptionFacts {
  return {
    subscriptionId: recordId,
    subscriptionRequestId: requestId,
    subscriptionStatus: statusOf(facts),
    subscriptionDescription: facts.description,
    subscriptionStartTime: formatTime(facts.startAt),
    subscriptionEndTime: formatTime(facts.endAt),
    periodRule: facts.rule,
    trials: facts.trials.map(({ first, last, amount }) => ({
      trialStartPeriod: first,
      trialEndPeriod: last,
      trialAmount: amount,
    })),
    ...(facts.notifyUrl !== null && { subscriptionNotifyUrl: facts.notifyUrl }),
    subscriptionExpiryTime: formatTime(facts.expiresAt),
    paymentAmount: facts.amount,
    ...(facts.status === 'ACTIVE' &&
      facts.nextAt !== null && { nextSubscriptionDate: formatTime(facts.periodStartAt) }),
  };
}

interface Key {
  readonly subscriptionId?: string;
  readonly subscriptionRequestId?: string;
}

function requireSubscription(
  gateway: Gateway,
  clientId: string,
  { subscriptionId, subscriptionRequestId }: Key,
): SubscriptionRecord {
  const found =
    subscriptionId === undefined
      ? SUBSCRIPTIONS.find(gateway, clientId, 'requestId', subscriptionRequestId)
      : SUBSCRIPTIONS.find(gateway, clientId, 'recordId', subscriptionId);
  if (found) return found;
  throw new Refusal('ORDER_NOT_EXIST', 'There is no such subscription.');
}

function requireActive(gateway: Gateway, clientId: string, key: Key): SubscriptionRecord {
  const found = requireSubscription(gateway, clientId, key);
  if (found.facts.status === 'ACTIVE') return found;
  throw new Refusal('ORDER_STATUS_INVALID', `The subscription is ${found.facts.status}.`);
}

export const agreementUrl = ({ publicUrl }: Gateway, { recordId }: { readonly recordId: string }) =>
  `${publicUrl}/agreement/${recordId}`;

function readRequest(
  gateway: Gateway,
  clientId: string,
  request: Checked<CreateSubscriptionRequest>,
): Subscription {
  const { clock } = gateway;
  const { paymentAmount, paymentMethod, trials = [], subscriptionExpiryTime } = request;
  const now = clock.now();
  const startAt = at(request.subscriptionStartTime);
  const endAt = request.subscriptionEndTime ? at(request.subscriptionEndTime) : NO_END;
  if (endAt <= startAt) {
    throw new Refusal('PARAM_ILLEGAL', 'subscriptionEndTime must be after subscriptionStartTime.');
  }
  const expiresAt = subscriptionExpiryTime ? at(subscriptionExpiryTime) : clock.after(EXPIRY);
  if (expiresAt <= now || expiresAt > now + LATEST_EXPIRY) {
    throw new Refusal(
      'PARAM_ILLEGAL',
      `subscriptionExpiryTime is ${subscriptionExpiryTime}; it must be in the future, at most 48 hours ahead.`,
    );
  }
  const token = paymentMethod.paymentMethodId ?? null;
  if (token !== null && !findSavedCard(gateway, clientId, token)) {
    throw new Refusal(
      'TOKEN_NOT_EXIST',
      'paymentMethod.paymentMethodId is no token of this client.',
    );
  }
  return {
    description: request.subscriptionDescription,
    status: 'PENDING',
    startAt,
    endAt,
    rule: request.periodRule,
    amount: copyOf(paymentAmount),
    nextAmount: null,
    trials: trials.map(({ trialStartPeriod, trialEndPeriod, trialAmount }) => ({
      first: Number(trialStartPeriod),
      last: Number(trialEndPeriod ?? trialStartPeriod),
      amount: copyOf(trialAmount),
    })),
    method: paymentMethod.paymentMethodType,
    token,
    redirectUrl: request.subscriptionRedirectUrl,
    notifyUrl: request.subscriptionNotificationUrl ?? null,
    paymentNotifyUrl: request.paymentNotificationUrl ?? null,
    expiresAt,
    nextAt: null,
    periodStartAt: startAt,
    payments: [],
  };
}

export function createSubscription(
  gateway: Gateway,
  clientId: string,
  request: Checked<CreateSubscriptionRequest>,
): CreateSubscriptionResponse {
  const { subscriptionRequestId } = request;
  return gateway.database.transaction(() => {
    const known = SUBSCRIPTIONS.find(gateway, clientId, 'requestId', subscriptionRequestId);
    const facts = known?.facts ?? readRequest(gateway, clientId, request);
    const sent = [request.paymentAmount.currency, request.paymentAmount.value];
    if (known) checkSame([facts.amount.currency, facts.amount.value], sent, 'paymentAmount');
    const record = known ?? SUBSCRIPTIONS.add(gateway, clientId, subscriptionRequestId, facts);
    return { result: SUCCESS, normalUrl: agreementUrl(gateway, record) };
  });
}

/** Decides a change once: the same id with the same content changes nothing more. */
function changeOnce(
  gateway: Gateway,
  clientId: string,
  requestId: string,
  request: object,
  change: () => void,
): void {
  gateway.database.transaction(() => {
    const known = CHANGES.find(gateway, clientId, 'requestId', requestId);
    if (known) checkSame(known.facts, request, 'The request');
    else {
      change();
      CHANGES.add(gateway, clientId, requestId, request);
    }
  });
}

/** What both kinds of changes may change. */
function changesOf(
  { clock }: Gateway,
  request: Checked<ChangeSubscriptionRequest> | Checked<UpdateSubscriptionRequest>,
): Partial<Subscription> {
  const { subscriptionDescription, subscriptionEndTime, periodRule, paymentAmount } = request;
  const endAt = subscriptionEndTime === undefined ? undefined : at(subscriptionEndTime);
  if (endAt !== undefined && endAt <= clock.now()) {
    throw new Refusal('PARAM_ILLEGAL', 'subscriptionEndTime must be in the future.');
  }
  return {
    ...(endAt !== undefined && { endAt }),
    ...(subscriptionDescription !== undefined && { description: subscriptionDescription }),
    ...(periodRule && { rule: periodRule }),
    ...(paymentAmount && { amount: copyOf(paymentAmount) }),
  };
}

export function changeSubscription(
  gateway: Gateway,
  clientId: string,
  request: Checked<ChangeSubscriptionRequest>,
): ChangeSubscriptionResponse {
  const { subscriptionChangeRequestId, subscriptionId } = request;
  changeOnce(gateway, clientId, subscriptionChangeRequestId, request, () => {
    const record = requireActive(gateway, clientId, { subscriptionId });
    const { paymentAmountDifference } = request;
    const changed = SUBSCRIPTIONS.save(gateway, record, {
      endAt: NO_END,
      ...changesOf(gateway, request),
      ...(paymentAmountDifference && { nextAmount: copyOf(paymentAmountDifference) }),
    });
    notifySubscription(gateway, changed, 'CHANGE');
  });
  return { result: SUCCESS };
}

export function updateSubscription(
  gateway: Gateway,
  clientId: string,
  request: Checked<UpdateSubscriptionRequest>,
): UpdateSubscriptionResponse {
  const { subscriptionUpdateRequestId, subscriptionId, nextSubscriptionDate } = request;
  changeOnce(gateway, clientId, subscriptionUpdateRequestId, request, () => {
    const record = requireActive(gateway, clientId, { subscriptionId });
    const nextAt = nextSubscriptionDate === undefined ? undefined : at(nextSubscriptionDate);
    if (nextAt !== undefined && nextAt < gateway.clock.now() + LEAST_NOTICE) {
      throw new Refusal(
        'PARAM_ILLEGAL',
        `nextSubscriptionDate is ${nextSubscriptionDate}; it must be at least 24 hours ahead.`,
      );
    }
    const change = {
      ...changesOf(gateway, request),
      ...(nextAt !== undefined && { nextAt, periodStartAt: nextAt }),
    };
    notifySubscription(gateway, SUBSCRIPTIONS.save(gateway, record, change, nextAt), 'UPDATE');
  });
  return { result: SUCCESS };
}

export function cancelSubscription(
  gateway: Gateway,
  clientId: string,
  request: Checked<CancelSubscriptionRequest>,
): CancelSubscriptionResponse {
  const { cancellationType, ...key } = request;
  return gateway.database.transaction(() => {
    const record = requireActive(gateway, clientId, key as Key);
    const status = cancellationType === 'CANCEL' ? 'CANCELLED' : 'TERMINATED';
    const ended = SUBSCRIPTIONS.save(gateway, record, { status, nextAt: null }, null);
    notifySubscription(gateway, ended, cancellationType);
    return { result: SUCCESS };
  });
}

export function inquireSubscription(
  gateway: Gateway,
  clientId: string,
  request: Checked<InquireSubscriptionRequest>,
): InquireSubscriptionResponse {
  const record = requireSubscription(gateway, clientId, request);
  if (record.facts.status === 'PENDING') {
    throw new Refusal('ORDER_NOT_EXIST', 'The buyer has not agreed to this subscription.');
  }
  return { result: SUCCESS, subscription: factsOf(record) };
}

/** Whether a filter lets this value through; a filter that is left out lets everything through. */
const passes = (filter: readonly string[] | undefined, value: string) =>
  filter === undefined || filter.includes(value);

export function inquireSubscriptionList(
  gateway: Gateway,
  clientId: string,
  request: Checked<InquireSubscriptionListRequest>,
): InquireSubscriptionListResponse {
  const { startTimeFrom, startTimeTo, statuses, paymentMethodTypes, currencies } = request;
  const now = gateway.clock.now();
  const from = startTimeFrom === undefined ? now - LIST_SPAN : at(startTimeFrom);
  const to = startTimeTo === undefined ? now : at(startTimeTo);
  const found = SUBSCRIPTIONS.list(gateway, clientId).filter(
    ({ facts: { status, startAt, method, amount, rule } }) =>
      status !== 'PENDING' &&
      startAt >= from &&
      startAt <= to &&
      passes(statuses, status) &&
      passes(paymentMethodTypes, method) &&
      passes(currencies, amount.currency) &&
      passes(request.periodTypes, rule.periodType),
  );
  const { entries, paginator } = pageOf(found.toReversed(), request);
  return { result: SUCCESS, subscriptions: entries.map(factsOf), paginator };
}

export function inquireSubscriptionPayment(
  gateway: Gateway,
  clientId: string,
  request: Checked<InquireSubscriptionPaymentRequest>,
): InquireSubscriptionPaymentResponse {
  const { subscriptionId, paymentStatuses } = request;
  const { facts } = SUBSCRIPTIONS.find(gateway, clientId, 'recordId', subscriptionId) ?? {};
  const found = (facts?.payments ?? []).filter(({ status }) => passes(paymentStatuses, status));
  const { entries: payments, paginator } = pageOf(found, request);
  return { result: SUCCESS, payments, paginator };
}

/** Called in a transaction: the buyer agrees. Returns false if that is no longer possible. */
export function activateSubscription(gateway: Gateway, record: SubscriptionRecord): boolean {
  const { status, expiresAt, startAt } = record.facts;
  const now = gateway.clock.now();
  if (status !== 'PENDING' || expiresAt <= now) return false;
  const nextAt = Math.max(startAt, now);
  const change = { status: 'ACTIVE', nextAt, periodStartAt: nextAt } as const;
  const active = SUBSCRIPTIONS.save(gateway, record, change, nextAt);
  notifySubscription(gateway, active, 'CREATE');
  return true;
}

/** What a period costs, and when it ends. */
export function nextPeriod({ facts }: SubscriptionRecord) {
  const { payments, trials, nextAmount, rule, periodStartAt: start } = facts;
  const phaseNo = payments.length + 1;
  const trial = trials.find(({ first, last }) => first <= phaseNo && phaseNo <= last);
  const amount = nextAmount ?? trial?.amount ?? facts.amount;
  return { phaseNo, amount, start, end: endOfPeriod(start, rule) };
}
