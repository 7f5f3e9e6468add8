/**
 * The only file that knows lifetime and zone: when clients and opens begin and end, how a snapshot becomes a signal, and
 * that work is done outside the zone and told inside it.
 */
import { isPlatformBrowser } from '@angular/common';
import { DestroyRef, EnvironmentInjector, HostAttributeToken, Injectable } from '@angular/core';
import { NgZone, PLATFORM_ID, afterRenderEffect, computed } from '@angular/core';
import { createEnvironmentInjector, inject, runInInjectionContext, signal } from '@angular/core';
import { untracked } from '@angular/core';
import { CashierError, createCashier, handleReturn, isCashierError } from '@ams-cashier/core';
import type { Cashier, CashierEvent, Checkout, CheckoutSnapshot } from '@ams-cashier/core';
import type { ErrorEvent, OpenRequest, Returned } from '@ams-cashier/core';
import { Observable, Subject } from 'rxjs';
import { CASHIER_CONFIG } from './config';
import { findCashier, type CashierProviders } from './name';

const NOTHING = { phase: 'idle', leave: 'safe', openId: '', attempt: 0 } as const;
const IDLE: CheckoutSnapshot = Object.freeze({ ...NOTHING, visible: false, expired: false });

const failedWith = (error: CashierError): CheckoutSnapshot => ({ ...IDLE, phase: 'ended', error });

const ignore = () => undefined;

/** On the server, and after the end: nothing happens, and nothing is left waiting for it. */
const never = () => new Promise<never>(ignore);

/** Errors without a code answer one call only and are no events. */
const isEvent = (error: CashierError): error is ErrorEvent => error.code !== undefined;

/** An injector for a client that is found by its name; it ends with the one around it. */
export function nest(providers: CashierProviders): EnvironmentInjector {
  const injector = createEnvironmentInjector(providers, inject(EnvironmentInjector));
  inject(DestroyRef).onDestroy(() => injector.destroy());
  return injector;
}

/** The server sees the page's address as well, but it is the browser that comes back. */
export function readReturn(): Returned | undefined {
  return isPlatformBrowser(inject(PLATFORM_ID)) ? handleReturn() : undefined;
}

/** The client of one injector: made when it is first needed, destroyed with the injector. */
@Injectable()
export class ClientBridge {
  private readonly config = inject(CASHIER_CONFIG);
  private readonly injector = inject(EnvironmentInjector);
  private readonly zone = inject(NgZone);
  private readonly isBrowser = isPlatformBrowser(inject(PLATFORM_ID));
  private readonly events = new Subject<CashierEvent>();
  private readonly snapshot = signal(IDLE);
  private client: Promise<Cashier> | undefined;
  private destroyed = false;

  readonly outside = <Result>(work: () => Result): Result => this.zone.runOutsideAngular(work);
  readonly inside = <Result>(tell: () => Result): Result => this.zone.run(tell);
  readonly events$ = this.events.asObservable();
  /** Why there is no client. */
  readonly failure = signal<CashierError | undefined>(undefined);
  readonly state = computed(() => {
    const failure = this.failure();
    return failure ? failedWith(failure) : this.snapshot();
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.destroyed = true;
      this.events.complete();
      this.client?.then((client) => client.destroy(), ignore);
    });
  }

  /** The same client each time. What is wrong with the options is told by `failure` and `events$` too. */
  connect(): Promise<Cashier> {
    if (!this.client) {
      this.client = this.outside(() => this.make());
      this.client.catch(ignore);
    }
    return this.client;
  }

  /** As `connect`, but asks the configuration again if it failed. */
  reconnect(): Promise<Cashier> {
    if (untracked(this.failure)) {
      this.client = undefined;
      this.failure.set(undefined);
    }
    return this.connect();
  }

  /** One open as a cold stream. What has ended is left as the shopper sees it. */
  stream(request: OpenRequest): Observable<CashierEvent> {
    return new Observable((subscriber) => {
      let checkout: Checkout | undefined;
      let ready = false;
      const tell = (event: CashierEvent) => {
        if (event.type === 'error' && !ready) return subscriber.error(event);
        ready ||= event.code === 'SDK_END_OF_LOADING' && event.outcome === 'ready';
        subscriber.next(event);
      };
      this.reconnect().then(
        (client) => {
          if (subscriber.closed) return;
          checkout = this.outside(() => client.open(request));
          checkout.on('event', (event) => this.inside(() => tell(event)));
          void checkout.outcome.then(() => this.inside(() => subscriber.complete()));
        },
        (error: unknown) => this.inside(() => subscriber.error(error)),
      );
      return () => {
        if (checkout?.getSnapshot().phase !== 'ended') checkout?.close();
      };
    });
  }

  private async make(): Promise<Cashier> {
    if (!this.isBrowser) return never();
    try {
      const client = createCashier(await this.options());
      if (this.destroyed) return never();
      client.on('event', (event) => this.inside(() => this.events.next(event)));
      client.subscribe(() => this.snapshot.set(client.getSnapshot()));
      return client;
    } catch (cause) {
      if (this.destroyed) return never();
      const message = `provideAmsCashier(config): the configuration could not be had: ${cause}.`;
      const details = { message, suggestion: 'A function is asked again by retry.', cause };
      const error = isCashierError(cause) ? cause : new CashierError('option_invalid', details);
      this.failure.set(error);
      if (isEvent(error)) this.inside(() => this.events.next(error));
      throw error;
    }
  }

  private options() {
    const { config } = this;
    return typeof config === 'function' ? runInInjectionContext(this.injector, config) : config;
  }
}

/** What a component does about its Checkout; all of it is called inside the zone. */
export interface CheckoutListener {
  /** An event, and the Checkout that it is of unless there is no client. */
  tell(event: CashierEvent, checkout: Checkout | undefined): void;
  /** Nothing of the cashier is on the screen any more. */
  gone(): void;
  /** After a render in which a signal that it read has changed; never on the server. */
  rendered: readonly (() => void)[];
}

/** The Checkout of one component: opened, listened to, shown as a signal, closed with the component. */
@Injectable()
export class CheckoutBridge {
  private readonly name = inject(new HostAttributeToken('client'), { optional: true });
  private readonly client = findCashier(ClientBridge, this.name);
  private readonly snapshot = signal(IDLE);
  private listener: CheckoutListener | undefined;
  private opening: Promise<Checkout> | undefined;
  private checkout: Checkout | undefined;
  private release = ignore;

  readonly state = this.snapshot.asReadonly();
  /** The latest. */
  request: OpenRequest | undefined;
  /** From the call of `open` until nothing of it is on the screen. */
  isOpen = false;
  isAlive = true;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.isAlive = false;
      this.close();
      this.release();
    });
  }

  /** Called once, in the component's constructor. */
  bind(listener: CheckoutListener): void {
    this.listener = listener;
    afterRenderEffect(() => {
      const failure = this.client.failure();
      if (failure) untracked(() => this.fail(failure));
      else void this.client.connect();
    });
    for (const rendered of listener.rendered) afterRenderEffect(() => this.client.inside(rendered));
  }

  open(request: OpenRequest): void {
    this.close();
    this.snapshot.set(IDLE);
    this.request = request;
    this.checkout = undefined;
    this.isOpen = true;
    this.opening = this.client.reconnect().then((client) => {
      if (!this.isOpen || this.request !== request) throw closed('open');
      return this.hold(this.client.outside(() => client.open(request)));
    });
    this.opening.catch(ignore);
  }

  /** The open one, as soon as there is a client. Rejects `closed` if nothing is open. */
  async current(call: string): Promise<Checkout> {
    if (!this.isOpen || !this.opening) throw closed(call);
    return this.opening;
  }

  /** Does nothing if nothing is open: the next open asks for the inputs. */
  update(change: Parameters<Checkout['update']>[0]): void {
    this.current('update').then((checkout) => checkout.update(change), ignore);
  }

  /** Whether the latest Checkout goes on, or a new one of the same request does. */
  retry(): boolean {
    const { checkout } = this;
    const next = this.client.outside(() => checkout?.retry());
    if (!next) return false;
    if (next !== checkout) this.opening = Promise.resolve(this.hold(next));
    return true;
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.release();
    this.checkout?.close();
    this.snapshot.set(this.checkout?.getSnapshot() ?? IDLE);
  }

  private hold(checkout: Checkout): Checkout {
    this.release();
    const stops = [
      checkout.on('event', (event) => this.tell(event)),
      checkout.subscribe(() => this.look(checkout.getSnapshot())),
    ];
    this.release = () => stops.forEach((stop) => stop()) as undefined;
    this.checkout = checkout;
    this.isOpen = true;
    this.snapshot.set(checkout.getSnapshot());
    return checkout;
  }

  private tell(event: CashierEvent): void {
    this.client.inside(() => this.listener?.tell(event, this.checkout));
  }

  private look(snapshot: CheckoutSnapshot): void {
    this.snapshot.set(snapshot);
    if (snapshot.phase === 'ended' && !snapshot.visible) this.leave();
  }

  private leave(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.client.inside(() => this.listener?.gone());
  }

  private fail(error: CashierError): void {
    this.leave();
    this.snapshot.set(failedWith(error));
    if (isEvent(error)) this.tell(error);
  }
}

function closed(call: string): CashierError {
  return new CashierError('closed', {
    message: `${call}(): no cashier is open.`,
    suggestion: 'Set open to true and wait for cashierReady.',
  });
}
