import { EnvironmentInjector, NgZone, PLATFORM_ID, createEnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { CashierError, CashierEvent, CashierOptions, OpenRequest } from '@ams-cashier/core';
import { createScriptedEngine, type ScriptedEngine } from '@ams-cashier/core/testing';
import { config } from 'rxjs';
import { beforeEach, expect, expectTypeOf, it, vi } from 'vitest';
import { AmsCashierModule } from './ams-cashier.module';
import { AmsCashierService } from './ams-cashier.service';
import { CASHIER_CONFIG } from './config';
import { injectCashier } from './inject-cashier';
import { provideAmsCashier } from './provide';

/** Whether this run has zone.js. */
const isZone = 'Zone' in globalThis;

let script: ScriptedEngine;

beforeEach(() => {
  script = createScriptedEngine();
});

function service(options: Partial<CashierOptions> = {}): AmsCashierService {
  TestBed.configureTestingModule({
    providers: [
      provideAmsCashier({ environment: 'sandbox', engines: [script.engine], ...options }),
    ],
  });
  return TestBed.inject(AmsCashierService);
}

const delivered = () => new Promise((resolve) => setTimeout(resolve));

/** Subscribes and writes down what comes. */
function follow(cashier: AmsCashierService, request: Partial<OpenRequest> = {}) {
  const seen: string[] = [];
  const errors: unknown[] = [];
  const subscription = cashier.open({ session: script.session(), ...request }).subscribe({
    next: ({ code }) => seen.push(code),
    error: (error: unknown) => errors.push(error),
    complete: () => seen.push('complete'),
  });
  return { seen, errors, subscription };
}

const usable = { type: 'usable' } as const;
const accepted = { type: 'accepted' } as const;
const paid = { type: 'result', outcome: 'SUCCESSFUL', final: true, replayed: false } as const;

it('open() is cold, emits the events of its open and completes at its end, leaving the end state', async () => {
  const cashier = service();
  const opens = cashier.open({ session: script.session() });
  await delivered();
  expect(script.runs).toHaveLength(0);
  const seen: string[] = [];
  opens.subscribe({ next: ({ code }) => seen.push(code), complete: () => seen.push('complete') });
  const run = await script.run();
  for (const signal of [usable, accepted, paid]) run.signal(signal);
  await delivered();
  expect(seen).toEqual([
    'SDK_START_OF_LOADING',
    'SDK_END_OF_LOADING',
    'SDK_PAYMENT_SUCCESSFUL',
    'complete',
  ]);
  expect(run.stopped).toBe(false);
});

it('unsubscribing closes, also before the cashier has started', async () => {
  const cashier = service();
  const early = follow(cashier);
  early.subscription.unsubscribe();
  await delivered();
  expect(script.runs).toHaveLength(0);

  const late = follow(cashier);
  const run = await script.run();
  run.signal(usable);
  await delivered();
  late.subscription.unsubscribe();
  expect(run.stopped).toBe(true);
  await delivered();
  expect(late.seen).toEqual(['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING']);
});

it('two presses while the session is fetched are one open, closed by the last to unsubscribe', async () => {
  const cashier = service();
  const session = vi.fn(async () => script.session());
  const presses = [follow(cashier, { session }), follow(cashier, { session })];
  const run = await script.run();
  await delivered();
  expect([session.mock.calls.length, script.runs.length]).toEqual([1, 1]);
  presses[0]?.subscription.unsubscribe();
  run.signal(usable);
  await delivered();
  expect(run.stopped).toBe(false);
  expect(presses[1]?.seen).toContain('SDK_END_OF_LOADING');
  presses[1]?.subscription.unsubscribe();
  expect(run.stopped).toBe(true);
});

it('a cancelled load and an aborted signal complete', async () => {
  const cashier = service();
  const cancelled = follow(cashier);
  (await script.run()).signal({ type: 'buyer_close' });
  await delivered();
  expect(cancelled.seen.slice(-2)).toEqual(['SDK_PAYMENT_CANCEL', 'complete']);

  const controller = new AbortController();
  const aborted = follow(cashier, { signal: controller.signal });
  await script.run();
  controller.abort();
  await delivered();
  expect(aborted.seen.at(-1)).toBe('complete');
  expect(aborted.errors).toEqual([]);
});

it('parameter and load errors are error() notifications only', async () => {
  const cashier = service();
  const malformed = follow(cashier, { session: 'garbage' });
  await delivered();
  expect(malformed.seen).toEqual([]);
  expect(malformed.errors).toMatchObject([{ reason: 'session_malformed' }]);

  const broken = follow(cashier);
  (await script.run()).signal({ type: 'failed', reason: 'cashier_unreachable', message: 'down' });
  await delivered();
  expect(broken.seen).toEqual(['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING']);
  expect(broken.errors).toMatchObject([{ reason: 'cashier_unreachable' }]);
});

it('an error after the form was usable is an event, and the end', async () => {
  const cashier = service();
  const open = follow(cashier);
  const run = await script.run();
  run.signal(usable);
  run.signal({ type: 'dead' });
  await delivered();
  expect(open.seen.slice(-2)).toEqual(['SDK_INTERNAL_ERROR', 'complete']);
  expect(open.errors).toEqual([]);
});

it('an error after the form was usable is an event for whoever joins then, too', async () => {
  const cashier = service();
  const session = () => script.session();
  const first = follow(cashier, { session });
  const run = await script.run();
  run.signal(usable);
  await delivered();
  const second = follow(cashier, { session });
  await delivered();
  run.signal({ type: 'dead' });
  await delivered();
  expect(second).toMatchObject({ seen: ['SDK_INTERNAL_ERROR', 'complete'], errors: [] });
  expect(first).toMatchObject({ errors: [] });
  expect(script.runs).toHaveLength(1);
});

it('events$, results$, errors$ and on() share one source and replay nothing', async () => {
  const cashier = service();
  const events: string[] = [];
  const results: string[] = [];
  const errors: string[] = [];
  cashier.events$.subscribe(({ code }) => events.push(code));
  cashier.results$.subscribe(({ code }) => results.push(code));
  cashier.errors$.subscribe(({ reason }) => errors.push(reason));
  follow(cashier);
  const run = await script.run();
  run.signal(usable);
  await delivered();
  const late: string[] = [];
  cashier.on('SDK_PAYMENT_SUCCESSFUL').subscribe((event) => {
    expectTypeOf(event.final).toEqualTypeOf<boolean>();
    late.push(event.code);
  });
  run.signal(accepted);
  run.signal(paid);
  follow(cashier, { session: 'garbage' });
  await delivered();
  expect(events).toEqual([
    'SDK_START_OF_LOADING',
    'SDK_END_OF_LOADING',
    'SDK_PAYMENT_SUCCESSFUL',
    'SDK_CREATEPAYMENT_PARAMETER_ERROR',
  ]);
  expect(results).toEqual(['SDK_PAYMENT_SUCCESSFUL']);
  expect(errors).toEqual(['session_malformed']);
  expect(late).toEqual(['SDK_PAYMENT_SUCCESSFUL']);
});

it('a subscriber that unsubscribes in its handler affects no other', async () => {
  const cashier = service();
  const first: CashierEvent[] = [];
  const second: CashierEvent[] = [];
  const subscription = cashier.events$.subscribe((event) => {
    first.push(event);
    subscription.unsubscribe();
  });
  cashier.events$.subscribe((event) => second.push(event));
  follow(cashier);
  (await script.run()).signal(usable);
  await delivered();
  expect(first).toHaveLength(1);
  expect(second).toHaveLength(2);
});

it('a subscriber that throws is reported to the page and affects no other', async () => {
  const cashier = service();
  const reported: unknown[] = [];
  config.onUnhandledError = (error) => reported.push(error);
  const events: string[] = [];
  cashier.events$.subscribe(() => {
    throw new Error('mine');
  });
  cashier.events$.subscribe(({ code }) => events.push(code));
  const open = follow(cashier);
  const run = await script.run();
  for (const signal of [usable, accepted, paid]) run.signal(signal);
  await vi.waitFor(() => expect(reported).toHaveLength(3));
  config.onUnhandledError = null;
  const codes = ['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING', 'SDK_PAYMENT_SUCCESSFUL'];
  expect(events).toEqual(codes);
  expect(open.seen).toEqual([...codes, 'complete']);
  expect(reported).toEqual(codes.map(() => expect.objectContaining({ message: 'mine' })));
});

it('a late subscriber gets later events only, and none after the end', async () => {
  const cashier = service();
  follow(cashier);
  const run = await script.run();
  for (const signal of [usable, accepted, paid]) run.signal(signal);
  await delivered();
  const late: unknown[] = [];
  cashier.events$.subscribe((event) => late.push(event));
  await delivered();
  expect(late).toEqual([]);
});

it('client() is the core’s own, once; with wrong options it rejects', async () => {
  const client = await service().client();
  expect(await TestBed.inject(AmsCashierService).client()).toBe(client);
  client.open({ session: script.session() });
  expect((await script.run()).stopped).toBe(false);
  TestBed.resetTestingModule();
  const wrong = service({ environment: 'staging' as 'prod' });
  await expect(wrong.client()).rejects.toMatchObject({ reason: 'option_invalid' });
});

it('state is a snapshot of the client', async () => {
  const cashier = service();
  expect(cashier.state()).toMatchObject({ phase: 'idle', leave: 'safe' });
  follow(cashier);
  const run = await script.run();
  run.signal(usable);
  run.signal(accepted);
  await delivered();
  expect(cashier.state()).toMatchObject({ phase: 'submitting', leave: 'in_flight', attempt: 1 });
});

it('an invalid option crashes nothing: open() errors, errors$ and state report it once', async () => {
  const cashier = service({ environment: 'staging' as 'prod' });
  const errors: CashierError[] = [];
  cashier.errors$.subscribe((error) => errors.push(error));
  const open = follow(cashier);
  await delivered();
  expect(open.errors).toMatchObject([
    { reason: 'option_invalid', message: expect.stringMatching(/environment.*staging/s) },
  ]);
  expect(errors).toEqual(open.errors);
  expect(cashier.state().error).toBe(open.errors[0]);
});

it('a wrong option arrives once on events$, however often something is opened', async () => {
  const cashier = service({ environment: 'staging' as 'prod' });
  const errors: CashierError[] = [];
  cashier.errors$.subscribe((error) => errors.push(error));
  await cashier.client().catch(() => undefined);
  const opens = [follow(cashier), follow(cashier)];
  await delivered();
  expect(errors).toHaveLength(1);
  for (const { errors: own } of opens) expect(own).toEqual(errors);
});

it.each([
  ['the service', () => TestBed.inject(AmsCashierService)],
  ['the options', () => TestBed.inject(CASHIER_CONFIG)],
  ['injectCashier()', () => TestBed.runInInjectionContext(() => injectCashier())],
])('without a provider, %s says what to provide', (_, get) => {
  expect(get).toThrow(
    expect.objectContaining({
      reason: 'setup_missing',
      message: expect.stringContaining('provideAmsCashier(options)'),
    }),
  );
});

it('the session function of open() runs inside the zone, once for two presses', async () => {
  const cashier = service();
  const zones: boolean[] = [];
  const session = () => {
    zones.push(NgZone.isInAngularZone());
    return script.session();
  };
  follow(cashier, { session });
  follow(cashier, { session });
  await script.run();
  expect(zones).toEqual([isZone]);
});

it('client() preloads outside the zone, where its timers don’t keep the application from hydration', async () => {
  const zones: boolean[] = [];
  const preload = () => void zones.push(NgZone.isInAngularZone());
  const load = async () => ({ ...(await script.engine.load()), preload });
  const cashier = service({ engines: [{ ...script.engine, load }] });
  const client = await cashier.client();
  const session = script.session();
  const button = document.body.appendChild(document.createElement('button'));
  TestBed.inject(NgZone).run(() => {
    client.preload({ session });
    client.preloadOn(button, { when: 'intent', session });
  });
  button.dispatchEvent(new Event('focusin'));
  await delivered();
  button.remove();
  expect(zones).toEqual([false, false]);
});

it('the module gives the same providers', async () => {
  TestBed.configureTestingModule({
    imports: [AmsCashierModule.forRoot({ environment: 'sandbox', engines: [script.engine] })],
  });
  const open = follow(TestBed.inject(AmsCashierService));
  await script.run();
  expect(open.seen).toEqual(['SDK_START_OF_LOADING']);
});

it('a destroyed injector closes its opens and completes the streams', async () => {
  TestBed.configureTestingModule({});
  const injector = createEnvironmentInjector(
    [provideAmsCashier({ environment: 'sandbox', engines: [script.engine] })],
    TestBed.inject(EnvironmentInjector),
  );
  const cashier = injector.get(AmsCashierService);
  let isComplete = false;
  cashier.events$.subscribe({ complete: () => (isComplete = true) });
  follow(cashier);
  const run = await script.run();
  injector.destroy();
  await delivered();
  expect(run.stopped).toBe(true);
  expect(isComplete).toBe(true);
});

it('a client whose options arrive after its injector was destroyed is never created', async () => {
  TestBed.configureTestingModule({});
  let arrive = (_: CashierOptions): void => undefined;
  const injector = createEnvironmentInjector(
    [provideAmsCashier(new Promise((resolve) => (arrive = resolve)))],
    TestBed.inject(EnvironmentInjector),
  );
  void injector.get(AmsCashierService).client();
  injector.destroy();
  const watched = vi.spyOn(document, 'addEventListener');
  arrive({ environment: 'sandbox', preload: 'intent', preloadOn: '#pay' });
  await delivered();
  expect(watched.mock.calls.map(([type]) => type)).not.toContain('pointerover');
  watched.mockRestore();
});

it('a stream that joined another leaves no listener behind when it is unsubscribed', async () => {
  const cashier = service();
  const session = script.session();
  follow(cashier, { session });
  const run = await script.run();
  run.signal(usable);
  await delivered();
  const inside = vi.spyOn(TestBed.inject(NgZone), 'run');
  const runsOfAnEvent = async () => {
    inside.mockClear();
    run.signal({ type: 'event', code: 'SDK_OF_TOMORROW' });
    await delivered();
    return inside.mock.calls.length;
  };
  const alone = await runsOfAnEvent();
  const { subscription } = follow(cashier, { session });
  await delivered();
  expect(await runsOfAnEvent()).toBeGreaterThan(alone);
  subscription.unsubscribe();
  expect(await runsOfAnEvent()).toBe(alone);
});

it('on the server nothing is loaded, created or emitted', async () => {
  let calls = 0;
  TestBed.configureTestingModule({
    providers: [
      { provide: PLATFORM_ID, useValue: 'server' },
      provideAmsCashier(() => {
        calls += 1;
        return { environment: 'sandbox', engines: [script.engine] };
      }),
    ],
  });
  const open = follow(TestBed.inject(AmsCashierService));
  await delivered();
  expect(calls).toBe(0);
  expect(open).toMatchObject({ seen: [], errors: [] });
});
