/** A shop with the embedded page in a class of its own, which asks the shop's server for the order until it is decided. */
import { AMSCheckoutPage } from '@ams-cashier/core';

const POLL_MS = 250;

class Checkout {
  readonly #status = document.querySelector('[role="status"]') as HTMLElement;
  readonly #orderId: string;
  readonly #page: AMSCheckoutPage;
  #timer: number | undefined;

  constructor(orderId: string) {
    this.#orderId = orderId;
    this.#page = new AMSCheckoutPage({
      environment: 'sandbox',
      locale: 'en_US',
      onEventCallback: ({ code }) => this.#onEvent(code),
    });
  }

  async start(): Promise<void> {
    const response = await fetch('/api/session', { method: 'POST' });
    const { sessionData } = (await response.json()) as { sessionData: string };
    await this.#page.mountComponent({ sessionData }, '#checkout');
    this.#poll();
  }

  #onEvent(code: string | undefined): void {
    if (code === 'SDK_PAYMENT_SUCCESSFUL') this.#status.textContent = 'Checking your payment';
    if (code === 'SDK_PAYMENT_FAIL') this.#status.textContent = 'Declined';
    if (code === 'SDK_PAYMENT_CANCEL') this.#end('Nothing was charged');
  }

  #poll(): void {
    this.#timer = window.setTimeout(async () => {
      const response = await fetch(`/api/orders/${this.#orderId}`);
      const { status } = (await response.json()) as { status: string };
      if (status === 'paid') this.#end('Thank you');
      else this.#poll();
    }, POLL_MS);
  }

  #end(text: string): void {
    window.clearTimeout(this.#timer);
    this.#status.textContent = text;
    this.#page.unmount();
  }
}

void new Checkout('1').start();
