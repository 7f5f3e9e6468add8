import { createCashier } from '@ams-cashier/core';
import { defineAmsCashierElement } from '@ams-cashier/core/element';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { OrderPage } from './OrderPage.tsx';
import { ResultPage } from './ResultPage.tsx';
import { LOCALE } from './shop.ts';
import './shop.css';

// 'prod' for real money: see README.md
defineAmsCashierElement(createCashier({ environment: 'sandbox', locale: LOCALE }));

// with more pages than two, use a router
const Page = location.pathname === '/result' ? ResultPage : OrderPage;

createRoot(document.querySelector('#app')!).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
