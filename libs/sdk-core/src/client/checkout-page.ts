import { bindMethods } from '../runtime/bind-methods.ts';
import { callOut } from '../runtime/call-out.ts';
import { findContainer } from '../runtime/container.ts';
import type { Checkout } from '../contract/checkout.ts';
import type { CashierEvent } from '../contract/event.ts';
import type { CashierOptions, Environment } from '../contract/options.ts';
import { CashierClient } from './client.ts';

/** Options of `new AMSCheckoutPage(…)`. Source: docs/reference/beyond-cashier.md#a3-amscheckoutpage--embedded-checkout-page-pkg */
export interface CheckoutPageOptions extends Omit<CashierOptions, 'environment'> {
  /** Default: prod. */
  readonly environment?: Environment;
  /** Called with outcomes, with what else begins with SDK_PAYMENT, and with errors. */
  readonly onEventCallback?: (event: CashierEvent) => unknown;
}

function elementOf(selector: string | HTMLElement): HTMLElement {
  try {
    const found = findContainer(selector);
    if (found) return found;
  } catch {
    // named below, as Antom's class does
  }
  throw new Error('PARAMS_ERROR_INVALID_SELECTOR');
}

/**
 * A drop-in replacement for Antom's class of the same name: the whole checkout page, or any other session, in an element of the
 * shop.
 *
 * @example
 * const page = new AMSCheckoutPage({ environment: 'sandbox', onEventCallback: ({ code }) => console.log(code) });
 * await page.mountComponent({ sessionData }, '#checkout');
 */
export class AMSCheckoutPage {
  readonly #client: CashierClient;
  #checkout: Checkout | undefined;

  constructor(options: CheckoutPageOptions = {}) {
    const { environment = 'prod', onEventCallback } = options ?? {};
    this.#client = new CashierClient({ ...options, environment });
    bindMethods(this);
    this.#client.on('event', (event) => {
      if (event.type === 'error' || event.code.startsWith('SDK_PAYMENT')) {
        callOut(onEventCallback, event);
      }
    });
  }

  /**
   * Replaces what is in the element, and resolves when the page can be used. Throws, as Antom's class does, for a session that is not text, for an element that isn't
   * there, and if it is mounted already; rejects with a CashierError for whatever comes later.
   */
  mountComponent(
    params: { readonly sessionData: string },
    selector: string | HTMLElement,
  ): Promise<void> {
    const { sessionData } = params ?? {};
    if (!sessionData || typeof sessionData !== 'string') {
      throw new Error('PARAMS_ERROR_INVALID_SESSION_DATA');
    }
    const { phase, error } = this.#checkout?.getSnapshot() ?? {};
    // of one that could not be mounted, nothing is left
    if (phase && !(phase === 'ended' && error)) throw new Error('PARAMS_ERROR_ALREADY_MOUNTED');
    const container = elementOf(selector);
    // shops put a text there that says it is loading, and leave it to Antom's class to remove it
    container.replaceChildren();
    this.#checkout = this.#client.open({ session: sessionData, container });
    return this.#checkout.ready;
  }

  /** Removes the page at once. No callback follows. */
  unmount(): void {
    this.#checkout?.close();
    this.#checkout = undefined;
  }
}
