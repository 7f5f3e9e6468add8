import { Routes } from '@angular/router';
import { OrderPage } from './order-page';
import { ResultPage } from './result-page';

export const routes: Routes = [
  { path: '', component: OrderPage },
  { path: 'result', component: ResultPage },
];
