/** A shop that destroys its Element and makes another one whenever the cart changes. */
import { AMSElement } from '@ams-cashier/core';

const SETTLED_MS = 200;

const quantity = document.querySelector('#quantity') as HTMLInputElement;
const pay = document.querySelector('#pay') as HTMLButtonElement;
const status = document.querySelector('[role="status"]') as HTMLElement;

let element: AMSElement | undefined;
let timer: number | undefined;

async function build(): Promise<void> {
  element?.destroy();
  pay.disabled = true;
  const response = await fetch(`/api/session?quantity=${quantity.value}`, { method: 'POST' });
  const { sessionData } = (await response.json()) as { sessionData: string };
  element = new AMSElement({ environment: 'sandbox', locale: 'en_US', sessionData });
  const { error } = await element.mount(
    { type: 'payment', appearance: { theme: 'night' }, notRedirectAfterComplete: true },
    '#element',
  );
  status.textContent = error ? `Not there: ${error.code}` : `Ready for ${quantity.value}`;
  pay.disabled = error !== undefined;
}

quantity.addEventListener('input', () => {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => void build(), SETTLED_MS);
});

pay.addEventListener('click', async () => {
  if (!element) return;
  const { isValid } = await element.validateFields();
  if (!isValid) {
    status.textContent = 'Check the form';
    return;
  }
  const { status: paid, error } = await element.submitPayment();
  if (paid === 'SUCCESS') {
    element.destroy();
    status.textContent = 'Thank you';
  } else if (error?.needChangeSessionForRetry) {
    await build();
    status.textContent = `Try again: ${error.code}`;
  } else {
    status.textContent = `${paid}: ${error?.code}`;
  }
});

void build();
