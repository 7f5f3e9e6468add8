import type { Checkout, CheckoutUpdate } from '../contract/checkout.ts';
import type { CashierError } from '../contract/error.ts';
import type { OpenRequest, SessionSource } from '../contract/options.ts';

/** What a component needs of its client: a `Cashier` has it. */
export interface CheckoutOpener {
  open(request: OpenRequest): Checkout;
}

/** What a page wants of one component. Source: docs/design/components.md#desired-state. */
export interface DesiredState {
  /** Undefined until options that are still being fetched have arrived. */
  readonly client: CheckoutOpener | undefined;
  /** Why there is no client. */
  readonly clientError?: CashierError | undefined;
  /** Two-way: the output `openChange` tells when the controller changes it, and is answered by `setDesired` like any change. */
  readonly open: boolean;
  readonly session: SessionSource | null | undefined;
  /** Says which session it is; without it the session data does, and every function is the same session. */
  readonly sessionKey?: string | number | null | undefined;
  readonly display: 'popup' | 'inline';
  /** Where an inline cashier is drawn. Until it is there, an inline cashier waits. */
  readonly container?: HTMLElement | null | undefined;
  /** Made by `createLook`. */
  readonly look: Look;
  /**
   * The component's own element. Given it, the controller notices by itself that the component is moved or taken out of
   * the page; without it, whoever does notice calls `moved`, `suspend` and `resume`.
   */
  readonly element?: Element | null | undefined;
}

/** What can change while a cashier is open, as plain JSON data. */
export type Look = Pick<CheckoutUpdate, 'locale' | 'appearance'>;

/** Everything that makes it another cashier when it changes. */
export interface Target {
  readonly client: CheckoutOpener | undefined;
  readonly session: string | undefined;
  readonly container: HTMLElement | undefined;
}

/** Two sources with one identity are the same session. Undefined: there is none. */
export function sessionIdentity({
  session,
  sessionKey,
}: Pick<DesiredState, 'session' | 'sessionKey'>): string | undefined {
  if (session === null || session === undefined) return undefined;
  if (sessionKey !== null && sessionKey !== undefined) return `key ${sessionKey}`;
  // a template makes another function at each render
  if (typeof session === 'function') return 'function';
  return `data ${typeof session === 'object' ? session.sessionData : session}`;
}

export function targetOf(desired: DesiredState): Target {
  const { client, display, container } = desired;
  return {
    client,
    session: sessionIdentity(desired),
    container: (display === 'inline' && container) || undefined,
  };
}

export function isSameTarget(one: Target, other: Target): boolean {
  return (
    one.client === other.client &&
    one.session === other.session &&
    one.container === other.container
  );
}
