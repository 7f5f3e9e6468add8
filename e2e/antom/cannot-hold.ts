import type { Product } from '@ams-cashier/conformance';

/**
 * Behaviours of libs/conformance that no code around the official SDK can achieve, and why: a row of the defects table, or a
 * law that is Antom's own (docs/design/laws.md#what-each-engine-keeps). The conformance suite shows that none of them holds:
 * one that does hold with a newer version has to leave this table.
 */
type Reasons = { readonly [behaviour: string]: string };

const LAW_12 = 'law 12 is Antom’s own: its gateway and page decide what a reopened session shows';
const LANGUAGE =
  'law 9 is Antom’s own: the input is in its page only, which reads the language only at its start (antom_update)';
const APPEARANCE =
  'law 9 is Antom’s own: the input is in its page only, which reads the appearance only at its start (antom_update)';
const ONE_PER_PAGE = 'rows D1 to D3: the second open is refused with already_open (law 7)';
const NO_BUTTON = 'Antom’s Element has no button to leave by: the shop closes it (docs/antom.md)';

/** Of every product. */
const SHARED: Reasons = {
  'another language while open: the input stays': LANGUAGE,
  'two opens don’t affect each other': ONE_PER_PAGE,
  'inline: suspended during a challenge: the payment is picked up': LAW_12,
  'inline: suspended during a challenge, resumed with another session: the payment is picked up first':
    LAW_12,
  'inline: suspended during a challenge, and back without a network: retry() asks for that payment, not for another session':
    LAW_12,
  'inline: moved in the page during a challenge: the payment is picked up': LAW_12,
  'after a reload, a paid session shows that it is paid': LAW_12,
  'after a reload, a payment in flight is picked up, not started again': LAW_12,
};

const CASHIER: Reasons = {
  ...SHARED,
  'another appearance while open: the input stays': APPEARANCE,
  'the shopper leaves while loading: undecided':
    'law 12 is Antom’s own: its page tells a cancellation, whatever its gateway knows of the session',
};

const ELEMENT: Reasons = {
  ...SHARED,
  'Payment Element: a pay button of its own on request, and the input stays':
    'Antom’s Element has no pay button of its own (docs/antom.md)',
  'the shopper leaves while ready: cancelled': NO_BUTTON,
  'the shopper leaves while submitting: undecided': NO_BUTTON,
  'the shopper leaves while challenging: undecided': NO_BUTTON,
  'the shopper leaves while declined: cancelled': NO_BUTTON,
  'inline: the cashier’s own Cancel button': NO_BUTTON,
  'cancelled, then retry() opens again: paid': NO_BUTTON,
  'card "unknown": undecided':
    'the results of Antom’s Element have no such status: what nobody knows is SDK_PAYMENT_PROCESSING (docs/antom.md)',
};

export const CANNOT_HOLD: { readonly [One in Product]: Reasons } = {
  classic: CASHIER,
  element: ELEMENT,
  vaulting: CASHIER,
};
