/**
 * What docs/design/life-cycle.md says about the signals.
 * @type {Record<string, string>}
 */
export const SIGNAL_MEANINGS = {
  start: 'You open.',
  wrong_parameter: 'The request is wrong; found before anything was loaded.',
  merchant_close: 'You close: `close()`, `unmount()`, `destroy()`, an aborted signal.',
  merchant_submit: 'You submit while a payment is in flight.',
  usable: 'The form can be used.',
  resumed_submitting: 'The payment was in flight already when it was opened.',
  resumed_challenging: 'The same, in the middle of a challenge.',
  invalid: 'A submit with missing or wrong fields.',
  accepted: 'A submit that is on its way to the gateway.',
  withdrawn_invalid: '`accepted` came too early: the form was wrong after all.',
  withdrawn_network_error: '`accepted` came too early: the gateway was not reached.',
  duplicate: 'The session was submitted elsewhere already.',
  challenge: 'The bank wants 3-D Secure.',
  challenge_done: 'The challenge is over; the result follows.',
  redirect: 'The page goes to a wallet, a bank or paymentRedirectUrl.',
  redirect_failed: 'It could not.',
  decline: 'Declined, and this form can be used again.',
  result: 'Any other outcome.',
  replay: 'An outcome that was there before it was opened.',
  cancelled: 'Cancelled at the gateway.',
  network_error: 'The submit did not reach the gateway.',
  left_safe: 'The shopper left, nothing was in flight.',
  left_in_flight: 'The shopper left with a payment in flight, or nobody could tell.',
  broken: 'A limit is over, the cashier died, broke its protocol or failed.',
  expired: 'The session ran out and was not renewed.',
  other: "Another of the cashier's codes, known or not.",
};

/**
 * What is told where the table does not name a code.
 * @type {Record<string, string>}
 */
export const TELLINGS = {
  end_ready: 'END_OF_LOADING `ready`',
  end_failed: 'END_OF_LOADING `failed`',
  end_cancelled: 'END_OF_LOADING `cancelled`',
  error: 'the error',
  result: 'the result',
  other: 'the code as it came, or UNKNOWN',
};
