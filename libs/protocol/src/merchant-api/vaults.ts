/** Cards on file. Source: docs/reference/beyond-cashier.md#b1-cards-kept-on-file */
import {
  anything,
  flag,
  id,
  list,
  named,
  namedOneOf,
  needed,
  object,
  oneOf,
  optional,
  region,
  text,
  time,
  url,
  webUrl,
  type Call,
} from './field.ts';

const source = 'beyond-cashier.md#b1-cards-kept-on-file';
const token = needed(text(128));

export const vaultingStatus = namedOneOf('VaultingStatus', 'SUCCESS', 'FAIL', 'PROCESSING');

export const vaultedMethod = named('VaultedMethod', {
  paymentMethodType: needed(oneOf('CARD')),
  card: needed(
    named('VaultedCard', {
      cardToken: needed(text(128), 'What later payments name. Keep it on the server.'),
      brand: needed(text()),
      maskedCardNo: needed(text()),
      last4: needed(text()),
      expiryMonth: needed(text(), '`MM`.'),
      expiryYear: needed(text(), '`YY`.'),
      funding: optional(text()),
      issuerName: optional(text()),
      issuingCountry: optional(text()),
      fingerprint: optional(text(), 'The same for the same card.'),
      networkTransactionId: optional(text()),
    }),
  ),
});

/** What is known of a card that is being saved. */
const vaultingAnswer = {
  vaultingRequestId: needed(id),
  vaultingStatus: needed(vaultingStatus),
  vaultingResultCode: optional(text(64), 'Why it failed.'),
  paymentMethodDetail: optional(vaultedMethod, 'Of a card that was saved.'),
};

const accountHolderName = named('AccountHolderName', {
  firstName: optional(text(256)),
  middleName: optional(text(256)),
  lastName: optional(text(256)),
  fullName: optional(text(256)),
});

export const VAULTS = {
  createVaultingSession: {
    path: 'vaults/createVaultingSession',
    about:
      'Creates a session that saves a card without a payment; `vaultingSessionData` goes to the browser. Idempotent by `vaultingRequestId`.',
    source,
    page: 'vaulting_session',
    idempotentBy: 'vaultingRequestId',
    request: {
      paymentMethodType: needed(oneOf('CARD')),
      vaultingRequestId: needed(id, 'Idempotency key, a new one per card.'),
      vaultingNotificationUrl: needed(webUrl),
      redirectUrl: optional(url),
      merchantRegion: optional(region),
      is3DSAuthentication: optional(flag),
      allowedOrigins: optional(
        list(text(), 20),
        'Sandbox only: further origins that may frame the hosted cashier.',
      ),
      sandboxScenario: optional(
        text(),
        'Sandbox only: the id of the scenario that every attempt of this session gets.',
      ),
    },
    answer: {
      vaultingSessionData: needed(
        text(4096),
        'Goes to the browser unchanged, like the data of a payment session.',
      ),
      vaultingSessionExpiryTime: needed(time),
      vaultingSessionId: needed(id),
      normalUrl: optional(url),
    },
    errors: ['REPEAT_REQ_INCONSISTENT'],
  },
  inquireVaulting: {
    path: 'vaults/inquireVaulting',
    about: 'Returns whether a card was saved, and its token.',
    source,
    page: 'inquire_vaulting',
    request: { vaultingRequestId: needed(id) },
    answer: vaultingAnswer,
    errors: ['VAULTING_NOT_EXIST'],
  },
  vaultPaymentMethod: {
    path: 'vaults/vaultPaymentMethod',
    about:
      'Saves a card that your server has as a whole number, which only merchants who are certified for card data may have; others use createVaultingSession. Idempotent by `vaultingRequestId`.',
    source,
    page: 'vault_payment_method',
    idempotentBy: 'vaultingRequestId',
    request: {
      vaultingRequestId: needed(id, 'Idempotency key, a new one per card.'),
      paymentMethodDetail: needed(
        object({
          paymentMethodType: needed(text(64)),
          card: optional(
            object({
              cardNo: needed(text(32)),
              expiryMonth: needed(text(2)),
              expiryYear: needed(text(2)),
              cvv: optional(text(4)),
              cardholderName: optional(anything),
            }),
          ),
        }),
      ),
      vaultingNotificationUrl: optional(webUrl),
      redirectUrl: optional(url),
      merchantRegion: optional(region),
    },
    answer: { ...vaultingAnswer, normalUrl: optional(url) },
    errors: ['REPEAT_REQ_INCONSISTENT', 'PARAM_ILLEGAL'],
  },
  inquireToken: {
    path: 'vaults/inquireToken',
    about: 'Returns what is known of a card on file.',
    source,
    page: 'inquire_token',
    request: { token },
    answer: {
      token,
      accountHolderName: optional(accountHolderName),
      email: optional(text()),
      issuerName: optional(text()),
      issuingCountry: optional(text()),
      tokenExpiryTime: needed(time),
    },
    errors: ['TOKEN_NOT_EXIST'],
    types: { request: 'TokenRequest' },
  },
  updateToken: {
    path: 'vaults/updateToken',
    about: 'Changes the holder, the e-mail address or the end of a card on file.',
    source,
    page: 'update_token',
    request: {
      token,
      accountHolderName: optional(accountHolderName),
      email: optional(text(64)),
      tokenExpiryTime: optional(time, 'Not later than the card’s own end.'),
    },
    answer: { token },
    errors: ['TOKEN_NOT_EXIST'],
  },
  deleteToken: {
    path: 'vaults/deleteToken',
    about:
      'Forgets a card on file. The sandbox answers a repeated call with success; take TOKEN_NOT_EXIST as success, too.',
    source,
    page: 'delete_token',
    request: { token },
    answer: {},
    errors: ['TOKEN_NOT_EXIST'],
    types: { request: 'TokenRequest' },
  },
} as const satisfies { readonly [name: string]: Call };
