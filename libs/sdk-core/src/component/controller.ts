import { IDLE_SNAPSHOT } from '../contract/checkout.ts';
import type { Checkout, CheckoutSnapshot, SubmitAnswer } from '../contract/checkout.ts';
import { CashierError } from '../contract/error.ts';
import type { CashierEvent } from '../contract/event.ts';
import type { SubmitData } from '../contract/options.ts';
import { isSameTarget, sessionIdentity, targetOf } from './desired-state.ts';
import type { DesiredState, Target } from './desired-state.ts';
import { Opening, type OpeningListener } from './opening.ts';
import { OutputEmitter, type OutputHost } from './output-emitter.ts';
import { Place } from './place.ts';
import { SessionInput } from './session-input.ts';
import { failedSnapshot } from './snapshot.ts';

/** What a binding does for its controller. */
export interface ComponentHost extends OutputHost {
  /** There is no client, and the shopper or the page tries again: its options may be fetched once more. */
  reloadClient?(): void;
}

/**
 * Brings one cashier in line with what a component's page wants: opens, replaces, suspends and closes its Checkout. What
 * it does in which situation, and why: docs/design/components.md.
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
  readonly #subscribers = new Set<() => void>();
  /** Calls that came before the client. */
  readonly #waiting = new Set<(opening: Opening | undefined) => void>();
  #desired: DesiredState | undefined;
  /** What `setDesired` was given last. Only a change of it is a wish: a page may ignore `openChange`. */
  #givenOpen = false;
  #isOpen = false;
  /** What the page knows of `open`. */
  #toldOpen = false;
  #opening: Opening | undefined;
  #failure: CheckoutSnapshot | undefined;
  /** What is wanted has changed while a payment was in flight. */
  #isDeferred = false;
  /** The session that an inline cashier has opened by itself for. */
  #offered: string | undefined;
  /** What suspends it: `suspend`, or its place, which is out of the page. */
  readonly #suspensions = new Set<'host' | 'place'>();
  /** What was closed by that. */
  #suspended: Opening | undefined;
  #place: Place | undefined;
  #isDisposed = false;

  constructor(host: ComponentHost) {
    this.#host = host;
    this.#outputs = new OutputEmitter(host);
  }

  /** Idle before the first open; `ended` with `error` if there is no client. */
  getSnapshot(): CheckoutSnapshot {
    return this.#failure ?? this.#opening?.snapshot ?? IDLE_SNAPSHOT;
  }

  /** Called after each change of the snapshot. Returns an unsubscribe. */
  subscribe(listener: () => void): () => void {
    const own = () => listener();
    this.#subscribers.add(own);
    return () => void this.#subscribers.delete(own);
  }

  setDesired(desired: DesiredState): void {
    if (this.#isDisposed) return;
    this.#desired = desired;
    this.#leaveOldPlace(desired);
    const isWish = desired.open !== this.#givenOpen;
    const isTriedAgain = isWish && desired.open && !this.#isOpen;
    this.#givenOpen = desired.open;
    if (isWish) this.#isOpen = this.#toldOpen = desired.open;
    this.#followClient(desired, isTriedAgain);
    this.#offer(desired);
    this.#followInputs(desired);
    this.#reconcile();
    this.#tellOpen();
  }

  /** Waits for the client and for the form. Rejects `closed` if nothing is open. */
  async submit(data?: SubmitData): Promise<SubmitAnswer> {
    return (await this.#whenOpened('submit')).submit(data);
  }

  /** As `submit`: shows and counts the form's errors without paying. */
  async validate(): ReturnType<Checkout['validate']> {
    return (await this.#whenOpened('validate')).validate();
  }

  /** Does nothing if nothing is open: the next open asks for the inputs. */
  update(change: Parameters<Checkout['update']>[0]): void {
    if (this.#live) this.#live.checkout.update(change);
    else if (this.#isOpen) this.#waiting.add((opening) => opening?.checkout.update(change));
  }

  /**
   * Goes on after a decline, or opens again after an end. Throws a CashierError where that could pay twice, and where
   * it takes another session and `session` is not a function.
   */
  retry(): void {
    const desired = this.#desired;
    if (this.#isDisposed || !desired) return;
    const opening = this.#opening;
    if (opening && (opening.isInFlight || isSameTarget(opening.target, targetOf(desired)))) {
      const next = opening.retry(this.#listener);
      if (next !== opening) this.#adopt(next, desired);
      this.#isOpen = true;
    } else {
      this.#close();
      this.#isOpen = true;
      if (this.#failure) this.#host.reloadClient?.();
      else this.#reconcile();
    }
    this.#tellOpen();
  }

  /** Removes everything at once; tells nothing but `openChange`. */
  close(): void {
    this.#givenOpen = false;
    this.#leave();
    this.#tellOpen();
  }

  /**
   * The component leaves the page and may come back. A cashier that is safe to leave is closed, and opened again by
   * `resume` with the session that it has. A popup with a payment in flight stays until its end; inline, its frame is gone
   * with the page around it, so it is closed, and the payment is followed by `resume`.
   */
  suspend({ evenInFlight = false } = {}): void {
    this.#suspend('host', evenInFlight);
  }

  resume(): void {
    this.#resume('host');
  }

  /** It stands elsewhere in the page: an inline frame has lost its document, and a popup none. */
  moved(): void {
    if (this.#suspensions.size || !this.#live?.target.container) return;
    this.suspend();
    this.resume();
  }

  /** The component has ended: silence. */
  dispose(): void {
    this.#isDisposed = true;
    this.#outputs.stop();
    this.#close();
    this.#answerWaiting(undefined);
    this.#watchPlace(undefined);
    this.#subscribers.clear();
  }

  // --- what is wanted ---

  #followClient({ client, clientError }: DesiredState, isTriedAgain: boolean): void {
    const known = this.#failure?.error;
    if (client || !clientError) {
      if (!known) return;
      this.#failure = undefined;
      return this.#publish();
    }
    if (clientError === known) {
      if (isTriedAgain) this.#host.reloadClient?.();
      return;
    }
    const live = this.#live;
    // another client that can't be made waits as long as one that can
    if (live?.mustStay || this.#suspended?.wasClosedInFlight) return;
    // whoever repairs the options gives an inline cashier what it has not had yet
    if (this.#isOpen && live?.snapshot.phase !== 'ended') this.#offered = undefined;
    this.#failure = failedSnapshot(clientError);
    this.#leave();
    this.#publish();
    this.#tellOpen();
    if (clientError.code) this.#outputs.emitEvent(clientError as CashierEvent, undefined);
  }

  /** An inline cashier opens by itself, once for each session. */
  #offer(desired: DesiredState): void {
    if (this.#failure) return;
    const session = targetOf(desired).container && sessionIdentity(desired);
    if (session && session !== this.#offered) this.#isOpen = true;
    this.#offered = session;
  }

  /** What changes about an open cashier without making it another one. */
  #followInputs(desired: DesiredState): void {
    const opening = this.#opening;
    const { session } = desired;
    if (!opening || session === null || session === undefined) return;
    if (opening.target.session === sessionIdentity(desired)) opening.input.latest = session;
    if (!opening.isOver) opening.update(desired.look);
  }

  /** Opens, closes or replaces. */
  #reconcile(): void {
    const desired = this.#desired;
    if (!desired || this.#isDisposed) return;
    if (!this.#isOpen) return this.#leave();
    const target = targetOf(desired);
    const unfollowed = this.#suspended?.wasClosedInFlight ? this.#suspended : undefined;
    const { client } = unfollowed?.target ?? target;
    const isWaiting = !client || (desired.display === 'inline' && !target.container);
    if (this.#suspensions.size || isWaiting) return;
    if (unfollowed) return this.#follow(unfollowed, desired, target);
    if (this.#live && !this.#mayReplace(this.#live, target)) return;
    if (this.#live && !target.session) return this.#leave();
    const remembered = this.#suspended?.target.session === target.session && this.#suspended;
    // whoever wants no session hears of that mistake from the core
    const input = new SessionInput(desired.session as SessionInput['latest']);
    this.#open(desired, target, input, remembered || undefined);
  }

  /** A payment that was left in flight comes before anything that is wanted by now. */
  #follow(unfollowed: Opening, desired: DesiredState, wanted: Target): void {
    const target = { ...unfollowed.target, container: wanted.container };
    this.#open(desired, target, new SessionInput(unfollowed.input.latest), unfollowed);
    this.#isDeferred = !isSameTarget(target, wanted);
  }

  #mayReplace(live: Opening, target: Target): boolean {
    if (isSameTarget(live.target, target)) {
      this.#isDeferred = false;
      return false;
    }
    this.#isDeferred ||= live.isInFlight;
    if (live.snapshot.phase === 'ended') return !live.mustStay;
    // a decline is no end: the shopper goes on in the form that it was declined in
    return !this.#isDeferred;
  }

  #open(desired: DesiredState, target: Target, input: SessionInput, remembered?: Opening): void {
    const { client, container } = target;
    const { look } = desired;
    this.#close();
    // reconcile has seen that there is a client
    const checkout = (client as NonNullable<typeof client>).open({
      ...look,
      session: input.source(remembered?.input),
      ...(container && { container }),
    });
    const isFollowing = remembered?.wasClosedInFlight === true;
    const opening = new Opening(checkout, { target, input, isFollowing, look }, this.#listener);
    this.#adopt(opening, desired);
  }

  // --- what is open ---

  readonly #listener: OpeningListener = {
    event: (event, checkout) => this.#outputs.emitEvent(event, checkout),
    changed: () => this.#publish(),
    ended: (opening) => this.#afterEnd(opening),
  };

  /** Something of it is, or may be, on the screen. */
  get #live(): Opening | undefined {
    return this.#opening?.isOver ? undefined : this.#opening;
  }

  #adopt(opening: Opening, desired: DesiredState): void {
    this.#opening = opening;
    this.#watchPlace(placeOf(desired));
    this.#publish();
    this.#followInputs(desired);
    this.#answerWaiting(opening);
  }

  #afterEnd(opening: Opening): void {
    const desired = this.#desired;
    if (opening !== this.#opening || !desired) return;
    this.#followClient(desired, false);
    const isCancelled = opening.snapshot.outcome?.status === 'cancelled';
    const hasSuccessor = this.#isDeferred && !isCancelled && sessionIdentity(desired) !== undefined;
    if (opening.isOver && !hasSuccessor) this.#leave();
    else this.#reconcile();
    this.#tellOpen();
  }

  /** Nothing shall be on the screen. What has ended can still be retried. */
  #leave(): void {
    this.#isOpen = false;
    this.#isDeferred = false;
    this.#suspended = undefined;
    if (this.#live) this.#close();
    this.#watchPlace(undefined);
    this.#answerWaiting(undefined);
  }

  #close(): void {
    this.#isDeferred = false;
    this.#suspended = undefined;
    if (!this.#opening) return;
    this.#opening.close();
    this.#publish();
  }

  async #whenOpened(call: string): Promise<Checkout> {
    const opening =
      this.#live ??
      (this.#isOpen &&
        (await new Promise<Opening | undefined>((resolve) => this.#waiting.add(resolve))));
    if (opening) return opening.checkout;
    throw new CashierError('closed', {
      message: `${call}(): no cashier is open.`,
      suggestion: 'Set open to true and wait for cashierReady.',
    });
  }

  #answerWaiting(opening: Opening | undefined): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const answer of waiting) answer(opening);
  }

  // --- the page around it ---

  #suspend(cause: 'host' | 'place', evenInFlight: boolean): void {
    const wasSuspended = this.#suspensions.size > 0;
    this.#suspensions.add(cause);
    const live = this.#live;
    if (wasSuspended || !live) return;
    if (live.isInFlight && !live.target.container && !evenInFlight) return;
    if (live.snapshot.phase === 'ended') this.#leave();
    else {
      this.#close();
      this.#suspended = live;
    }
    this.#tellOpen();
  }

  #resume(cause: 'host' | 'place'): void {
    if (!this.#suspensions.delete(cause) || this.#suspensions.size) return;
    this.#reconcile();
    this.#tellOpen();
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
    this.#tellOpen();
  }

  /** The place of a cashier that was closed may go without suspending what is opened elsewhere. */
  #leaveOldPlace(desired: DesiredState): void {
    if (!this.#live && this.#place?.element !== placeOf(desired)) this.#watchPlace(undefined);
  }

  // --- telling ---

  #tellOpen(): void {
    if (this.#isOpen === this.#toldOpen) return;
    this.#toldOpen = this.#isOpen;
    this.#outputs.emit('openChange', this.#isOpen);
  }

  #publish(): void {
    for (const subscriber of [...this.#subscribers]) subscriber();
  }
}

/** The element that is watched for a component that leaves that to its controller. */
function placeOf(desired: DesiredState): Element | undefined {
  return desired.element ? (targetOf(desired).container ?? desired.element) : undefined;
}

export function createComponentController(host: ComponentHost): ComponentController {
  return new ComponentController(host);
}
