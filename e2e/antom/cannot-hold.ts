import type { Product } from '@ams-cashier/conformance';

/**
 * Behaviours of libs/conformance that no code around the official SDK can achieve, and why: a row of the defects table, or a
 * law that is Antom's own (docs/design/laws.md#what-each-engine-keeps). The conformance suite shows that none of them holds:
 * one that does hold with a newer version has to leave this table.
 */
const CASHIER: { readonly [behaviour: string]: string } = {
  'another language while open: the input stays':
    'law 9 is Antom’s own: the input is in its page only, which reads the language only at its start (antom_update)',
  'another appearance while open: the input stays':
    'law 9 is Antom’s own: the input is in its page only, which reads the appearance only at its start (antom_update)',
  'two opens don’t affect each other':
    'rows D1 to D3: the second open is refused with already_open (law 7)',
  'inline: suspended during a challenge: the payment is picked up':
    'law 12 is Antom’s own: its gateway and page decide what a reopened session shows',
  'inline: suspended during a challenge, resumed with another session: the payment is picked up first':
    'law 12 is Antom’s own: its gateway and page decide what a reopened session shows',
  'inline: suspended during a challenge, and back without a network: retry() asks for that payment, not for another session':
    'law 12 is Antom’s own: its gateway and page decide what a reopened session shows',
  'inline: moved in the page during a challenge: the payment is picked up':
    'law 12 is Antom’s own: its gateway and page decide what a reopened session shows',
  'after a reload, a paid session shows that it is paid':
    'law 12 is Antom’s own: its gateway and page decide what a reopened session shows',
  'after a reload, a payment in flight is picked up, not started again':
    'law 12 is Antom’s own: its gateway and page decide what a reopened session shows',
  'the shopper leaves while loading: undecided':
    'law 12 is Antom’s own: its page tells a cancellation, whatever its gateway knows of the session',
  'no preload: nothing is loaded before the cashier opens':
    'the official constructor preloads its pages itself, and an open needs one: nothing of it comes before the open, the first steps say so',
};

export const CANNOT_HOLD: {
  readonly [One in Product]: { readonly [behaviour: string]: string };
} = {
  classic: CASHIER,
  element: {},
  vaulting: CASHIER,
};
