/**
 * Every signal and its meaning. docs/design/life-cycle.md lists them from here. No product code imports more than the type,
 * so the texts are in no bundle.
 */
export const SIGNAL_MEANINGS = {
  start: 'The merchant opens.',
  wrong_parameter: 'The request is invalid; found before any DOM or network work.',
  merchant_close: 'The merchant closes: `close()`, `unmount()`, `destroy()`, an aborted signal.',
  merchant_submit: 'The merchant submits while a payment is in flight.',
  usable: 'The form can be used.',
  resumed_submitting: 'The payment was already in flight when the session was opened.',
  resumed_challenging: 'The same, in the middle of a challenge.',
  invalid: 'A submit with missing or invalid fields.',
  accepted: 'A submit that is on its way to the gateway.',
  withdrawn_invalid: '`accepted` came too early: the form turned out to be invalid.',
  withdrawn_network_error: '`accepted` came too early: the gateway was not reached.',
  duplicate: 'The session was already submitted elsewhere.',
  challenge: 'The bank requires 3-D Secure.',
  challenge_done: 'The challenge is over; the result follows.',
  redirect: 'The page leaves for a wallet, a bank or paymentRedirectUrl.',
  redirect_failed: 'The redirect failed.',
  decline: 'Declined, and this form can be used again.',
  result: 'Any other outcome.',
  replay: 'An outcome that existed before the session was opened.',
  cancelled: 'Cancelled at the gateway.',
  network_error: 'The submit did not reach the gateway.',
  left_safe: 'The shopper left and nothing was in flight.',
  left_in_flight: 'The shopper left with a payment in flight, or nobody could tell.',
  broken:
    'A limit is overdue, or the cashier died, broke the protocol or failed; `error` says which.',
  expired: 'The session expired and was not renewed.',
  replaced: 'The form goes on with another session.',
  remounted: 'Another session is opened in the place of this one.',
  other: 'Any other code of the cashier, known or not.',
} as const;

export type SignalName = keyof typeof SIGNAL_MEANINGS;

export const SIGNALS = Object.keys(SIGNAL_MEANINGS) as readonly SignalName[];
