import { IDLE_SNAPSHOT } from '../contract/checkout.ts';
import type { Checkout, CheckoutSnapshot, SubmitAnswer } from '../contract/checkout.ts';
import type { CashierEvent } from '../contract/event.ts';
import type { SessionSource, SubmitData } from '../contract/options.ts';
import { isSameTarget, placeOf, sessionIdentity, targetOf } from './desired-state.ts';
import type { DesiredState, Target } from './desired-state.ts';
import { openTarget, type Opening, type OpeningListener } from './opening.ts';
import { OutputEmitter, type OutputHost } from './output-emitter.ts';
import { Place } from './place.ts';
import { Preloading } from './preloading.ts';
import { SessionInput } from './session-input.ts';
import { failedSnapshot } from './snapshot.ts';
import { Subscribers } from './subscribers.ts';
import { mayBeSucceeded } from './succession.ts';
import { TwoWayOpen } from './two-way-open.ts';
import { WaitingCalls } from './waiting-calls.ts';

/** What a binding provides to its controller. */
export interface ComponentHost extends OutputHost {
  /** Called on a retry while there is no client. Returns whether its options are being loaded again. */
  reloadClient?(): boolean;
  /** Called when the page passes another session function, without a key, for the form that is open. */
  onNewSessionFunction?: (() => void) | undefined;
}

/**
 * Keeps one cashier in line with the state that a component's page requests: opens, replaces, suspends and closes its
 * Checkout. What it does in which situation, and why: docs/design/components.md.
 *
 * @example
 * const controller = createComponentController({
 *   output: (name, payload) => console.log(name, payload),
 * });
 * controller.setDesired({
 *   client: createCashier({ environment: 'sandbox' }),
 *   open: true,
 *   session: createSession,
 *   display: 'popup',
 *   look: createLook({ locale: 'de_DE' }),
 * });
 */
export class ComponentController {
  readonly #host: ComponentHost;
  readonly #outputs: OutputEmitter;
  readonly #subscribers = new Subscribers();
  /** Calls made before there was a client. */
  readonly #waiting = new WaitingCalls();
  #desired: DesiredState | undefined;
  readonly #open = new TwoWayOpen();
  #opening: Opening | undefined;
  #failure: CheckoutSnapshot | undefined;
  /** The desired cashier changed while a payment was in flight. */
  #isDeferred = false;
  /** The session for which an inline cashier has already opened by itself. */
  #offered: string | undefined;
  /** What suspends it: `suspend`, or its place, which is out of the page. */
  readonly #suspensions = new Set<'host' | 'place'>();
  /** What was closed by that. */
  #suspended: Opening | undefined;
  /** It was to follow a payment and could not reach it: until it has, nothing else opens. */
  #unresolved: Opening | undefined;
  /** What the page wanted when a payment ended undecided: the page has to request it again. */
  #passedOver: Target | undefined;
  #place: Place | undefined;
  readonly #preloading = new Preloading();
  #isDisposed = false;

  constructor(host: ComponentHost) {
    this.#host = host;
    this.#outputs = new OutputEmitter(host);
  }

  /** Idle before the first open; `ended` with `error` if there is no client. */
  getSnapshot(): CheckoutSnapshot {
    return this.#failure ?? this.#opening?.snapshot ?? IDLE_SNAPSHOT;
  }

  /** Calls `listener` after each change of the snapshot. Returns a function that unsubscribes it. */
  subscribe(listener: () => void): () => void {
    return this.#subscribers.add(listener);
  }

  setDesired(desired: DesiredState): void {
    if (this.#isDisposed) return;
    this.#desired = desired;
    this.#leaveOldPlace(desired);
    this.#followClient(desired, this.#open.take(desired.open));
    this.#offer(desired);
    this.#followInputs(desired);
    this.#reconcile();
    // what has just closed may have been all that an error waited for
    this.#followClient(desired, false);
    this.#followPreload();
    this.#emitOpen();
  }

  /** Waits for the client and for the form. Rejects with `closed` if nothing is open. */
  submit(data?: SubmitData): Promise<SubmitAnswer> {
    return this.#call('submit', (checkout) => checkout.submit(data));
  }

  /** Validates the form and shows its errors, without paying. Waits as `submit` does. */
  validate(): ReturnType<Checkout['validate']> {
    return this.#call('validate', (checkout) => checkout.validate());
  }

  /** Changes the look or the session of what is open; `unchanged` if nothing is: the next open reads the inputs. */
  update(change: Parameters<Checkout['update']>[0]): ReturnType<Checkout['update']> {
    return this.#waiting.change(change, this.#live, this.#open.isOpen);
  }

  /**
   * Returns to the form after a decline, or opens again after an end. Throws a CashierError if that could charge twice,
   * or if it needs a new session and `session` is not a function.
   */
  retry(): void {
    const desired = this.#desired;
    if (this.#isDisposed || !desired) return;
    const opening = this.#opening;
    const isSame = opening?.isFor(targetOf(desired));
    // what was suspended opens by itself, when the component is back
    if (!this.#suspended && !this.#unresolved) {
      if (opening && (isSame || opening.mayHoldPayment || opening.isUnresolved)) {
        const next = opening.retry(this.#listener);
        if (next !== opening) this.#adopt(next, desired);
        this.#isDeferred = !isSame;
      } else {
        this.#close();
        if (this.#failure && !this.#host.reloadClient?.()) return;
      }
    }
    this.#open.isOpen = true;
    if (this.#suspensions.size) this.#putAside(false);
    if (!this.#failure) this.#reconcile();
    this.#emitOpen();
  }

  /** Removes everything at once and emits nothing but `openChange`. */
  close(): void {
    this.#open.forgetGiven();
    this.#unresolved = undefined;
    this.#leave();
    this.#emitOpen();
  }

  /**
   * The component leaves the page and may come back. A cashier that is safe to leave is closed; `resume` reopens it with
   * the same session. A popup with a payment in flight stays until the payment ends. An inline one has lost its frame, so it
   * is closed, and `resume` picks up the payment.
   */
  suspend({ evenInFlight = false } = {}): void {
    this.#suspend('host', evenInFlight);
  }

  resume(): void {
    this.#resume('host');
  }

  /** The component was moved within the page. That reloads an inline frame; a popup is not affected. */
  moved(): void {
    if (this.#suspensions.size || !this.#live?.target.container) return;
    this.suspend();
    this.resume();
  }

  /** The component was destroyed. Nothing is emitted from here on. */
  dispose(): void {
    this.#isDisposed = true;
    this.#outputs.stop();
    this.#close();
    this.#open.isOpen = false;
    this.#waiting.answer(undefined);
    this.#watchPlace(undefined);
    this.#followPreload();
    this.#subscribers.clear();
  }

  // --- the desired state ---

  #followClient({ client, clientError }: DesiredState, isRetry: boolean): void {
    const known = this.#failure?.error;
    if (client || !clientError) {
      if (!known) return;
      this.#failure = undefined;
      return this.#publish();
    }
    if (clientError === known) {
      if (isRetry && !this.#host.reloadClient?.()) this.#leave();
      return;
    }
    const live = this.#live;
    // like any other change of the client, a failure waits until the open cashier may be replaced
    if (live?.mustStay || this.#suspended?.wasClosedInFlight) return;
    // once the options are repaired, an inline cashier may open by itself after all
    if (this.#open.isOpen && live?.snapshot.phase !== 'ended') this.#offered = undefined;
    this.#failure = failedSnapshot(clientError);
    this.#leave();
    this.#publish();
    this.#emitOpen();
    if (clientError.code) this.#outputs.emitEvent(clientError as CashierEvent, undefined);
  }

  /** An inline cashier opens by itself, once for each session. */
  #offer(desired: DesiredState): void {
    if (this.#failure) return;
    const session = targetOf(desired).container && sessionIdentity(desired);
    if (session && session !== this.#offered) this.#open.isOpen = true;
    this.#offered = session;
  }

  /** Passes on changes that don't require another cashier. */
  #followInputs(desired: DesiredState): void {
    if (this.#opening?.follow(desired)) this.#host.onNewSessionFunction?.();
  }

  /** Opens, closes or replaces. */
  #reconcile(): void {
    const desired = this.#desired;
    if (!desired || this.#isDisposed) return;
    if (!this.#open.isOpen) return this.#leave();
    const target = targetOf(desired);
    const away = this.#suspended?.wasClosedInFlight ? this.#suspended : undefined;
    const unfollowed = this.#unresolved ?? away;
    const { client } = unfollowed?.target ?? target;
    const isWaiting = !client || (desired.display === 'inline' && !target.container);
    if (this.#suspensions.size || isWaiting) return;
    if (unfollowed) return this.#follow(unfollowed, desired, target);
    if (this.#live && !this.#mayReplace(this.#live, target)) return;
    if (this.#live && !target.session) return this.#leave();
    const remembered = this.#suspended?.isOf(target.session) ? this.#suspended : undefined;
    // whoever wants no session hears of that mistake from the core
    const session = remembered?.updated ?? desired.session;
    this.#openTarget(desired, target, new SessionInput(session as SessionSource), remembered);
  }

  /** A payment that was left in flight comes before anything that is wanted by now. */
  #follow(unfollowed: Opening, desired: DesiredState, wanted: Target): void {
    const target = { ...unfollowed.target, container: wanted.container };
    this.#openTarget(desired, target, new SessionInput(unfollowed.input.latest), unfollowed);
    this.#isDeferred = !isSameTarget(target, wanted);
  }

  #mayReplace(live: Opening, target: Target): boolean {
    if (live.isFor(target)) {
      this.#isDeferred = false;
      return false;
    }
    this.#isDeferred ||= live.mayHoldPayment;
    if (this.#passedOver && isSameTarget(this.#passedOver, target)) return false;
    if (live.snapshot.phase === 'ended') return !live.mustStay;
    // a decline is not an end: the shopper can try again in the same form
    return !this.#isDeferred;
  }

  #openTarget(
    desired: DesiredState,
    target: Target,
    input: SessionInput,
    remembered?: Opening,
  ): void {
    this.#close();
    const { look } = desired;
    this.#adopt(
      openTarget(target, { input, look, remembered, updated: remembered?.updated }, this.#listener),
      desired,
    );
  }

  // --- what is open ---

  readonly #listener: OpeningListener = {
    event: (event, checkout) => this.#outputs.emitEvent(event, checkout),
    changed: () => this.#publish(),
    ended: (opening) => this.#afterEnd(opening),
  };

  /** The opening, if any of it is or may be on the screen. */
  get #live(): Opening | undefined {
    return this.#opening?.isOver ? undefined : this.#opening;
  }

  #adopt(opening: Opening, desired: DesiredState): void {
    this.#opening = opening;
    this.#unresolved = this.#passedOver = undefined;
    this.#watchPlace(placeOf(desired));
    this.#publish();
    this.#followInputs(desired);
    this.#waiting.answer(opening);
  }

  #afterEnd(opening: Opening): void {
    const desired = this.#desired;
    if (opening !== this.#opening || !desired) return;
    this.#followClient(desired, false);
    const mayFollow = mayBeSucceeded(opening);
    const hasSuccessor = this.#isDeferred && mayFollow && sessionIdentity(desired) !== undefined;
    if (!mayFollow) this.#passedOver = targetOf(desired);
    if (opening.isUnresolved || (opening.isOver && !hasSuccessor)) this.#leave();
    else this.#reconcile();
    if (opening.isUnresolved) this.#unresolved = opening;
    this.#emitOpen();
  }

  /** Clears the screen. An opening that has ended can still be retried. */
  #leave(): void {
    this.#open.isOpen = false;
    this.#isDeferred = false;
    this.#suspended = undefined;
    if (this.#live) this.#close();
    this.#watchPlace(undefined);
    this.#waiting.answer(undefined);
  }

  #close(): void {
    this.#isDeferred = false;
    this.#suspended = undefined;
    if (!this.#opening) return;
    this.#opening.close();
    this.#publish();
  }

  #call<Answer>(name: string, call: (checkout: Checkout) => Promise<Answer>): Promise<Answer> {
    return this.#waiting.call(name, this.#live, this.#open.isOpen, call);
  }

  // --- its place in the page ---

  #suspend(cause: 'host' | 'place', evenInFlight: boolean): void {
    const wasSuspended = this.#suspensions.size > 0;
    this.#suspensions.add(cause);
    if (!wasSuspended) this.#putAside(evenInFlight);
    this.#followPreload();
  }

  /** Closes what is open, so that it can be reopened when the component is back. */
  #putAside(evenInFlight: boolean): void {
    const live = this.#live;
    if (!live) return;
    if (live.isInFlight && !live.target.container && !evenInFlight) return;
    if (live.snapshot.phase === 'ended') this.#leave();
    else {
      this.#close();
      this.#suspended = live;
    }
    this.#emitOpen();
  }

  #resume(cause: 'host' | 'place'): void {
    if (!this.#suspensions.delete(cause) || this.#suspensions.size) return;
    this.#reconcile();
    this.#followPreload();
    this.#emitOpen();
  }

  #watchPlace(element: Element | undefined): void {
    if (element === this.#place?.element) return;
    this.#place?.stop();
    this.#suspensions.delete('place');
    this.#place =
      element &&
      new Place(element, {
        detached: () => this.#detached(),
        attached: () => this.#resume('place'),
        moved: () => this.moved(),
      });
  }

  #detached(): void {
    this.#suspend('place', false);
    // the page may have made another place for it already
    if (this.#desired) this.#leaveOldPlace(this.#desired);
    this.#reconcile();
    this.#emitOpen();
  }

  /** Removing the place of a closed cashier must not suspend one that opens elsewhere. */
  #leaveOldPlace(desired: DesiredState): void {
    if (!this.#live && this.#place?.element !== placeOf(desired)) this.#watchPlace(undefined);
  }

  #followPreload(): void {
    const isAway = this.#isDisposed || this.#suspensions.size > 0;
    this.#preloading.follow(isAway ? undefined : this.#desired);
  }

  #emitOpen(): void {
    const change = this.#open.change();
    if (change !== undefined) this.#outputs.emit('openChange', change);
  }

  #publish(): void {
    this.#subscribers.notify();
  }
}

export function createComponentController(host: ComponentHost): ComponentController {
  return new ComponentController(host);
}
