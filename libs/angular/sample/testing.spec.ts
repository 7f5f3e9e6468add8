import { TestBed } from '@angular/core/testing';
import { createScriptedCashier } from '@ams-cashier/angular/testing';
import { expect, it } from 'vitest';
import { Shop, ShopModule } from './module';

it('thanks nobody who left', async () => {
  const cashier = createScriptedCashier();
  TestBed.configureTestingModule({ imports: [ShopModule], providers: [cashier.provide()] });
  const fixture = TestBed.createComponent(Shop);
  fixture.autoDetectChanges();
  fixture.componentInstance.session.set(cashier.session());

  const run = await cashier.run(); // the cashier is on the page
  run.signal({ type: 'usable' });
  run.signal({ type: 'buyer_close' });
  await new Promise((resolve) => setTimeout(resolve)); // emitted in microtasks, then rendered
  await fixture.whenStable();
  expect(fixture.nativeElement.textContent).toContain('Nothing was charged.');
});
