import { ApplicationRef, NgModule, provideZoneChangeDetection } from '@angular/core';
import { platformBrowser } from '@angular/platform-browser';
import { AppModule } from './app/app-module';
import { Shop, ShopModule } from './app/module';
import { createSession } from './app/session';

@NgModule({
  imports: [ShopModule],
  providers: [provideZoneChangeDetection()],
  bootstrap: [Shop],
})
class SampleModule {}

/** `ng generate`'s module, which `ng add` has written into; with `?sample` the README's. */
const start = () =>
  location.search === '?sample' ? startSample() : platformBrowser().bootstrapModule(AppModule);

async function startSample(): Promise<void> {
  const { injector } = await platformBrowser().bootstrapModule(SampleModule);
  const shop: Shop = injector.get(ApplicationRef).components[0]?.instance;
  // what the shop around the sample does: its server makes an order
  const pay = document.createElement('button');
  pay.textContent = 'Pay now';
  pay.addEventListener('click', () => {
    createSession().then(({ sessionData }) => shop.session.set(sessionData));
  });
  document.body.append(pay);
}

start().catch((err) => console.error(err));
