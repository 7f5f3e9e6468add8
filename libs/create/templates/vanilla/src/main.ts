import { createCashier, type Checkout } from '@ams-cashier/core';
import {
  createSession,
  endingOf,
  LOCALE,
  priceOf,
  readProduct,
  readResult,
  resultPath,
} from './shop.ts';
import './shop.css';

// 'prod' for real money: see README.md
const cashier = createCashier({ environment: 'sandbox', locale: LOCALE });
const app = document.querySelector('#app')!;

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text: string,
  attributes: Record<string, string> = {},
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** Resolves when nothing of the cashier is on the screen any more. */
function putAway(checkout: Checkout): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (checkout.getSnapshot().visible) return;
      stop();
      resolve();
    };
    const stop = checkout.subscribe(look);
    look();
  });
}

async function showOrder(): Promise<void> {
  const product = await readProduct();
  const price = priceOf(product);
  const button = element('button', `Pay ${price}`, { type: 'button' });
  const notice = element('p', '', { role: 'status' });
  app.replaceChildren(
    element('h1', product.name),
    element('p', product.description),
    element('p', price, { class: 'price' }),
    button,
    notice,
  );

  button.addEventListener('click', async () => {
    notice.textContent = '';
    const checkout = cashier.open({ session: createSession });
    await checkout.outcome; // never rejects
    const ending = endingOf(checkout.getSnapshot());
    if (ending.next === 'stay') notice.textContent = ending.notice;
    else {
      await putAway(checkout);
      location.assign(resultPath());
    }
  });
}

async function showResult(): Promise<void> {
  app.replaceChildren(element('p', 'One moment…', { role: 'status' }));
  const { title, text, isPaid } = await readResult();
  const back = element('a', isPaid ? 'Another order' : 'Back to your order', { href: '/' });
  app.replaceChildren(element('h1', title), element('p', text), back);
}

try {
  await (location.pathname === '/result' ? showResult() : showOrder());
} catch (error) {
  console.error(error);
  app.replaceChildren(element('p', 'The shop can’t be reached. Please reload.', { role: 'alert' }));
}
