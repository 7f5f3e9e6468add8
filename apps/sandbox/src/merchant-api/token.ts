/** Tokens of cards on file. Source: docs/reference/beyond-cashier.md#b1-cards-kept-on-file */
import type {
  AccountHolderName,
  DeleteTokenResponse,
  InquireTokenResponse,
  TokenRequest,
  UpdateTokenRequest,
  UpdateTokenResponse,
} from '@ams-cashier/protocol';
import { parseTime } from '@ams-cashier/server';
import { formatTime } from '../gateway/clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { SUCCESS } from '../payment/api-result.ts';
import {
  endOfCard,
  findSavedCard,
  ISSUER_NAME,
  issuingCountryOf,
  type SavedCard,
} from '../payment/saved-card.ts';
import { Refusal } from './refusal.ts';
import type { Checked } from './field-schema.ts';

function requireCard(gateway: Gateway, clientId: string, token: string): SavedCard {
  const saved = findSavedCard(gateway, clientId, token);
  if (saved) return saved;
  throw new Refusal(
    'TOKEN_NOT_EXIST',
    'This client has no such token, or it was deleted or has expired.',
  );
}

/** A cashier asks for the name as it is on the card, in one field. */
const fullName = ({ fullName: full, firstName, middleName, lastName }: AccountHolderName) =>
  full ?? [firstName, middleName, lastName].filter((part) => part !== undefined).join(' ');

export function inquireToken(
  gateway: Gateway,
  clientId: string,
  { token }: TokenRequest,
): InquireTokenResponse {
  const { holderName, holderEmail, expiresAt, bin } = requireCard(gateway, clientId, token);
  return {
    result: SUCCESS,
    token,
    ...(holderName !== '' && { accountHolderName: { fullName: holderName } }),
    ...(holderEmail !== null && { email: holderEmail }),
    issuerName: ISSUER_NAME,
    issuingCountry: issuingCountryOf(bin),
    tokenExpiryTime: formatTime(expiresAt),
  };
}

/** The end that is asked for: in the future, and not after the card's own. */
function newEnd({ clock }: Gateway, saved: SavedCard, asked: string): number {
  const expiresAt = parseTime(asked)?.getTime() ?? 0;
  const last = endOfCard(saved);
  if (expiresAt > clock.now() && expiresAt <= last) return expiresAt;
  throw new Refusal(
    'PARAM_ILLEGAL',
    `tokenExpiryTime is ${asked}; it must be in the future, and not after the end of the card: ${formatTime(last)}.`,
  );
}

export function updateToken(
  gateway: Gateway,
  clientId: string,
  { token, accountHolderName, email, tokenExpiryTime }: Checked<UpdateTokenRequest>,
): UpdateTokenResponse {
  const { database } = gateway;
  return database.transaction(() => {
    const saved = requireCard(gateway, clientId, token);
    const changed = {
      holderName: accountHolderName ? fullName(accountHolderName) : saved.holderName,
      holderEmail: email ?? saved.holderEmail,
      expiresAt: tokenExpiryTime ? newEnd(gateway, saved, tokenExpiryTime) : saved.expiresAt,
    };
    database.update('savedCard', changed, { cardToken: token });
    return { result: SUCCESS, token };
  });
}

/** Repeated after a lost answer, it succeeds again. From the first time on, nobody can pay with the card. */
export function deleteToken(
  { database }: Gateway,
  clientId: string,
  { token }: TokenRequest,
): DeleteTokenResponse {
  const deleted = database.run(
    `UPDATE savedCard SET state = 'deleted', holderName = '', holderEmail = NULL
     WHERE cardToken = ? AND clientId = ? AND state <> 'pending'`,
    token,
    clientId,
  );
  if (deleted) return { result: SUCCESS };
  throw new Refusal('TOKEN_NOT_EXIST', 'This client has no such token.');
}
