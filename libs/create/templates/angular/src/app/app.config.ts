import { ApplicationConfig, provideBrowserGlobalErrorListeners } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideAmsCashier } from '@ams-cashier/angular';
import { routes } from './app.routes';
import { LOCALE } from './shop';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(routes),
    // 'prod' for real money: see README.md
    provideAmsCashier({ environment: 'sandbox', locale: LOCALE }),
  ],
};
