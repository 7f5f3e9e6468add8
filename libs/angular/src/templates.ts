import { Directive, TemplateRef, inject } from '@angular/core';
import type { CashierError } from '@ams-cashier/core';

/**
 * Shown while the cashier loads, instead of the cashier's own loading view.
 *
 * @example
 * <ams-cashier [session]="session"><ng-template amsCashierLoading>One moment…</ng-template></ams-cashier>
 */
@Directive({ selector: 'ng-template[amsCashierLoading]' })
export class AmsCashierLoadingTemplate {
  readonly template = inject<TemplateRef<unknown>>(TemplateRef);
}

export interface AmsCashierErrorContext {
  readonly $implicit: CashierError;
  /** The component's `retry()`. */
  readonly retry: () => void;
}

/**
 * Shown when the cashier failed to open or to run, for example because of invalid options.
 *
 * @example
 * <ams-cashier [session]="session">
 *   <ng-template amsCashierError let-error let-retry="retry">
 *     <p>The payment form could not be opened.</p>
 *     \@if (error.recoverable) { <button type="button" (click)="retry()">Try again</button> }
 *   </ng-template>
 * </ams-cashier>
 */
@Directive({ selector: 'ng-template[amsCashierError]' })
export class AmsCashierErrorTemplate {
  readonly template = inject<TemplateRef<AmsCashierErrorContext>>(TemplateRef);

  static ngTemplateContextGuard(
    _directive: AmsCashierErrorTemplate,
    _context: unknown,
  ): _context is AmsCashierErrorContext {
    return true;
  }
}
