import { Injectable, inject, type Signal } from '@angular/core';
import type { Cashier, CashierEvent, CheckoutSnapshot, ErrorEvent } from '@ams-cashier/core';
import type { EventCode, EventOf, OpenRequest, ResultEvent } from '@ams-cashier/core';
import { filter, type Observable } from 'rxjs';
import { ClientConnection } from './client-connection';

/**
 * The client of `provideAmsCashier` or `AmsCashierModule.forRoot`: what all its opens tell, and opens without a component.
 *
 * @example
 * inject(AmsCashierService)
 *   .open({ session: paymentSessionData })
 *   .subscribe({ next: (event) => console.log(event.code), error: ({ reason }) => console.log(reason) });
 */
@Injectable()
export class AmsCashierService {
  private readonly connection = inject(ClientConnection);

  /** Events of all opens, also those of `<ams-cashier>`. Shared; replays nothing; never errors. */
  readonly events$: Observable<CashierEvent> = this.connection.events$;
  /** What attempts ended with. For display: your server's inquiry or notification is the truth. */
  readonly results$: Observable<ResultEvent> = this.events$.pipe(
    filter((event) => event.type === 'result'),
  );
  /** Errors as values, a wrong option among them. */
  readonly errors$: Observable<ErrorEvent> = this.events$.pipe(
    filter((event) => event.type === 'error'),
  );
  /** The most recently opened live Checkout, or an idle snapshot. */
  readonly state: Signal<CheckoutSnapshot> = this.connection.state;

  /**
   * @example
   * cashier.on('SDK_PAYMENT_FAIL').subscribe((event) => console.log(event.final, event.result?.paymentResultCode));
   */
  on<Code extends EventCode>(code: Code): Observable<EventOf<Code>> {
    return this.events$.pipe(filter((event): event is EventOf<Code> => event.code === code));
  }

  /**
   * Opens a cashier for each subscriber, at its subscription: a popup, or inline with `container`. Emits the events of
   * that open, completes when it ends, closes it when unsubscribed before. Wrong parameters and a cashier that cannot be
   * loaded come as `error()`, a CashierError, and not as an event. While an open of the same session and container is
   * loading, a subscriber joins it; it is closed when the last one has unsubscribed.
   */
  open(request: OpenRequest): Observable<CashierEvent> {
    return this.connection.stream(request);
  }

  /**
   * The core's own client, for `preload` and what else is not here. Rejects with the CashierError of wrong options; on the
   * server it stays pending.
   *
   * @example
   * inject(AmsCashierService).client().then((client) => client.preload());
   */
  client(): Promise<Cashier> {
    return this.connection.connect();
  }
}
