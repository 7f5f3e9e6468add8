import type { CheckoutSnapshot } from '../contract/checkout.ts';
import type { Appearance, SessionSource } from '../contract/options.ts';
import type { PreloadWhen } from '../contract/preload.ts';
import type { ComponentController } from './controller.ts';
import type { ComponentOutputs } from './outputs.ts';

/** DOM events by the names of the outputs; `detail` is the output's value. Like the events of media elements, they don't bubble. */
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
  /** When the cashier is preloaded. Default: the client's option. */
  preload: PreloadWhen | null | undefined;
  /** What opens the cashier, for `preload`: a selector or an element. Default: this element. */
  preloadOn: string | Element | null | undefined;
  /** Reflected as an attribute. Whether the cashier is, or should be, on the screen. */
  open: boolean;
}

export const ELEMENT_DEFAULTS: AmsCashierProperties = {
  session: undefined,
  sessionKey: undefined,
  display: 'popup',
  appearance: undefined,
  locale: undefined,
  preload: undefined,
  preloadOn: undefined,
  open: false,
};

export const ELEMENT_PROPERTIES = Object.keys(ELEMENT_DEFAULTS) as (keyof AmsCashierProperties)[];

/** The properties that HTML can express: strings, and the boolean `open`. */
export const ELEMENT_ATTRIBUTES = {
  session: 'session',
  'session-key': 'sessionKey',
  display: 'display',
  locale: 'locale',
  preload: 'preload',
  'preload-on': 'preloadOn',
  open: 'open',
} as const;

export type ElementCommands = Pick<
  ComponentController,
  'submit' | 'validate' | 'update' | 'retry' | 'close'
>;

/** The framework-free counterpart of the Vue and Angular components. */
export interface AmsCashierElement extends HTMLElement, AmsCashierProperties, ElementCommands {
  /** The state of the latest open. `leave` says whether the shopper can safely leave the page. */
  readonly state: CheckoutSnapshot;
  addEventListener<Name extends keyof AmsCashierEventMap>(
    type: Name,
    listener: (event: AmsCashierEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(...listener: Parameters<EventTarget['addEventListener']>): void;
}
