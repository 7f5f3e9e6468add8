import { Injectable, inject, type Signal } from '@angular/core';
import type { Cashier, CashierEvent, CheckoutSnapshot, CashierErrorEvent } from '@ams-cashier/core';
import type { EventCode, EventOf, OpenRequest, ResultEvent } from '@ams-cashier/core';
import { filter, type Observable } from 'rxjs';
import { ClientConnection } from './client-connection';
import { setupMissing } from './name';

/**
 * The client of `provideAmsCashier` or `AmsCashierModule.forRoot`: the events of all its opens, and opens without a component.
 *
 * @example
 * inject(AmsCashierService)
 *   .open({ session: paymentSessionData })
 *   .subscribe({ next: (event) => console.log(event.code), error: ({ reason }) => console.log(reason) });
 */
@Injectable({
  // for whoever has not provided one: Angular's own error would not say what is missing
  providedIn: 'root',
  useFactory: (): AmsCashierService => {
    throw setupMissing();
  },
})
export class AmsCashierService {
  private readonly connection = inject(ClientConnection);

  /** The events of all opens, including those of `<ams-cashier>`. Shared; replays nothing; never errors. */
  readonly events$: Observable<CashierEvent> = this.connection.events$;
  /** The outcomes of attempts. For display only: rely on your server's inquiry or notification. */
  readonly results$: Observable<ResultEvent> = this.events$.pipe(
    filter((event) => event.type === 'result'),
  );
  /** Errors as values, including invalid options. */
  readonly errors$: Observable<CashierErrorEvent> = this.events$.pipe(
    filter((event) => event.type === 'error'),
  );
  /** The snapshot of the most recently opened live Checkout, or an idle one. */
  readonly state: Signal<CheckoutSnapshot> = this.connection.state;

  /**
   * @example
   * cashier.on('SDK_PAYMENT_FAIL').subscribe((event) => console.log(event.final, event.result?.paymentResultCode));
   */
  on<Code extends EventCode>(code: Code): Observable<EventOf<Code>> {
    return this.events$.pipe(filter((event): event is EventOf<Code> => event.code === code));
  }

  /**
   * Opens a cashier on each subscription: a popup, or inline with `container`. Emits the events of that open, completes when
   * it ends, and closes it if unsubscribed earlier. Invalid parameters and load failures are `error()` notifications with a
   * CashierError, not events. Until an open of the same session and container has ended, further subscribers join it, and get
   * what comes from then on; it is closed when the last one has unsubscribed.
   */
  open(request: OpenRequest): Observable<CashierEvent> {
    return this.connection.stream(request);
  }

  /**
   * The core's own client, for example for `preload`. Rejects with a CashierError if the options are invalid. On the server
   * it stays pending.
   *
   * @example
   * inject(AmsCashierService).client().then((client) => client.preload());
   */
  client(): Promise<Cashier> {
    return this.connection.connect();
  }
}
