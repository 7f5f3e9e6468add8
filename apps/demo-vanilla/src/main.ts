import { createCashier } from '@ams-cashier/core';
import { askCashierOptions, texts } from '@ams-cashier/shop';
import '@ams-cashier/shop/shop.css';
import { cardsPage } from './cards-page.ts';
import { checkoutPage } from './checkout-page.ts';
import { eventItem } from './event-item.ts';
import { drawFrame } from './frame.ts';
import { messagePage } from './message-page.ts';
import { productPage } from './product-page.ts';
import { resultPage } from './result-page.ts';
import { startRouter } from './router.ts';
import { newShopper } from './shopper.ts';

const shop = document.getElementById('shop');
if (!shop) throw new Error('index.html has no element with the id "shop".');

const cashier = createCashier(await askCashierOptions());
const shopper = newShopper();
const { outlet, eventList } = drawFrame(shop);
cashier.on('event', (event) => eventList.append(eventItem(event)));

startRouter(
  outlet,
  {
    '/': productPage,
    '/checkout': (visit) => checkoutPage(cashier, shopper, visit),
    '/cards': () => cardsPage(cashier, shopper),
    '/result': resultPage,
  },
  () => messagePage(texts.notFound, texts.notFoundText),
);
