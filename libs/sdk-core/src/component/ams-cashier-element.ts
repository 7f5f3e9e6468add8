import type { CheckoutSnapshot } from '../contract/checkout.ts';
import type { Appearance, SessionSource } from '../contract/options.ts';
import type { ComponentController } from './controller.ts';
import type { ComponentOutputs } from './outputs.ts';

/** DOM events by the names of the outputs; `detail` holds what is told. Like those of media elements they don't bubble. */
export const ELEMENT_EVENTS = {
  cashierEvent: 'cashier-event',
  paymentResult: 'payment-result',
  cashierError: 'cashier-error',
  paymentCancel: 'payment-cancel',
  cashierReady: 'cashier-ready',
  openChange: 'open-change',
} as const satisfies { readonly [Name in keyof ComponentOutputs]: string };

export type AmsCashierEventMap = {
  readonly [Name in keyof ComponentOutputs as (typeof ELEMENT_EVENTS)[Name]]: CustomEvent<
    ComponentOutputs[Name]
  >;
};

export interface AmsCashierProperties {
  session: SessionSource | null | undefined;
  sessionKey: string | number | null | undefined;
  display: 'popup' | 'inline';
  appearance: Appearance | null | undefined;
  locale: string | null | undefined;
  /** Reflected by the attribute: whether anything of the cashier is, or shall be, on the screen. */
  open: boolean;
}

export type ElementCommands = Pick<
  ComponentController,
  'submit' | 'validate' | 'update' | 'retry' | 'close'
>;

/** What the components of Vue and Angular are, without a framework. */
export interface AmsCashierElement extends HTMLElement, AmsCashierProperties, ElementCommands {
  /** Of the latest open; `leave` is what decides whether the shopper may leave the page. */
  readonly state: CheckoutSnapshot;
  addEventListener<Name extends keyof AmsCashierEventMap>(
    type: Name,
    listener: (event: AmsCashierEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(...listener: Parameters<EventTarget['addEventListener']>): void;
}
