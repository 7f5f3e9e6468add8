import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, ElementRef, HostAttributeToken } from '@angular/core';
import { computed, contentChild, inject, input, model, output, viewChild } from '@angular/core';
import type { OutputEmitterRef, Signal } from '@angular/core';
import type { Appearance, CashierEvent, Checkout, CheckoutSnapshot } from '@ams-cashier/core';
import type { CashierErrorEvent, EventOf, ResultEvent } from '@ams-cashier/core';
import type { PreloadWhen, SessionSource, SubmitAnswer, SubmitData } from '@ams-cashier/core';
import { createLook, isLoading, type ComponentOutputs } from '@ams-cashier/core/component';
import { ClientConnection } from './client-connection';
import { injectController } from './lifetime';
import { findCashier } from './name';
import { AmsCashierErrorTemplate, AmsCashierLoadingTemplate } from './templates';
import type { AmsCashierErrorContext } from './templates';

/**
 * One cashier for one payment session. Uses the nearest client, or the one that the attribute `client` names. The content
 * between the tags is the trigger: a click on it opens the popup. Inline, it opens by itself as soon as there is a session.
 *
 * @example
 * <ams-cashier [session]="session()" [(open)]="paying" (paymentResult)="show($event)" (paymentCancel)="stay()">
 *   <button type="button">Pay now</button>
 * </ams-cashier>
 */
@Component({
  selector: 'ams-cashier',
  exportAs: 'amsCashier',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NgTemplateOutlet],
  template: `
    <span (click)="open.set(true)"><ng-content /></span>
    @if (isLoading()) {
      <ng-container [ngTemplateOutlet]="loadingTemplate()?.template ?? null" />
    }
    @if (errorContext(); as context) {
      <ng-container
        [ngTemplateOutlet]="errorTemplate()?.template ?? null"
        [ngTemplateOutletContext]="context"
      />
    }
    @if (display() === 'inline') {
      <div #container></div>
    }
  `,
})
export class AmsCashierComponent {
  private readonly connection = findCashier(
    ClientConnection,
    inject(new HostAttributeToken('client'), { optional: true }),
  );
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly container = viewChild<ElementRef<HTMLElement>>('container');

  /**
   * The `paymentSessionData` from your server, or a function that fetches it. Different session data is another session,
   * which replaces the open cashier: at once, or after the end if a payment is in flight. All functions count as the same
   * session.
   */
  readonly session = input<SessionSource | null>();
  /** Identifies the session. If `session` is a function that reads a cart, change the key when the cart changes. */
  readonly sessionKey = input<string | number | null>();
  /** Whether the cashier is, or should be, on the screen. */
  readonly open = model(false);
  readonly display = input<'popup' | 'inline'>('popup');
  readonly appearance = input<Appearance>();
  readonly locale = input<string>();
  /** When code and page are loaded before the cashier opens. Default: the client's option, or else `none`. */
  readonly preload = input<PreloadWhen>();
  /** What opens the cashier, for `preload`: a selector or an element. Default: the content of this component. */
  readonly preloadOn = input<string | Element | null>();

  /** Every event of this cashier. */
  readonly cashierEvent = output<CashierEvent>();
  /** The outcome of an attempt. For display only: rely on your server's inquiry or notification. */
  readonly paymentResult = output<ResultEvent>();
  readonly cashierError = output<CashierErrorEvent>();
  /** The shopper left before paying. */
  readonly paymentCancel: OutputEmitterRef<EventOf<'SDK_PAYMENT_CANCEL'>> = output();
  /** The form can be used. */
  readonly cashierReady = output<Checkout>();

  protected readonly loadingTemplate = contentChild(AmsCashierLoadingTemplate);
  protected readonly errorTemplate = contentChild(AmsCashierErrorTemplate);

  private readonly bound = injectController({
    connect: () => void this.connection.connect(),
    reloadClient: () => {
      const canReconnect = this.connection.canReconnect();
      if (canReconnect) void this.connection.reconnect();
      return canReconnect;
    },
    output: (name, payload) => this.emit(name, payload),
    desired: () => ({
      client: this.connection.client(),
      clientError: this.connection.error(),
      open: this.open(),
      session: this.session(),
      sessionKey: this.sessionKey(),
      display: this.display(),
      container: this.container()?.nativeElement,
      element: this.element.nativeElement,
      preload: this.preload(),
      preloadOn: this.preloadOn() ?? this.element.nativeElement,
      look: createLook({
        locale: this.locale(),
        appearance: this.appearance(),
        hasLoadingView: this.loadingTemplate() !== undefined,
      }),
    }),
  });

  /** The snapshot of the latest open. Router guards check `leave`. */
  readonly state: Signal<CheckoutSnapshot> = this.bound.state;

  protected readonly isLoading = computed(() => isLoading(this.open(), this.state()));
  protected readonly errorContext = computed<AmsCashierErrorContext | undefined>(() => {
    const { error } = this.state();
    return error && { $implicit: error, retry: () => this.retry() };
  });

  /** Submits the form, for your own pay button (`appearance.showSubmitButton: false`). Waits until the form can be used. */
  submit(data?: SubmitData): Promise<SubmitAnswer> {
    return this.bound.command((controller) => controller.submit(data));
  }

  /** Validates the form and shows its errors, without paying. */
  validate(): ReturnType<Checkout['validate']> {
    return this.bound.command((controller) => controller.validate());
  }

  /** Changes language, look or session of the open cashier. Rejects with `update_refused` while a payment is in flight. */
  update(change: Parameters<Checkout['update']>[0]): ReturnType<Checkout['update']> {
    return this.bound.command((controller) => controller.update(change));
  }

  /** Returns to the form after a decline, or opens again after an end. Throws a CashierError if that could charge twice. */
  retry(): void {
    this.bound.command((controller) => controller.retry());
  }

  /** Removes the cashier at once, without emitting anything. */
  close(): void {
    this.bound.command((controller) => controller.close());
  }

  private emit<Name extends keyof ComponentOutputs>(
    name: Name,
    payload: ComponentOutputs[Name],
  ): void {
    if (name === 'openChange') this.open.set(payload as boolean);
    else (this[name as Exclude<Name, 'openChange'>] as OutputEmitterRef<unknown>).emit(payload);
  }
}
