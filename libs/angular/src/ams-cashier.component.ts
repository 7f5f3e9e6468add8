import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, ElementRef, computed } from '@angular/core';
import { contentChild, inject, input, model, output, untracked, viewChild } from '@angular/core';
import type { OutputEmitterRef, Signal } from '@angular/core';
import type { Appearance, CashierEvent, Checkout, CheckoutSnapshot } from '@ams-cashier/core';
import type { ErrorEvent, EventOf, ResultEvent } from '@ams-cashier/core';
import type { SessionSource, SubmitAnswer, SubmitData } from '@ams-cashier/core';
import { CheckoutBridge } from './bridge';
import { AmsCashierErrorTemplate, AmsCashierLoadingTemplate } from './templates';
import type { AmsCashierErrorContext } from './templates';

/**
 * One cashier for one payment session, of the nearest client or of the one that the attribute `client` names. What stands
 * between its tags is the trigger: a click on it opens the popup. Inline it opens by itself as soon as there is a session.
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
  providers: [CheckoutBridge],
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
      <div #place></div>
    }
  `,
})
export class AmsCashierComponent {
  private readonly bridge = inject(CheckoutBridge);
  private readonly place = viewChild<ElementRef<HTMLElement>>('place');
  private offered: ReturnType<typeof identity>;
  /** The inputs changed while a payment was in flight. */
  private isLate = false;

  /**
   * What your server got from Antom, or a function that fetches it (another function is another session). Another
   * session while the cashier is open opens it anew, or after the end if a payment is in flight; a popup that shows a
   * payment stays until the shopper puts it away.
   */
  readonly session = input<SessionSource | null>();
  /** Whether anything of the cashier is, or shall be, on the screen. */
  readonly open = model(false);
  readonly display = input<'popup' | 'inline'>('popup');
  readonly appearance = input<Appearance>();
  readonly locale = input<string>();

  /** Everything that this cashier tells. */
  readonly cashierEvent = output<CashierEvent>();
  /** What an attempt ended with. For display: your server's inquiry or notification is the truth. */
  readonly paymentResult = output<ResultEvent>();
  readonly cashierError = output<ErrorEvent>();
  /** The shopper left before paying. */
  readonly paymentCancel: OutputEmitterRef<EventOf<'SDK_PAYMENT_CANCEL'>> = output();
  /** The form can be used. */
  readonly cashierReady = output<Checkout>();

  protected readonly loadingTemplate = contentChild(AmsCashierLoadingTemplate);
  protected readonly errorTemplate = contentChild(AmsCashierErrorTemplate);

  /** Of the latest open; `leave` is what a router guard asks for. */
  readonly state: Signal<CheckoutSnapshot> = this.bridge.state;

  protected readonly isLoading = computed(
    () => this.open() && ['idle', 'loading'].includes(this.state().phase),
  );
  protected readonly errorContext = computed<AmsCashierErrorContext | undefined>(() => {
    const { error } = this.state();
    return error && { $implicit: error, retry: () => this.retry() };
  });
  private readonly look = computed(() => {
    const locale = this.locale();
    const ownView = this.loadingTemplate() && { showLoading: false };
    return { ...(locale && { locale }), appearance: { ...this.appearance(), ...ownView } };
  });

  constructor() {
    this.bridge.bind({
      tell: (event, checkout) => this.tell(event, checkout),
      gone: () => this.open.set(false),
      rendered: [() => this.follow(), () => this.update(this.look())],
    });
  }

  /** For your own pay button (`appearance.showSubmitButton: false`); waits until the form can be used. */
  async submit(data?: SubmitData): Promise<SubmitAnswer> {
    return (await this.bridge.current('submit')).submit(data);
  }

  /** Shows and counts the form's errors without paying. */
  async validate(): ReturnType<Checkout['validate']> {
    return (await this.bridge.current('validate')).validate();
  }

  update(change: Parameters<Checkout['update']>[0]): void {
    this.bridge.update(change);
  }

  /** Goes on after a decline, or opens again after an end. Throws a CashierError where that could pay twice. */
  retry(): void {
    const isSame = identity(this.bridge.request?.session) === identity(this.session());
    if (!isSame || !this.bridge.retry()) this.bridge.close();
    this.open.set(true);
  }

  /** Removes everything at once; tells nothing. */
  close(): void {
    this.bridge.close();
    this.open.set(false);
  }

  /** Brings what is open in line with the inputs. */
  private follow(): void {
    const session = this.session() ?? undefined;
    const container = this.place()?.nativeElement;
    const { leave, phase, outcome, visible } = this.state();
    if (leave === 'safe') {
      const offer = container && identity(session);
      if (offer && offer !== this.offered) untracked(() => this.open.set(true));
      this.offered = offer;
    }
    const isWanted = this.open();
    untracked(() => {
      const { request, isOpen } = this.bridge;
      if (!isWanted) return this.bridge.close();
      if (isOpen) {
        const isSame = identity(request?.session) === identity(session);
        if (isSame && request?.container === container) return;
        this.isLate ||= leave === 'in_flight';
        if (this.isLate && phase !== 'ended') return;
        // what a payment came to stays in its popup until the shopper has put it away
        const isShown = visible && !request?.container;
        if (isShown && (outcome?.status === 'paid' || outcome?.status === 'undecided')) return;
        if (!session) return this.close();
      }
      this.isLate = false;
      // the core names a missing session
      const asked = { session: session as SessionSource, ...(container && { container }) };
      this.bridge.open({ ...this.look(), ...asked });
    });
  }

  private tell(event: CashierEvent, checkout: Checkout | undefined): void {
    if (event.type === 'result') this.paymentResult.emit(event);
    else if (event.type === 'error') this.cashierError.emit(event);
    else if (event.code === 'SDK_PAYMENT_CANCEL') this.paymentCancel.emit(event);
    else if (checkout && event.code === 'SDK_END_OF_LOADING' && event.outcome === 'ready')
      this.cashierReady.emit(checkout);
    // a handler may have removed this component
    if (this.bridge.isAlive) this.cashierEvent.emit(event);
  }
}

/** Session data in a new object is not another session. */
function identity(session: SessionSource | null | undefined) {
  return typeof session === 'object' ? session?.sessionData : session;
}
