import type { Checkout } from '../contract/checkout.ts';
import type { CashierEvent, CashierErrorEvent, EventOf, ResultEvent } from '../contract/event.ts';

/** The outputs of a component and their payloads. */
export interface ComponentOutputs {
  /** Every event of the component's cashier. */
  readonly cashierEvent: CashierEvent;
  /** The outcome of an attempt. */
  readonly paymentResult: ResultEvent;
  readonly cashierError: CashierErrorEvent;
  /** The shopper left before paying. */
  readonly paymentCancel: EventOf<'SDK_PAYMENT_CANCEL'>;
  /** The form can be used. */
  readonly cashierReady: Checkout;
  /** The other half of the two-way `open`. */
  readonly openChange: boolean;
}

export type Output = {
  readonly [Name in keyof ComponentOutputs]: readonly [Name, ComponentOutputs[Name]];
}[keyof ComponentOutputs];

/** The outputs that emit an event, in the order of the core's listeners: first the one for all events. */
export function outputsOf(event: CashierEvent, checkout: Checkout | undefined): Output[] {
  const outputs: Output[] = [['cashierEvent', event]];
  if (event.type === 'result') outputs.push(['paymentResult', event]);
  else if (event.type === 'error') outputs.push(['cashierError', event]);
  else if (event.code === 'SDK_PAYMENT_CANCEL') outputs.push(['paymentCancel', event]);
  else if (checkout && event.code === 'SDK_END_OF_LOADING' && event.outcome === 'ready')
    outputs.push(['cashierReady', checkout]);
  return outputs;
}
