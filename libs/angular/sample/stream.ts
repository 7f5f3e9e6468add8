import { Injectable, computed, inject } from '@angular/core';
import { AmsCashierService } from '@ams-cashier/angular';
import { filter, last, map, type Observable } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class Payments {
  private readonly cashier = inject(AmsCashierService);

  /** For a router guard. */
  readonly mayLeave = computed(() => this.cashier.state().leave === 'safe');
  /** All opens of the page, `<ams-cashier>` included. */
  readonly declines$ = this.cashier
    .on('SDK_PAYMENT_FAIL')
    .pipe(map((event) => event.result?.paymentResultCode));

  /** Opens a popup when subscribed and closes it when unsubscribed; errors if it could not be opened. */
  pay(session: string): Observable<'paid' | 'undecided' | 'failed' | 'cancelled'> {
    return this.cashier.open({ session }).pipe(
      filter((event) => event.type === 'result' || event.code === 'SDK_PAYMENT_CANCEL'),
      last(),
      map(({ code }) => {
        switch (code) {
          case 'SDK_PAYMENT_SUCCESSFUL':
            return 'paid';
          case 'SDK_PAYMENT_CANCEL':
            return 'cancelled';
          case 'SDK_PAYMENT_FAIL':
          case 'SDK_PAYMENT_RETRY':
            return 'failed';
          case 'SDK_PAYMENT_PENDING':
          case 'SDK_PAYMENT_PROCESSING':
          case 'SDK_PAYMENT_ERROR':
            return 'undecided'; // ask your server
        }
      }),
    );
  }
}
