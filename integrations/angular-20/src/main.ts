import { ApplicationRef } from '@angular/core';
import { platformBrowser } from '@angular/platform-browser';
import { AmsCashierService } from '@ams-cashier/angular';
import { ShopModule, type Shop } from './module';

/** What the shop around the sample does: its server makes an order. */
async function order(): Promise<string> {
  const response = await fetch('/api/orders', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sku: 'desk-lamp', quantity: 1 }),
  });
  return (await response.json()).paymentSessionData;
}

async function start(): Promise<void> {
  const { injector } = await platformBrowser().bootstrapModule(ShopModule);
  const shop: Shop = injector.get(ApplicationRef).components[0]?.instance;
  injector.get(AmsCashierService).results$.subscribe(({ code }) => shop.message.set(code));
  document.querySelector('#pay')?.addEventListener('click', () => {
    order().then((session) => shop.session.set(session));
  });
}

start().catch((error: unknown) => console.error(error));
