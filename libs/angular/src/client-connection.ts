import { EnvironmentInjector, Injectable, computed, inject, type Signal } from '@angular/core';
import { runInInjectionContext, signal, untracked } from '@angular/core';
import { CashierError, createCashier, isCashierError } from '@ams-cashier/core';
import type { Cashier, CashierEvent, Checkout, CheckoutSnapshot } from '@ams-cashier/core';
import type { CashierErrorEvent, OpenRequest } from '@ams-cashier/core';
import { IDLE_SNAPSHOT, failedSnapshot } from '@ams-cashier/core/component';
import { Observable, Subject } from 'rxjs';
import { CASHIER_CONFIG } from './config';
import { injectLifetime, mirror } from './lifetime';

const ignore = (): void => undefined;

/** For the server, and after destruction: never settles, and nothing holds on to it. */
const never = () => new Promise<never>(ignore);

/** An error without a code is the answer to one call, not an event. */
const isEvent = (error: CashierError): error is CashierErrorEvent => error.code !== undefined;

/** The client of one injector: created when first needed, destroyed with the injector. */
@Injectable()
export class ClientConnection {
  private readonly config = inject(CASHIER_CONFIG);
  private readonly injector = inject(EnvironmentInjector);
  private readonly lifetime = injectLifetime();
  private readonly events = new Subject<CashierEvent>();
  private readonly snapshot = signal<CheckoutSnapshot>(IDLE_SNAPSHOT);
  /** How many streams follow a Checkout: the client gives the same one to two presses of a button. */
  private readonly streams = new WeakMap<Checkout, number>();
  private connecting: Promise<Cashier> | undefined;
  private isDestroyed = false;

  readonly events$ = this.events.asObservable();
  /** Undefined until the configuration has arrived. */
  readonly client = signal<Cashier | undefined>(undefined);
  /** Why there is no client. */
  readonly error = signal<CashierError | undefined>(undefined);
  readonly state: Signal<CheckoutSnapshot> = computed(() => {
    const error = this.error();
    return error ? failedSnapshot(error) : this.snapshot();
  });

  constructor() {
    this.lifetime.onEnd(() => {
      this.isDestroyed = true;
      this.events.complete();
      this.connecting?.then((client) => client.destroy(), ignore);
    });
  }

  /** Returns the same client each time. Invalid options are also reported by `error` and `events$`. */
  connect(): Promise<Cashier> {
    if (!this.connecting) {
      this.connecting = this.lifetime.outside(() => this.make());
      this.connecting.catch(ignore);
    }
    return this.connecting;
  }

  /** Like `connect`, but calls a configuration function again if it failed. */
  reconnect(): Promise<Cashier> {
    if (this.canReconnect()) {
      this.connecting = undefined;
      this.error.set(undefined);
    }
    return this.connect();
  }

  /** Whether the configuration failed and can be loaded again: one that isn't a function would fail in the same way. */
  canReconnect(): boolean {
    return untracked(this.error) !== undefined && this.isReloadable;
  }

  private get isReloadable(): boolean {
    return typeof this.config === 'function';
  }

  /** One open as a cold stream. Unsubscribing after the end leaves the end state on the screen. */
  stream(request: OpenRequest): Observable<CashierEvent> {
    const { inside, outside, callbacksInside } = this.lifetime;
    return new Observable((subscriber) => {
      let checkout: Checkout | undefined;
      let isReady = false;
      let stop = ignore;
      const emit = (event: CashierEvent) => {
        if (event.type === 'error' && !isReady) return subscriber.error(event);
        isReady ||= event.code === 'SDK_END_OF_LOADING' && event.outcome === 'ready';
        subscriber.next(event);
      };
      this.reconnect().then(
        (client) => {
          if (subscriber.closed) return;
          checkout = outside(() => client.open(callbacksInside(request)));
          this.streams.set(checkout, this.streamsOf(checkout) + 1);
          // whoever joins an open whose form can be used has missed that event
          const { phase } = checkout.getSnapshot();
          isReady = phase !== 'loading' && phase !== 'ended';
          stop = checkout.on('event', (event) => inside(() => emit(event)));
          void checkout.outcome.then(() => inside(() => subscriber.complete()));
        },
        (error: unknown) => inside(() => subscriber.error(error)),
      );
      return () => {
        if (!checkout) return;
        stop();
        this.streams.set(checkout, this.streamsOf(checkout) - 1);
        if (!this.streamsOf(checkout) && !checkout.getSnapshot().outcome) checkout.close();
      };
    });
  }

  private streamsOf(checkout: Checkout): number {
    return this.streams.get(checkout) ?? 0;
  }

  private async make(): Promise<Cashier> {
    if (!this.lifetime.isBrowser) return never();
    try {
      const { callbacksInside, methodsOutside } = this.lifetime;
      const options = await this.options();
      if (this.isDestroyed) return never();
      const created = createCashier(callbacksInside(options));
      // an application is not stable while a timer of its zone runs, and is hydrated once it is
      const client = methodsOutside(created, 'preload', 'preloadOn');
      client.on('event', (event) => this.lifetime.inside(() => this.events.next(event)));
      mirror(client, this.snapshot);
      this.client.set(client);
      return client;
    } catch (cause) {
      if (this.isDestroyed) return never();
      const message = `provideAmsCashier(config): the configuration failed to load: ${cause}.`;
      const suggestion = this.isReloadable
        ? 'retry() calls the function again.'
        : 'Pass a function, which retry() can call again.';
      const details = { message, suggestion, cause, recoverable: this.isReloadable };
      const error = isCashierError(cause) ? cause : new CashierError('option_invalid', details);
      this.error.set(error);
      if (isEvent(error)) this.lifetime.inside(() => this.events.next(error));
      throw error;
    }
  }

  private options() {
    const { config } = this;
    return typeof config === 'function' ? runInInjectionContext(this.injector, config) : config;
  }
}
