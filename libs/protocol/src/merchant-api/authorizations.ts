/** Agreements with wallets, for payments without the buyer. Source: docs/reference/beyond-cashier.md#b7-authorisations-of-wallets-auto-debit */
import {
  anything,
  flag,
  list,
  needed,
  oneOf,
  optional,
  region,
  text,
  time,
  url,
  webUrl,
  type Call,
} from './field.ts';

const source = 'beyond-cashier.md#b7-authorisations-of-wallets-auto-debit';
const accessToken = needed(text(128));
const customerBelongsTo = needed(text(64), 'The wallet, e.g. `GCASH`.');

export const AUTHORIZATIONS = {
  consultAuthorization: {
    path: 'authorizations/consult',
    about: 'Returns the page at which the buyer agrees that a wallet may be charged later.',
    source,
    page: 'authconsult',
    request: {
      customerBelongsTo,
      authClientId: optional(text(64)),
      authRedirectUrl: needed(url),
      authNotifyUrl: optional(webUrl),
      scopes: needed(list(oneOf('BASE_USER_INFO', 'AGREEMENT_PAY', 'USER_INFO', 'SEND_OTP'), 4)),
      authState: needed(text(256), 'Comes back unchanged with the buyer.'),
      terminalType: needed(oneOf('WEB', 'WAP', 'APP', 'MINI_APP')),
      osType: optional(oneOf('IOS', 'ANDROID')),
      osVersion: optional(text()),
      merchantRegion: optional(region),
      recurringPayment: optional(flag),
      userRegion: optional(region),
      env: optional(anything),
    },
    answer: {
      normalUrl: optional(url),
      schemeUrl: optional(text()),
      applinkUrl: optional(url),
      appIdentifier: optional(text()),
      authUrl: optional(url),
      authCodeForm: optional(anything),
      extendInfo: optional(text()),
    },
    errors: ['NO_PAY_OPTIONS'],
  },
  applyToken: {
    path: 'authorizations/applyToken',
    about:
      'Exchanges the code with which the buyer came back for a token that later payments name, or an old token for a new one.',
    source,
    page: 'accesstokenapp',
    request: {
      grantType: needed(oneOf('AUTHORIZATION_CODE', 'REFRESH_TOKEN')),
      customerBelongsTo,
      authCode: optional(text(64)),
      refreshToken: optional(text(128)),
      merchantRegion: optional(region),
    },
    answer: {
      accessToken,
      accessTokenExpiryTime: needed(time),
      refreshToken: optional(text(128)),
      refreshTokenExpiryTime: optional(time),
      userLoginId: optional(text()),
      pspCustomerInfo: optional(anything),
      extendInfo: optional(text()),
    },
    errors: ['INVALID_AUTHCODE', 'INVALID_REFRESH_TOKEN'],
  },
  queryAuthorization: {
    path: 'authorizations/query',
    about: 'Returns whether a token is still good.',
    source,
    page: 'authquery',
    request: { accessToken },
    answer: {
      accessToken,
      accessTokenExpiryTime: needed(time),
      tokenStatusType: needed(oneOf('ACTIVE', 'EXPIRED', 'REVOKED')),
      refreshToken: optional(text(128)),
      refreshTokenExpiryTime: optional(time),
    },
    errors: ['INVALID_ACCESS_TOKEN'],
  },
  revokeAuthorization: {
    path: 'authorizations/revoke',
    about: 'Ends an agreement: the wallet can’t be charged with this token any more.',
    source,
    page: 'revocation',
    request: { accessToken },
    answer: { extendInfo: optional(text()) },
    errors: ['INVALID_ACCESS_TOKEN'],
  },
} as const satisfies { readonly [name: string]: Call };
