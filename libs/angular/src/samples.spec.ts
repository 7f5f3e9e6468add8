import { TestBed } from '@angular/core/testing';
import { createScriptedEngine, type EngineSignal } from '@ams-cashier/core/testing';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Shop as ModuleShop, ShopModule } from '../sample/module';
import { Shop as StandaloneShop, config } from '../sample/standalone';
import { Payments } from '../sample/stream';
import { CASHIER_CONFIG } from './public-api';

const paid: EngineSignal[] = [
  { type: 'usable' },
  { type: 'accepted' },
  { type: 'result', outcome: 'SUCCESSFUL', final: true, replayed: false },
];

let script: ReturnType<typeof createScriptedEngine>;

/** The samples' own providers; only the engine is the script's. */
function useScript(): void {
  const useValue = { environment: 'sandbox', engines: [script.engine] };
  TestBed.overrideProvider(CASHIER_CONFIG, { useValue });
}

const delivered = () => new Promise((resolve) => setTimeout(resolve, 20));

beforeEach(() => {
  script = createScriptedEngine();
});

afterEach(() => vi.unstubAllGlobals());

it('standalone: a click, a session of the shop, a payment', async () => {
  const fetched = vi.fn(async () => Response.json({ paymentSessionData: script.session() }));
  vi.stubGlobal('fetch', fetched);
  TestBed.configureTestingModule({ providers: [config.providers] });
  useScript();
  const fixture = TestBed.createComponent(StandaloneShop);
  fixture.autoDetectChanges();
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  page.querySelector('button')?.click();
  const run = await script.run();
  paid.forEach(run.signal);
  await delivered();
  await fixture.whenStable();
  expect(fetched).toHaveBeenCalledOnce();
  expect(page.textContent).toContain('Thank you.');
});

it('module: inline as soon as the session is there', async () => {
  TestBed.configureTestingModule({ imports: [ShopModule] });
  useScript();
  const fixture = TestBed.createComponent(ModuleShop);
  fixture.autoDetectChanges();
  await fixture.whenStable();
  fixture.componentInstance.session.set(script.session());
  await fixture.whenStable();
  const run = await script.run();
  expect(run.host.container).toBeInstanceOf(HTMLElement);
  run.signal({ type: 'usable' });
  await delivered();
  expect(fixture.componentInstance.message()).toBe('Pay here:');
  run.signal({ type: 'buyer_close' });
  await delivered();
  expect(fixture.componentInstance.message()).toBe('Nothing was charged.');
});

it('stream: emits how it ended, then the page can be left', async () => {
  TestBed.configureTestingModule({ providers: [config.providers] });
  useScript();
  const payments = TestBed.inject(Payments);
  const ends: string[] = [];
  payments.pay(script.session()).subscribe((end) => ends.push(end));
  const run = await script.run();
  paid.slice(0, 2).forEach(run.signal);
  await delivered();
  expect(payments.mayLeave()).toBe(false);
  paid.slice(2).forEach(run.signal);
  await delivered();
  expect(ends).toEqual(['paid']);
  expect(payments.mayLeave()).toBe(true);
});
