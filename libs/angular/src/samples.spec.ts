import { ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { createScriptedEngine, type EngineSignal } from '@ams-cashier/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Shop as ModuleShop, ShopModule } from '../sample/module';
import { OwnButton } from '../sample/own-button';
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

const accepted = { type: 'accepted' } as const;
const result = (outcome: 'SUCCESSFUL' | 'FAIL' | 'PROCESSING', final = true) =>
  ({ type: 'result', outcome, final, replayed: false }) as const;

/** Every way in which a payment ends, and what the page says then. */
const ENDINGS: [string, EngineSignal[], RegExp][] = [
  ['paid', [accepted, result('SUCCESSFUL')], /^Thank you\.$/],
  [
    'declined, then paid',
    [accepted, result('FAIL', false), accepted, result('SUCCESSFUL')],
    /^Thank you\.$/,
  ],
  ['declined', [accepted, result('FAIL', false)], /^(Pay here:)?$/],
  ['refused', [accepted, result('FAIL')], /^The payment failed\./],
  ['undecided', [accepted, result('PROCESSING')], /^We are checking your payment\.$/],
  ['cancelled', [{ type: 'buyer_close' }], /^Nothing was charged\.$/],
  ['left in flight', [accepted, { type: 'buyer_close' }], /^We are checking your payment\.$/],
];

describe.each(['standalone', 'module', 'own button'] as const)('%s', (sample) => {
  it.each(ENDINGS)('%s', async (_, signals, message) => {
    vi.stubGlobal('fetch', async () => Response.json({ paymentSessionData: script.session() }));
    TestBed.configureTestingModule(
      sample === 'module' ? { imports: [ShopModule] } : { providers: [config.providers] },
    );
    useScript();
    const samples = { standalone: StandaloneShop, module: ModuleShop, 'own button': OwnButton };
    const fixture = TestBed.createComponent<StandaloneShop | ModuleShop | OwnButton>(
      samples[sample],
    );
    if (sample === 'own button') fixture.componentRef.setInput('session', script.session());
    fixture.autoDetectChanges();
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    const { componentInstance: shop } = fixture;
    if (shop instanceof ModuleShop) shop.session.set(script.session());
    if (shop instanceof StandaloneShop) page.querySelector('button')?.click();
    const run = await script.run();
    run.signal({ type: 'usable' });
    for (const signal of signals) {
      await delivered();
      await fixture.whenStable();
      const button = page.querySelector<HTMLButtonElement>('app-own-button > button, button');
      if (shop instanceof OwnButton && signal.type === 'accepted') {
        expect(button?.disabled).toBe(false);
        button?.click();
        await delivered();
      }
      run.signal(signal);
    }
    await delivered();
    await fixture.whenStable();
    expect(page.querySelector('[role=status]')?.textContent).toMatch(message);
  });
});

it('own button: left before it answers: nothing is thrown, and Try again shows the form', async () => {
  const thrown = vi.fn();
  window.addEventListener('unhandledrejection', thrown);
  TestBed.configureTestingModule({
    providers: [config.providers, { provide: ErrorHandler, useValue: { handleError: thrown } }],
  });
  useScript();
  const fixture = TestBed.createComponent(OwnButton);
  fixture.componentRef.setInput('session', script.session());
  fixture.autoDetectChanges();
  const page = fixture.nativeElement as HTMLElement;
  const press = async (name: string) => {
    await delivered();
    await fixture.whenStable();
    const button = page.querySelector('button');
    expect(button?.textContent).toBe(name);
    button?.click();
    await delivered();
  };
  const run = await script.run();
  run.signal({ type: 'usable' });
  await press('Pay now');
  run.signal({ type: 'buyer_close' });
  await press('Try again');
  expect(script.runs).toHaveLength(2);
  expect(thrown).not.toHaveBeenCalled();
  window.removeEventListener('unhandledrejection', thrown);
});

it.each([
  ['a function', () => () => script.session(), 'Try again'],
  ['text', () => script.session(), 'Pay now'],
])('own button: refused, where a fresh session can help, which is %s', async (_, session, name) => {
  TestBed.configureTestingModule({ providers: [config.providers] });
  useScript();
  const fixture = TestBed.createComponent(OwnButton);
  fixture.componentRef.setInput('session', session());
  fixture.autoDetectChanges();
  const run = await script.run();
  run.signal({ type: 'usable' });
  run.signal(accepted);
  const result = { paymentResultCode: 'ORDER_IS_CLOSED' };
  run.signal({ type: 'result', outcome: 'FAIL', final: true, replayed: false, result });
  await delivered();
  await fixture.whenStable();
  const button = (fixture.nativeElement as HTMLElement).querySelector('button');
  expect(button?.textContent).toBe(name);
  button?.click();
  await delivered();
  expect(script.runs).toHaveLength(name === 'Try again' ? 2 : 1);
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
