import type {
  Checkout,
  CheckoutSnapshot,
  CheckoutUpdate,
  OutcomeStatus,
  UpdateAnswer,
} from '../contract/checkout.ts';
import type { CashierError } from '../contract/error.ts';
import type { CashierEvent } from '../contract/event.ts';
import type { SessionSource } from '../contract/options.ts';
import { writeUnheard } from '../contract/unheard.ts';
import { hasSessionKey, isSameTarget, sessionIdentity } from './desired-state.ts';
import type { DesiredState, Look, Target } from './desired-state.ts';
import { isSameLook } from './look.ts';
import type { SessionInput } from './session-input.ts';

/** What the shopper must have read before another cashier takes the place. */
const KEPT: Readonly<Record<OutcomeStatus, boolean>> = {
  paid: true,
  saved: true,
  undecided: true,
  failed: false,
  cancelled: false,
  closed: false,
};

/** What an opening reports to its controller. */
export interface OpeningListener {
  event(event: CashierEvent, checkout: Checkout): void;
  changed(): void;
  /** Called once its end was emitted, so that closing it suppresses no event, and again when the shopper dismisses the end state. */
  ended(opening: Opening): void;
}

/** One Checkout and the target it was opened for. */
export class Opening {
  readonly checkout: Checkout;
  readonly target: Target;
  readonly input: SessionInput;
  /** It was opened to follow a payment that was in flight when the frame around it went. */
  readonly isFollowing: boolean;
  /** The session that `update()` has brought since. The page may pass it too, or go on passing the first. */
  updated: SessionSource | undefined;
  readonly #requestedLook: Look;
  #look: Look;
  readonly #stops: readonly (() => void)[];
  isEndEmitted = false;
  /** It is no longer on the screen, or was closed by the controller. */
  isOver = false;
  /** It was closed before its payment had an outcome. */
  wasClosedInFlight = false;

  constructor(
    checkout: Checkout,
    opened: {
      readonly target: Target;
      readonly input: SessionInput;
      readonly isFollowing: boolean;
      readonly look: Look;
      readonly updated?: SessionSource | undefined;
    },
    listener: OpeningListener,
  ) {
    this.checkout = checkout;
    this.target = opened.target;
    this.input = opened.input;
    this.isFollowing = opened.isFollowing;
    this.updated = opened.updated;
    this.#requestedLook = this.#look = opened.look;
    this.#stops = [
      checkout.on('event', (event) => listener.event(event, checkout)),
      checkout.subscribe(() => {
        listener.changed();
        if (this.snapshot.phase === 'ended') void checkout.outcome.then(() => this.#end(listener));
      }),
    ];
  }

  get snapshot(): CheckoutSnapshot {
    return this.checkout.getSnapshot();
  }

  get isInFlight(): boolean {
    return !this.isOver && this.snapshot.leave === 'in_flight';
  }

  /** A payment in flight, or a followed one of which nobody knows yet, while it loads, whether it has an outcome. */
  get mayHoldPayment(): boolean {
    const isUnknown = this.isFollowing && this.snapshot.phase === 'loading';
    return this.isInFlight || (isUnknown && !this.isOver);
  }

  /** It was to follow a payment, and failed before it knew anything of it; `retry()` asks again. */
  get isUnresolved(): boolean {
    const { attempt, error } = this.snapshot;
    return this.isFollowing && attempt === 0 && error?.recoverable === true;
  }

  /**
   * It may not make room for anything else: its payment is in flight, its end is still to be emitted, or it is a popup
   * in which the shopper is reading what became of the payment.
   */
  get mustStay(): boolean {
    const { phase, visible, outcome } = this.snapshot;
    if (this.isOver || phase !== 'ended') return this.mayHoldPayment;
    const status = outcome?.status;
    const isPayment = visible && status !== undefined && KEPT[status];
    return !this.isEndEmitted || (isPayment && !this.target.container);
  }

  /**
   * Takes what doesn't call for another cashier. Returns whether the page has passed another session function, without a key,
   * for the form that is shown.
   */
  follow(desired: DesiredState): boolean {
    const { session, look } = desired;
    if (session === null || session === undefined) return false;
    const isNewFunction =
      !this.updated &&
      this.target.session === sessionIdentity(desired) &&
      this.input.follow(session);
    const isShown = !this.isOver && this.snapshot.phase !== 'ended';
    if (!this.isOver) this.#update(look);
    return isNewFunction && isShown && !hasSessionKey(desired);
  }

  /** Whether it is what the page wants. */
  isFor(target: Target): boolean {
    const { session } = target;
    return isSameTarget(
      this.target,
      this.isOf(session) ? { ...target, session: this.target.session } : target,
    );
  }

  isOf(session: string | undefined): boolean {
    const { updated } = this;
    return (
      session === this.target.session ||
      (updated !== undefined && session === sessionIdentity({ session: updated }))
    );
  }

  #update(look: Look): void {
    if (isSameLook(look, this.#look)) return;
    this.#look = look;
    try {
      void this.checkout.update(look);
    } catch (error) {
      // a misspelt name, for example: the form that is shown goes on as it was
      writeUnheard(error as CashierError);
    }
  }

  /** What the page asks for by a call, beside its inputs. Throws a CashierError `option_invalid`. */
  change(change: CheckoutUpdate): Promise<UpdateAnswer> {
    return this.checkout.update(change).then((answer) => {
      if (answer.session !== 'unchanged') this.updated = change.session;
      return answer;
    });
  }

  /** Returns itself after a decline, otherwise its replacement. Throws if the core refuses. */
  retry(listener: OpeningListener): Opening {
    const checkout = this.checkout.retry();
    if (checkout === this.checkout) return this;
    this.#release();
    return new Opening(checkout, { ...this, look: this.#requestedLook }, listener);
  }

  close(): void {
    this.wasClosedInFlight ||= this.mayHoldPayment || this.isUnresolved;
    this.isOver = true;
    this.#release();
    this.checkout.close();
  }

  #end(listener: OpeningListener): void {
    if (this.isOver) return;
    this.isEndEmitted = true;
    this.isOver = !this.snapshot.visible;
    listener.ended(this);
  }

  #release(): void {
    for (const stop of this.#stops) stop();
  }
}

/** Opens a target that has a client. `remembered` is what was open before it: its session is reused, its payment followed. */
export function openTarget(
  target: Target,
  request: {
    readonly input: SessionInput;
    readonly look: Look;
    readonly remembered: Opening | undefined;
    readonly updated?: SessionSource | undefined;
  },
  listener: OpeningListener,
): Opening {
  const { input, look, remembered, updated } = request;
  const { client, container } = target;
  const checkout = (client as NonNullable<typeof client>).open(
    { ...look, session: input.source(remembered?.input), ...(container && { container }) },
    { isOwn: true },
  );
  const isFollowing = remembered?.wasClosedInFlight === true;
  return new Opening(checkout, { target, input, isFollowing, look, updated }, listener);
}
