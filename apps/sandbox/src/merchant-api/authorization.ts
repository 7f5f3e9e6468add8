/** Agreements with wallets. Source: docs/reference/beyond-cashier.md#b7-authorisations-of-wallets-auto-debit */
import { randomBytes, randomUUID } from 'node:crypto';
import {
  isWallet,
  type ApplyTokenRequest,
  type ApplyTokenResponse,
  type ConsultAuthorizationRequest,
  type ConsultAuthorizationResponse,
  type QueryAuthorizationRequest,
  type QueryAuthorizationResponse,
  type RevokeAuthorizationRequest,
  type RevokeAuthorizationResponse,
} from '@ams-cashier/protocol';
import { formatTime } from '../gateway/clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { queueNotification } from '../notifications/notification-queue.ts';
import { SUCCESS } from '../payment/api-result.ts';
import { Records, type Record } from '../records/record.ts';
import type { Checked } from './field-schema.ts';
import { Refusal } from './refusal.ts';
import { agreementUrl } from './subscription.ts';

interface Authorization {
  readonly wallet: string;
  readonly scopes: readonly string[];
  readonly redirectUrl: string;
  readonly notifyUrl: string | null;
  readonly authState: string;
  readonly status: 'asked' | 'agreed' | 'active' | 'revoked';
  readonly authCode: string | null;
  readonly accessToken: string | null;
  readonly refreshToken: string | null;
  readonly expiresAt: number;
}

export type AuthorizationRecord = Record<Authorization>;

export const AUTHORIZATIONS = new Records<Authorization>('authorization');

const DAY = 86_400_000;
/** How long a token is good. Ours. */
const LIFETIME = 365 * DAY;
const REFRESH_LIFETIME = 2 * LIFETIME;

const makeToken = (prefix: string) => `${prefix}_${randomBytes(24).toString('base64url')}`;

function notify(
  gateway: Gateway,
  { clientId, facts }: AuthorizationRecord,
  authorizationNotifyType: string,
): void {
  const { accessToken, authState, notifyUrl } = facts;
  queueNotification(
    gateway,
    { paymentId: null, clientId, notifyUrl },
    {
      notifyType: 'AUTHORIZATION',
      authorizationNotifyType,
      authState,
      ...(accessToken !== null && { accessToken }),
    },
    gateway.clock.now() + gateway.notifyDelay,
  );
}

export function consultAuthorization(
  gateway: Gateway,
  clientId: string,
  request: Checked<ConsultAuthorizationRequest>,
): ConsultAuthorizationResponse {
  const { customerBelongsTo, authRedirectUrl, authNotifyUrl, scopes, authState } = request;
  if (!isWallet(customerBelongsTo)) {
    throw new Refusal(
      'NO_PAY_OPTIONS',
      `customerBelongsTo is ${customerBelongsTo}; it must be a wallet of the sandbox.`,
    );
  }
  const record = gateway.database.transaction(() =>
    AUTHORIZATIONS.add(gateway, clientId, randomUUID(), {
      wallet: customerBelongsTo,
      scopes,
      redirectUrl: authRedirectUrl,
      notifyUrl: authNotifyUrl ?? null,
      authState,
      status: 'asked',
      authCode: null,
      accessToken: null,
      refreshToken: null,
      expiresAt: 0,
    }),
  );
  return { result: SUCCESS, normalUrl: agreementUrl(gateway, record) };
}

/** Called in a transaction: the buyer agrees. Returns the code, or undefined if it is too late. */
export function agree(gateway: Gateway, record: AuthorizationRecord): string | undefined {
  if (record.facts.status !== 'asked') return undefined;
  const authCode = makeToken('code');
  const agreed = AUTHORIZATIONS.save(gateway, record, { status: 'agreed', authCode });
  notify(gateway, agreed, 'AUTHCODE_CREATED');
  return authCode;
}

const findBy = (
  gateway: Gateway,
  clientId: string,
  key: keyof Authorization,
  value: string | undefined,
) =>
  value === undefined
    ? undefined
    : AUTHORIZATIONS.list(gateway, clientId).find(({ facts }) => facts[key] === value);

export function applyToken(
  gateway: Gateway,
  clientId: string,
  { grantType, authCode, refreshToken }: Checked<ApplyTokenRequest>,
): ApplyTokenResponse {
  const { database, clock } = gateway;
  const isCode = grantType === 'AUTHORIZATION_CODE';
  if (isCode && authCode === undefined) throw new Refusal('PARAM_ILLEGAL', 'authCode is missing.');
  if (!isCode && refreshToken === undefined) {
    throw new Refusal('PARAM_ILLEGAL', 'refreshToken is missing.');
  }
  return database.transaction(() => {
    const found = isCode
      ? findBy(gateway, clientId, 'authCode', authCode)
      : findBy(gateway, clientId, 'refreshToken', refreshToken);
    if (!found || found.facts.status !== (isCode ? 'agreed' : 'active')) {
      throw new Refusal(isCode ? 'INVALID_AUTHCODE' : 'INVALID_REFRESH_TOKEN');
    }
    const token = { accessToken: makeToken('token'), refreshToken: makeToken('refresh') };
    const expiresAt = clock.after(LIFETIME);
    const active = AUTHORIZATIONS.save(gateway, found, { ...token, status: 'active', expiresAt });
    notify(gateway, active, 'TOKEN_CREATED');
    return {
      result: SUCCESS,
      ...token,
      accessTokenExpiryTime: formatTime(expiresAt),
      refreshTokenExpiryTime: formatTime(clock.after(REFRESH_LIFETIME)),
    };
  });
}

function requireToken(
  gateway: Gateway,
  clientId: string,
  accessToken: string,
): AuthorizationRecord {
  const found = findBy(gateway, clientId, 'accessToken', accessToken);
  if (found) return found;
  throw new Refusal('INVALID_ACCESS_TOKEN');
}

export function queryAuthorization(
  gateway: Gateway,
  clientId: string,
  { accessToken }: Checked<QueryAuthorizationRequest>,
): QueryAuthorizationResponse {
  const { status, expiresAt, refreshToken } = requireToken(gateway, clientId, accessToken).facts;
  const isOver = expiresAt <= gateway.clock.now();
  return {
    result: SUCCESS,
    accessToken,
    accessTokenExpiryTime: formatTime(expiresAt),
    ...(refreshToken !== null && { refreshToken }),
    tokenStatusType: status === 'revoked' ? 'REVOKED' : isOver ? 'EXPIRED' : 'ACTIVE',
  };
}

export function revokeAuthorization(
  gateway: Gateway,
  clientId: string,
  { accessToken }: Checked<RevokeAuthorizationRequest>,
): RevokeAuthorizationResponse {
  return gateway.database.transaction(() => {
    const found = requireToken(gateway, clientId, accessToken);
    if (found.facts.status === 'revoked') throw new Refusal('INVALID_ACCESS_TOKEN');
    notify(gateway, AUTHORIZATIONS.save(gateway, found, { status: 'revoked' }), 'TOKEN_CANCELED');
    return { result: SUCCESS };
  });
}
