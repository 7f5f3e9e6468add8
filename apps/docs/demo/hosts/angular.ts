// the published library is compiled in part: without a build of Angular's own, its compiler finishes it in the browser
import '@angular/compiler';
import { createComponent, provideZonelessChangeDetection } from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import { AmsCashierComponent, provideAmsCashier } from '@ams-cashier/angular';
import type { StartShop } from '../host.ts';

export const start: StartShop = async ({ target, cashier, session, locale, hear }) => {
  const app = await createApplication({
    providers: [
      provideZonelessChangeDetection(),
      provideAmsCashier({ environment: 'sandbox', locale, engines: [cashier.engine] }),
    ],
  });
  const hostElement = document.createElement('ams-cashier');
  target.append(hostElement);
  const component = createComponent(AmsCashierComponent, {
    environmentInjector: app.injector,
    hostElement,
  });
  component.setInput('display', 'inline');
  component.setInput('session', session);
  component.instance.cashierEvent.subscribe(hear);
  app.attachView(component.hostView);
  return () => {
    app.destroy();
    hostElement.remove();
  };
};
