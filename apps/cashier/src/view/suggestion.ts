import type { NextStep } from '@ams-cashier/protocol';
import type { Suggestion } from '../texts/type.ts';

/** After a decline that the same form can serve. */
export function suggestionInForm(step: NextStep): Suggestion {
  return step === 'same_session' ? 'correct' : 'other_card';
}

const AFTER_END: { readonly [Step in NextStep]: Suggestion } = {
  same_session: 'shop_again',
  other_card: 'shop_again',
  new_session: 'shop_again',
  check_status: 'ask_shop',
  later: 'later',
  no: 'ask_shop',
};

/** When the payment is over. */
export function suggestionAfterEnd(step: NextStep): Suggestion {
  return AFTER_END[step];
}
