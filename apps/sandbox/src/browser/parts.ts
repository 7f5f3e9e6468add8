/**
 * Where a browser test finds what a shopper uses, in any language of the cashier. CSS selectors; those of the cashier's
 * frames reach into open shadow roots, where the SDK puts them.
 */
const cashier = 'iframe[src*="/cashier/"]:not([src*="/cashier/challenge/"])';

const number = 'input[autocomplete="cc-number"]';

export const parts = {
  /** The cashier, popup or inline. */
  cashier,
  /** Around the bank's page. */
  challenge: 'iframe[src*="/cashier/challenge/"]',
  /** In the frame of the challenge. */
  bank: 'iframe',
  cardForm: `form:has(${number})`,
  number,
  expiry: 'input[autocomplete="cc-exp"]',
  securityCode: 'input[autocomplete="cc-csc"]',
  holderName: 'input[autocomplete="cc-name"]',
  /** One for cards, one for wallets: the one that is visible. */
  pay: 'button.pay',
  payByWallet: 'section.wallet button.pay',
  /** After the end, in a popup. */
  done: 'button.put-away',
  /** Inline. */
  cancel: 'main > button.cancel',
  /** Of the dialog around a popup, in the shop's page. */
  close: `dialog:has(${cashier}) > header > button`,
  /** Why a card was declined; hidden until then. */
  reason: '[role="alert"]',
  approve: 'button[value="approve"]',
  reject: 'button[value="reject"]',
  decline: 'button[value="decline"]',
  wait: 'button[value="wait"]',
  leave: 'button[value="leave"]',
} as const;
