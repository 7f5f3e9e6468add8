import type { NextStep } from '@ams-cashier/protocol';
import type { WayOut } from '../texts/type.ts';

/** What a decline that this form can serve asks for. */
export function wayOutHere(step: NextStep): WayOut {
  return step === 'same_session' ? 'correct' : 'other_card';
}

const ELSEWHERE: { readonly [Step in NextStep]: WayOut } = {
  same_session: 'shop_again',
  other_card: 'shop_again',
  new_session: 'shop_again',
  check_status: 'ask_shop',
  later: 'later',
  no: 'ask_shop',
};

/** What is left to do when this payment is over. */
export function wayOutElsewhere(step: NextStep): WayOut {
  return ELSEWHERE[step];
}
