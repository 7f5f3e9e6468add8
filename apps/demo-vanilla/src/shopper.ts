import {
  createCounter,
  firstSettings,
  knownAddress,
  type Address,
  type Counter,
  type Settings,
} from '@ams-cashier/shop';

/** What outlives the checkout page: the shopper's settings, and the order that is being paid. */
export interface Shopper {
  address: Address;
  settings: Settings;
  readonly counter: Counter;
}

export function newShopper(): Shopper {
  const shopper: Shopper = {
    address: knownAddress,
    settings: firstSettings,
    counter: createCounter(() => shopper.address),
  };
  return shopper;
}
