import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouteReuseStrategy, withComponentInputBinding } from '@angular/router';
import { provideAmsCashier } from '@ams-cashier/angular';
import { askCashierOptions } from '@ams-cashier/shop';
import { App } from './app';
import { routes } from './routes';
import { VisitReuse } from './visit-reuse';

await bootstrapApplication(App, {
  providers: [
    provideRouter(routes, withComponentInputBinding()),
    { provide: RouteReuseStrategy, useClass: VisitReuse },
    provideAmsCashier(await askCashierOptions()),
  ],
});
