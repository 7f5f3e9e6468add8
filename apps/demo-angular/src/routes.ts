import type { Routes } from '@angular/router';
import { texts } from '@ams-cashier/shop';
import { CardsPage } from './cards-page';
import { CheckoutPage } from './checkout-page';
import { MessagePage } from './message-page';
import { ProductPage } from './product-page';
import { ResultPage } from './result-page';

export const routes: Routes = [
  { path: '', pathMatch: 'full', component: ProductPage },
  {
    path: 'checkout',
    component: CheckoutPage,
    canDeactivate: [(page: CheckoutPage) => page.mayLeave()],
    // another basket is another visit, so the guard runs for it as well
    runGuardsAndResolvers: 'paramsOrQueryParamsChange',
  },
  { path: 'cards', component: CardsPage },
  { path: 'result', component: ResultPage },
  {
    path: '**',
    component: MessagePage,
    data: { heading: texts.notFound, text: texts.notFoundText },
  },
];
