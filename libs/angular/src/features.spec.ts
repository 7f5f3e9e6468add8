import {
  ChangeDetectionStrategy,
  Component,
  EnvironmentInjector,
  PLATFORM_ID,
  createEnvironmentInjector,
  runInInjectionContext,
} from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { createScriptedEngine, type ScriptedEngine } from '@ams-cashier/core/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Checkout, providers, routes } from '../sample/route';
import { AmsCashierComponent } from './ams-cashier.component';
import { AmsCashierService } from './ams-cashier.service';
import type { CashierConfig } from './config';
import { CASHIER_RETURN, withName, withRouterReturn } from './features';
import { cashierLeaveGuard, injectCashier } from './inject-cashier';
import { provideAmsCashier } from './provide';

@Component({ changeDetection: ChangeDetectionStrategy.OnPush, template: '' })
class Elsewhere {}

let shop: ScriptedEngine;
let gift: ScriptedEngine;
const home = location.href;

beforeEach(() => {
  shop = createScriptedEngine();
  gift = createScriptedEngine();
});

afterEach(() => history.replaceState(null, '', home));

const scripted = (script: ScriptedEngine): CashierConfig => ({
  environment: 'sandbox',
  engines: [script.engine],
});
const delivered = () => new Promise((resolve) => setTimeout(resolve, 20));

function followCodes(cashier: AmsCashierService): string[] {
  const codes: string[] = [];
  cashier.events$.subscribe(({ code }) => codes.push(code));
  return codes;
}

it('named clients don’t affect each other, in service and component', async () => {
  @Component({
    selector: 'ams-two',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [AmsCashierComponent],
    template: `
      <ams-cashier display="inline" [session]="order" />
      <ams-cashier display="inline" client="gift" [session]="card" />
    `,
  })
  class Two {
    readonly order = shop.session();
    readonly card = gift.session();
    readonly default = injectCashier();
    readonly gift = injectCashier('gift');
  }
  TestBed.configureTestingModule({
    providers: [
      provideAmsCashier(scripted(shop)),
      provideAmsCashier(scripted(gift), withName('gift')),
    ],
  });
  const fixture = TestBed.createComponent(Two);
  fixture.autoDetectChanges();
  const two = fixture.componentInstance;
  expect(two.default).toBe(TestBed.inject(AmsCashierService));
  const [shopCodes, giftCodes] = [followCodes(two.default), followCodes(two.gift)];
  await shop.run();
  (await gift.run()).signal({ type: 'usable' });
  await delivered();
  expect([shop.runs.length, gift.runs.length]).toEqual([1, 1]);
  expect(shopCodes).toEqual(['SDK_START_OF_LOADING']);
  expect(giftCodes).toEqual(['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING']);
  expect(two.gift.state().phase).toBe('ready');
});

it('a named client is destroyed with the injector that provides it', async () => {
  const injector = createEnvironmentInjector(
    [provideAmsCashier(scripted(gift), withName('gift'))],
    TestBed.inject(EnvironmentInjector),
  );
  const cashier = runInInjectionContext(injector, () => injectCashier('gift'));
  cashier.open({ session: gift.session() }).subscribe();
  const run = await gift.run();
  injector.destroy();
  await delivered();
  expect(run.stopped).toBe(true);
});

it('an unknown name is reported', () => {
  TestBed.configureTestingModule({ providers: [provideAmsCashier(scripted(shop))] });
  expect(() => TestBed.runInInjectionContext(() => injectCashier('gift'))).toThrow(
    /named "gift".*withName\('gift'\)/s,
  );
});

it('the guard keeps the shopper while a payment is in flight', async () => {
  TestBed.configureTestingModule({ providers: [provideAmsCashier(scripted(shop))] });
  const mayLeave = () => TestBed.runInInjectionContext(cashierLeaveGuard());
  expect(mayLeave()).toBe(true);
  TestBed.inject(AmsCashierService).open({ session: shop.session() }).subscribe();
  const run = await shop.run();
  run.signal({ type: 'usable' });
  await delivered();
  expect(mayLeave()).toBe(true);
  run.signal({ type: 'accepted' });
  await delivered();
  expect(mayLeave()).toBe(false);
  run.signal({ type: 'result', outcome: 'SUCCESSFUL', final: true, replayed: false });
  await delivered();
  expect(mayLeave()).toBe(true);
});

it('a return is read once, before anything else reads the URL', () => {
  history.replaceState(null, '', '?ams_return=o1&order=7');
  TestBed.configureTestingModule({
    providers: [provideAmsCashier(scripted(shop), withRouterReturn())],
  });
  TestBed.inject(EnvironmentInjector);
  expect(location.search).toBe('?order=7');
  expect(TestBed.inject(CASHIER_RETURN)).toEqual({ openId: 'o1', returned: true });
});

it('without the feature, and on the server, the URL stays unchanged', () => {
  history.replaceState(null, '', '?ams_return=o1');
  TestBed.configureTestingModule({ providers: [provideAmsCashier(scripted(shop))] });
  TestBed.inject(AmsCashierService);
  expect(location.search).toBe('?ams_return=o1');

  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [
      { provide: PLATFORM_ID, useValue: 'server' },
      provideAmsCashier(scripted(shop), withRouterReturn()),
    ],
  });
  expect(TestBed.inject(CASHIER_RETURN)).toBeUndefined();
  expect(location.search).toBe('?ams_return=o1');
});

/** The sample's checkout; only the engines are the scripts'. */
async function gotoCheckout() {
  const clients = [
    provideAmsCashier(scripted(shop)),
    provideAmsCashier(scripted(gift), withName('gift')),
  ];
  TestBed.configureTestingModule({ providers });
  TestBed.inject(Router).resetConfig([
    ...routes.map((route) => (route.providers ? { ...route, providers: clients } : route)),
    { path: 'elsewhere', component: Elsewhere },
  ]);
  const harness = await RouterTestingHarness.create();
  const page = await harness.navigateByUrl('/', Checkout);
  return { harness, page };
}

it('sample/route.ts: the route can’t be left in flight; its cashier is removed with it', async () => {
  const { harness, page } = await gotoCheckout();
  page.order.set(shop.session());
  harness.detectChanges();
  const run = await shop.run();
  run.signal({ type: 'usable' });
  run.signal({ type: 'accepted' });
  await delivered();
  expect(await TestBed.inject(Router).navigateByUrl('/elsewhere')).toBe(false);
  expect(run.stopped).toBe(false);
  run.signal({ type: 'result', outcome: 'PENDING', final: true, replayed: false });
  await delivered();
  expect(await TestBed.inject(Router).navigateByUrl('/elsewhere')).toBe(true);
  expect(run.stopped).toBe(true);
});

it('sample/route.ts: leaving while it loads leaves nothing behind and emits nothing', async () => {
  const { harness, page } = await gotoCheckout();
  const codes: string[] = [];
  const injector = harness.routeDebugElement?.injector.get(EnvironmentInjector);
  const cashier = injector?.get(AmsCashierService);
  cashier?.events$.subscribe(({ code }) => codes.push(code));
  expect(cashier).not.toBe(TestBed.inject(AmsCashierService));
  page.order.set(shop.session());
  harness.detectChanges();
  const run = await shop.run();
  expect(await TestBed.inject(Router).navigateByUrl('/elsewhere')).toBe(true);
  run.signal({ type: 'usable' });
  await delivered();
  expect(run.stopped).toBe(true);
  expect(codes).toEqual(['SDK_START_OF_LOADING']);
});

it('sample/route.ts: a returning shopper gets another page', async () => {
  history.replaceState(null, '', '?ams_return=o1');
  TestBed.configureTestingModule({ providers });
  const harness = await RouterTestingHarness.create('/');
  expect(harness.routeNativeElement?.textContent).toBe('Thank you.');
});
