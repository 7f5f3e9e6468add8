import {
  ChangeDetectionStrategy,
  Component,
  ErrorHandler,
  Injectable,
  NgZone,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { CashierEvent, CashierOptions, SessionSource } from '@ams-cashier/core';
import {
  createScriptedEngine,
  type EngineSignal,
  type ScriptedEngine,
} from '@ams-cashier/core/testing';
import { of } from 'rxjs';
import { beforeEach, expect, it, vi } from 'vitest';
import { AmsCashierComponent } from './ams-cashier.component';
import { AmsCashierModule } from './ams-cashier.module';
import { provideAmsCashier } from './provide';
import { AmsCashierErrorTemplate, AmsCashierLoadingTemplate } from './templates';

@Component({
  selector: 'ams-shop',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AmsCashierComponent, AmsCashierErrorTemplate, AmsCashierLoadingTemplate],
  template: `
    @if (isThere()) {
      <ams-cashier
        [session]="session()"
        [sessionKey]="sessionKey()"
        [(open)]="isOpen"
        [display]="display()"
        [locale]="locale()"
        [appearance]="{ showSubmitButton: false }"
        (cashierEvent)="events.push($event)"
        (paymentResult)="note('result ' + $event.code)"
        (paymentCancel)="note($event.code)"
        (cashierError)="note('error ' + $event.reason)"
        (cashierReady)="note('ready')"
      >
        <button type="button">Pay</button>
        <ng-template amsCashierLoading><p class="loading">One moment</p></ng-template>
        <ng-template amsCashierError let-error let-retry="retry">
          <p class="error">{{ error.reason }}</p>
          <button class="retry" type="button" (click)="retry()">Again</button>
        </ng-template>
      </ams-cashier>
    }
  `,
})
class Shop {
  readonly isThere = signal(true);
  readonly session = signal<SessionSource | null>(null);
  readonly sessionKey = signal<string | number | null>(null);
  readonly isOpen = signal(false);
  readonly display = signal<'popup' | 'inline'>('popup');
  readonly locale = signal('en_US');
  readonly events: CashierEvent[] = [];
  readonly notes: string[] = [];
  readonly cashier = viewChild.required(AmsCashierComponent);
  checks = 0;
  ngDoCheck(): void {
    this.checks += 1;
  }
  note(note: string): void {
    this.notes.push(note);
  }
}

/** `npm test` runs all of it without zone.js and with it. */
const isZone = 'Zone' in globalThis;
let script: ScriptedEngine;
let fixture: ComponentFixture<Shop>;
let shop: Shop;
let page: HTMLElement;

beforeEach(() => {
  script = createScriptedEngine();
});

function create(): void {
  fixture = TestBed.createComponent(Shop);
  fixture.autoDetectChanges();
  shop = fixture.componentInstance;
  page = fixture.nativeElement as HTMLElement;
}

function mount(options: Partial<CashierOptions> = {}): void {
  TestBed.configureTestingModule({
    providers: [
      provideAmsCashier({ environment: 'sandbox', engines: [script.engine], ...options }),
    ],
  });
  create();
}

/** The core emits in microtasks, and the component updates after a render. */
async function settle(): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  }
}

const at = (selector: string) => page.querySelector<HTMLElement>(selector);
const codes = () => shop.events.map(({ code }) => code);

async function say(...signals: EngineSignal[]): Promise<void> {
  for (const signal of signals) script.signal(signal);
  await settle();
}

async function openPopup(): Promise<void> {
  shop.session.set(script.session());
  await settle();
  at('button')?.click();
  await settle();
  await script.run();
}

const usable = { type: 'usable' } as const;
const accepted = { type: 'accepted' } as const;
const paid = { type: 'result', outcome: 'SUCCESSFUL', final: true, replayed: false } as const;
const declined = {
  type: 'result',
  outcome: 'FAIL',
  final: false,
  replayed: false,
  result: { paymentResultCode: 'ISSUER_REJECTS_TRANSACTION' },
} as const;

it('opens a popup by its trigger and emits everything once, in order', async () => {
  mount();
  await openPopup();
  expect(shop.isOpen()).toBe(true);
  expect(script.runs[0]?.host.container).toBeUndefined();
  expect(at('.loading')).not.toBeNull();
  await say(usable);
  expect(at('.loading')).toBeNull();
  await say(accepted);
  expect(shop.cashier().state().leave).toBe('in_flight');
  await say(declined, accepted, paid);
  expect(codes()).toEqual([
    'SDK_START_OF_LOADING',
    'SDK_END_OF_LOADING',
    'SDK_PAYMENT_FAIL',
    'SDK_PAYMENT_SUCCESSFUL',
  ]);
  expect(shop.notes).toEqual(['ready', 'result SDK_PAYMENT_FAIL', 'result SDK_PAYMENT_SUCCESSFUL']);
  expect(shop.cashier().state().outcome?.status).toBe('paid');
});

it('keeps a paid popup until the shopper dismisses it, then open becomes false', async () => {
  mount();
  await openPopup();
  await say(usable, accepted, paid);
  expect(shop.isOpen()).toBe(true);
  await say({ type: 'gone' });
  expect(shop.isOpen()).toBe(false);
  expect(shop.cashier().state().outcome?.status).toBe('paid');
});

it('cancelled: open becomes false, and the same session opens again', async () => {
  mount();
  await openPopup();
  await say(usable, { type: 'buyer_close' });
  expect(shop.isOpen()).toBe(false);
  expect(shop.notes).toEqual(['ready', 'SDK_PAYMENT_CANCEL']);
  at('button')?.click();
  await settle();
  expect(script.runs).toHaveLength(2);
  expect(script.runs[1]?.host.session).toEqual(script.runs[0]?.host.session);
});

it('a click before the end is rendered opens it again', async () => {
  mount();
  await openPopup();
  // without zone.js Angular renders by a timer, before which a browser prefers what the shopper does
  shop.cashier().open.subscribe((isOpen) => isOpen || queueMicrotask(() => at('button')?.click()));
  await say(usable, { type: 'buyer_close' });
  expect(script.runs.map(({ stopped }) => stopped)).toEqual([true, false]);
  expect(shop.isOpen()).toBe(true);
});

it('closes silently when open is set to false', async () => {
  mount();
  await openPopup();
  await say(usable);
  shop.isOpen.set(false);
  await settle();
  expect(script.runs[0]?.stopped).toBe(true);
  expect(codes()).toEqual(['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING']);
  expect(shop.notes).toEqual(['ready']);
});

it('close() followed at once by open opens a new cashier', async () => {
  mount();
  await openPopup();
  await say(usable);
  shop.cashier().close();
  shop.cashier().open.set(true);
  await settle();
  expect(script.runs.map(({ stopped }) => stopped)).toEqual([true, false]);
  expect(shop.isOpen()).toBe(true);
});

it('a popup without a session reports session_missing', async () => {
  mount();
  shop.isOpen.set(true);
  await settle();
  expect(shop.notes).toEqual(['error session_missing']);
  expect(shop.isOpen()).toBe(false);
});

it('the same session data in a new object is the same session', async () => {
  mount();
  await openPopup();
  const sessionData = shop.session() as string;
  shop.session.set({ sessionData });
  await settle();
  expect(script.runs).toHaveLength(1);
});

it('an open cashier closes when its session is removed', async () => {
  mount();
  await openPopup();
  await say(usable);
  shop.session.set(null);
  await settle();
  expect(script.runs[0]?.stopped).toBe(true);
  expect(shop.isOpen()).toBe(false);
});

it('inline opens by itself in its own element, and once per session', async () => {
  mount();
  shop.display.set('inline');
  await settle();
  expect(script.runs).toHaveLength(0);
  shop.session.set(script.session());
  await settle();
  expect(shop.isOpen()).toBe(true);
  expect(script.runs[0]?.host.container?.parentElement?.localName).toBe('ams-cashier');
  await say(usable, { type: 'buyer_close' });
  expect(shop.isOpen()).toBe(false);
  expect(script.runs).toHaveLength(1);
  shop.session.set(script.session());
  await settle();
  expect(script.runs).toHaveLength(2);
});

it('another display reopens it', async () => {
  mount();
  await openPopup();
  await say(usable);
  shop.display.set('inline');
  await settle();
  expect(script.runs.map(({ stopped }) => stopped)).toEqual([true, false]);
  expect(script.runs[1]?.host.container).toBeDefined();
});

it('another session while nothing is in flight replaces it silently', async () => {
  mount();
  await openPopup();
  await say(usable);
  shop.session.set(script.session());
  await settle();
  expect(script.runs.map(({ stopped }) => stopped)).toEqual([true, false]);
  expect(codes()).toEqual(['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING', 'SDK_START_OF_LOADING']);
  expect(shop.isOpen()).toBe(true);
});

it('another session in flight waits for the end, even across a decline', async () => {
  mount();
  await openPopup();
  await say(usable, accepted);
  shop.session.set(script.session());
  await settle();
  await say(declined);
  expect(script.runs).toHaveLength(1);
  await say(accepted, { ...declined, final: true });
  expect(script.runs.map(({ stopped }) => stopped)).toEqual([true, false]);
  expect(shop.isOpen()).toBe(true);
});

it('another session in flight, then paid: the popup stays until it is dismissed', async () => {
  mount();
  await openPopup();
  await say(usable, accepted);
  shop.session.set(script.session());
  await settle();
  await say(paid);
  expect(script.runs).toHaveLength(1);
  await say({ type: 'gone' });
  expect(script.runs[1]?.host.session.raw).toBe(shop.session());
  expect(shop.isOpen()).toBe(true);
});

it('another session after it was paid: the next open uses it', async () => {
  mount();
  await openPopup();
  await say(usable, accepted, paid);
  shop.session.set(script.session());
  await settle();
  await say({ type: 'gone' });
  expect([script.runs.length, shop.isOpen()]).toEqual([1, false]);
  at('button')?.click();
  await settle();
  expect(script.runs[1]?.host.session.raw).toBe(shop.session());
});

it('another function is the same session unless sessionKey changes', async () => {
  mount();
  shop.sessionKey.set(50);
  for (let render = 0; render < 3; render += 1) {
    shop.session.set(() => script.session());
    shop.isOpen.set(true);
    await settle();
  }
  await say(usable);
  expect(script.runs).toHaveLength(1);
  shop.sessionKey.set(80);
  await settle();
  expect(script.runs.map(({ stopped }) => stopped)).toEqual([true, false]);
});

@Component({
  selector: 'ams-plain-shop',
  changeDetection: ChangeDetectionStrategy.Eager,
  imports: [AmsCashierComponent],
  template: `
    <ams-cashier
      display="inline"
      [session]="createFor(total())"
      (cashierError)="errors.push($event.reason)"
    />
    <button type="button" (click)="clicks = clicks + 1">{{ clicks }}</button>
  `,
})
class PlainShop {
  readonly total = signal(50);
  readonly errors: string[] = [];
  clicks = 0;
  createFor(_total: number): SessionSource {
    return () => script.session();
  }
}

it('a function that the template creates on each render: the form stays, and one warning says what to do', async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  TestBed.configureTestingModule({
    providers: [provideAmsCashier({ environment: 'sandbox', engines: [script.engine] })],
  });
  const plain = TestBed.createComponent(PlainShop);
  plain.autoDetectChanges();
  const settlePlain = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await plain.whenStable();
  };
  await settlePlain();
  script.signal(usable);
  for (let click = 0; click < 3; click += 1) {
    plain.nativeElement.querySelector('button').click();
    await settlePlain();
  }
  plain.componentInstance.total.set(80);
  await settlePlain();
  expect(script.runs.map(({ stopped }) => stopped)).toEqual([false]);
  expect(warned.mock.calls).toEqual([[expect.stringContaining('sessionKey')]]);
  warned.mockRestore();
});

it('an Observable as session is named, with what to do', async () => {
  mount();
  shop.session.set(of(script.session()) as unknown as SessionSource);
  shop.isOpen.set(true);
  await settle();
  expect(shop.cashier().state().error).toMatchObject({
    reason: 'session_malformed',
    message: expect.stringContaining('firstValueFrom'),
  });
});

it('an Observable that a session function returns is named, too', async () => {
  mount();
  shop.session.set((() => of(script.session())) as unknown as SessionSource);
  shop.isOpen.set(true);
  await settle();
  expect(shop.cashier().state().error?.message).toContain('firstValueFrom');
});

it('a host removed from the page, as in a detached route, resumes when reattached', async () => {
  const session = vi.fn(() => script.session());
  mount();
  shop.display.set('inline');
  shop.session.set(() => session());
  await settle();
  await say(usable);
  page.remove();
  await settle();
  expect(script.runs.map(({ stopped }) => stopped)).toEqual([true]);
  expect(shop.isOpen()).toBe(true);
  document.body.append(page);
  await settle();
  expect(script.runs.map(({ stopped }) => stopped)).toEqual([true, false]);
  expect(session).toHaveBeenCalledTimes(1);
});

it('inline, another session in flight opens after the end', async () => {
  mount();
  shop.display.set('inline');
  shop.session.set(script.session());
  await settle();
  await say(usable, accepted);
  shop.session.set(script.session());
  await settle();
  expect(script.runs).toHaveLength(1);
  await say(paid);
  expect(script.runs).toHaveLength(2);
  expect(shop.isOpen()).toBe(true);
});

it('passes locale and appearance on, at the open and later', async () => {
  mount();
  await openPopup();
  const [run] = script.runs;
  expect(run?.host.appearance).toEqual({ showSubmitButton: false, showLoading: false });
  await say(usable);
  shop.locale.set('zh_CN');
  await settle();
  expect(run?.calls.at(-1)).toMatchObject({ name: 'update', args: [{ locale: 'zh_CN' }] });
});

it('submit, validate and retry reach the cashier', async () => {
  mount();
  await openPopup();
  const answer = shop.cashier().submit();
  await say(usable);
  const [run] = script.runs;
  const submit = run?.calls.find(({ name }) => name === 'submit');
  await say({ type: 'accepted', id: submit?.args[0] as number });
  expect(await answer).toBe('accepted');
  await say(declined);
  shop.cashier().retry();
  await settle();
  expect(run?.calls.at(-1)?.name).toBe('focus');
  expect(script.runs).toHaveLength(1);
  expect(await shop.cashier().validate()).toEqual({ isValid: true });
});

it('a command without an open cashier rejects with closed', async () => {
  mount();
  await settle();
  await expect(shop.cashier().submit()).rejects.toMatchObject({
    reason: 'closed',
    message: expect.stringContaining('submit()'),
  });
});

it('retry after a final failure calls the session function again and shows the new cashier', async () => {
  mount();
  shop.session.set(() => script.session());
  shop.isOpen.set(true);
  await settle();
  const refused = { ...declined, final: true, result: { paymentResultCode: 'ORDER_IS_CLOSED' } };
  await say(usable, accepted, refused);
  shop.cashier().retry();
  await settle();
  expect(script.runs.map(({ stopped }) => stopped)).toEqual([true, false]);
  await say(usable);
  expect(shop.cashier().state().phase).toBe('ready');
  expect(shop.isOpen()).toBe(true);
});

it('shows the error template with a retry that opens again', async () => {
  mount();
  await openPopup();
  await say({ type: 'failed', reason: 'cashier_unreachable', message: 'down' });
  expect(at('.error')?.textContent).toBe('cashier_unreachable');
  expect(shop.isOpen()).toBe(false);
  expect(shop.notes).toEqual(['error cashier_unreachable']);
  at('.retry')?.click();
  await settle();
  expect(at('.error')).toBeNull();
  expect(shop.isOpen()).toBe(true);
  expect(script.runs).toHaveLength(2);
  await say(usable);
  expect(shop.notes).toEqual(['error cashier_unreachable', 'ready']);
});

it('an invalid option is emitted once as the error state, and the page keeps working', async () => {
  mount({ environment: 'production' as 'prod' });
  await settle();
  expect(at('.error')?.textContent).toBe('option_invalid');
  expect(shop.notes).toEqual(['error option_invalid']);
  expect(shop.events[0]).toMatchObject({ code: 'SDK_INIT_PARAMETER_ERROR' });
  expect(at('button')).not.toBeNull();
});

it('a configuration that failed to load is loaded again by retry', async () => {
  @Injectable({ providedIn: 'root' })
  class Settings {
    calls = 0;
    async load(): Promise<CashierOptions> {
      this.calls += 1;
      if (this.calls === 1) throw new Error('no network');
      return { environment: 'sandbox', engines: [script.engine] };
    }
  }
  TestBed.configureTestingModule({
    providers: [provideAmsCashier(() => inject(Settings).load())],
  });
  create();
  shop.session.set(script.session());
  await settle();
  expect(shop.notes).toEqual(['error option_invalid']);
  expect(shop.cashier().state().error?.cause).toMatchObject({ message: 'no network' });
  at('.retry')?.click();
  await settle();
  expect(at('.error')).toBeNull();
  expect(script.runs).toHaveLength(1);
});

it('options that a function failed to load are recoverable, others are not', async () => {
  for (const [config, recoverable] of [
    [() => Promise.reject<CashierOptions>(new Error('no network')), true],
    [{ environment: 'staging' } as unknown as CashierOptions, false],
  ] as const) {
    TestBed.resetTestingModule().configureTestingModule({ providers: [provideAmsCashier(config)] });
    create();
    shop.session.set(script.session());
    await settle();
    expect(shop.cashier().state().error?.recoverable).toBe(recoverable);
    at('.retry')?.click();
    await settle();
    expect(shop.notes).toHaveLength(recoverable ? 2 : 1);
    expect(shop.isOpen()).toBe(false);
  }
});

it('an expired session given as value is not recoverable, so that no button for a retry is shown', async () => {
  mount();
  await openPopup();
  await say({ type: 'expired' });
  expect(shop.cashier().state().error).toMatchObject({
    reason: 'session_expired',
    recoverable: false,
  });
});

it('destroyed while loading, ready or in flight: removes everything and emits nothing', async () => {
  for (const before of [[], [usable], [usable, accepted]]) {
    TestBed.resetTestingModule();
    script = createScriptedEngine();
    mount();
    await openPopup();
    await say(...before);
    const count = shop.events.length;
    shop.isThere.set(false);
    await settle();
    expect(script.runs[0]?.stopped).toBe(true);
    expect(shop.events).toHaveLength(count);
  }
});

it('a handler that removes the component stops all further outputs', async () => {
  mount();
  await openPopup();
  // what Angular 22 does about an output of a destroyed component; older ones throw
  const warn = vi.spyOn(console, 'warn');
  shop.cashier().cashierEvent.subscribe(() => {
    shop.isThere.set(false);
    fixture.detectChanges();
  });
  await say(usable, accepted, paid);
  expect(warn).not.toHaveBeenCalled();
  expect(codes()).toEqual(['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING']);
  expect(shop.notes).toEqual([]);
  expect(script.runs[0]?.stopped).toBe(true);
});

it('a handler that throws goes to the page’s ErrorHandler, and the others are still called', async () => {
  const caught: unknown[] = [];
  const handleError = (error: unknown) => caught.push(error);
  TestBed.configureTestingModule({
    providers: [{ provide: ErrorHandler, useValue: { handleError } }],
    rethrowApplicationErrors: false,
  });
  mount();
  await openPopup();
  shop.cashier().cashierReady.subscribe(() => {
    throw new Error('mine');
  });
  await say(usable, accepted, paid);
  expect(caught).toEqual([expect.objectContaining({ message: 'mine' })]);
  expect(shop.notes).toEqual(['ready', 'result SDK_PAYMENT_SUCCESSFUL']);
  expect(codes()).toHaveLength(3);
});

it('toggled a hundred times, it leaves nothing behind', async () => {
  mount();
  shop.display.set('inline');
  shop.session.set(script.session());
  for (let round = 0; round < 100; round += 1) {
    shop.isThere.set(round % 2 === 0);
    await settle();
  }
  shop.isThere.set(false);
  await settle();
  expect(script.runs.length).toBeGreaterThan(40);
  expect(script.runs.every(({ stopped }) => stopped)).toBe(true);
  expect(page.children).toHaveLength(0);
});

it('two components of one client don’t affect each other', async () => {
  @Component({
    selector: 'ams-two',
    changeDetection: ChangeDetectionStrategy.OnPush,
    imports: [AmsCashierModule],
    template: `
      <ams-cashier display="inline" [session]="one" (cashierReady)="ready.push(1)" />
      <ams-cashier display="inline" [session]="two" (cashierReady)="ready.push(2)" />
    `,
  })
  class Two {
    readonly one = script.session();
    readonly two = script.session();
    readonly ready: number[] = [];
  }
  TestBed.configureTestingModule({
    imports: [AmsCashierModule.forRoot({ environment: 'sandbox', engines: [script.engine] })],
  });
  const two = TestBed.createComponent(Two);
  two.autoDetectChanges();
  await two.whenStable();
  while (script.runs.length < 2) await script.run();
  script.runs[1]?.signal(usable);
  await two.whenStable();
  await new Promise((resolve) => setTimeout(resolve));
  expect(two.componentInstance.ready).toEqual([2]);
});

it('without a provider the error says what to provide', () => {
  expect(() => TestBed.createComponent(AmsCashierComponent)).toThrow(
    /provideAmsCashier\(options\)/,
  );
});

it('calls the session function and the callbacks of the options inside the zone', async () => {
  const called: [string, boolean][] = [];
  const note = (name: string) => called.push([name, NgZone.isInAngularZone()]);
  mount({ onPaymentMethodSelected: () => note('callback') });
  shop.session.set(async () => {
    note('session');
    return script.session();
  });
  shop.isOpen.set(true);
  await settle();
  const run = await script.run();
  run.host.options.onPaymentMethodSelected?.({ paymentMethodType: 'CARD' });
  expect(called).toEqual([
    ['session', isZone],
    ['callback', isZone],
  ]);
});

it('emits inside the zone, works outside of it', async () => {
  const zones: boolean[] = [];
  const { load } = script.engine;
  const engine = {
    ...script.engine,
    load: () => {
      zones.push(NgZone.isInAngularZone());
      return load();
    },
  };
  mount({ engines: [engine] });
  await openPopup();
  const emitted: boolean[] = [];
  shop.cashier().cashierEvent.subscribe(() => emitted.push(NgZone.isInAngularZone()));
  shop.cashier().paymentResult.subscribe(() => emitted.push(NgZone.isInAngularZone()));
  await say(usable, accepted, paid);
  expect(zones).toEqual([false]);
  expect(emitted).toEqual([isZone, isZone, isZone]);
});

it('a payment costs a handful of change detections, and waiting costs none', async () => {
  mount();
  await openPopup();
  await say(usable);
  const before = shop.checks;
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(shop.checks).toBe(before);
  await say(accepted, paid);
  expect(shop.checks - before).toBeGreaterThan(0);
  expect(shop.checks - before).toBeLessThanOrEqual(isZone ? 8 : 4);
});
