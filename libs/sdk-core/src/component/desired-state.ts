import type { Checkout, LookUpdate } from '../contract/checkout.ts';
import type { CashierError } from '../contract/error.ts';
import type { OpenRequest, SessionSource } from '../contract/options.ts';
import type { PreloadOnOptions, PreloadWhen } from '../contract/preload.ts';

/** The part of a client, such as `Cashier`, that a component needs. */
export interface CheckoutOpener {
  /** `isOwn`: the Checkout is shared with nobody, and refused if its place is taken. */
  open(request: OpenRequest, terms?: { readonly isOwn?: boolean }): Checkout;
  readonly preloadWhen?: PreloadWhen;
  preloadOn?(trigger: string | Element, options: PreloadOnOptions): () => void;
}

/** The state that a page requests of one component. Source: docs/design/components.md#desired-state. */
export interface DesiredState {
  /** Undefined while its options are still loading. */
  readonly client: CheckoutOpener | undefined;
  /** Why there is no client. */
  readonly clientError?: CashierError | undefined;
  /** Two-way: the controller emits `openChange` when it changes the value; the page then passes it to `setDesired`. */
  readonly open: boolean;
  readonly session: SessionSource | null | undefined;
  /** Identifies the session. Without it, the session data does, and all functions count as the same session. */
  readonly sessionKey?: string | number | null | undefined;
  readonly display: 'popup' | 'inline';
  /** The element that an inline cashier is mounted in. The cashier waits until there is one. */
  readonly container?: HTMLElement | null | undefined;
  /** From `createLook`. */
  readonly look: Look;
  /**
   * The component's own element. If given, the controller detects by itself when the component is moved within or removed
   * from the page; otherwise the binding calls `moved`, `suspend` and `resume`.
   */
  readonly element?: Element | null | undefined;
  /** Default: the client's. */
  readonly preload?: PreloadWhen | null | undefined;
  /** What opens the cashier, or its place in the page: a binding passes its own element unless its page names another. */
  readonly preloadOn?: string | Element | null | undefined;
}

/** The options that can change while a cashier is open, as plain JSON data. */
export type Look = LookUpdate;

/** What identifies a cashier: if any of it changes, another cashier has to be opened. */
export interface Target {
  readonly client: CheckoutOpener | undefined;
  readonly session: string | undefined;
  readonly container: HTMLElement | undefined;
}

export function hasSessionKey({ sessionKey }: Pick<DesiredState, 'sessionKey'>): boolean {
  return sessionKey !== null && sessionKey !== undefined;
}

/** Sources with the same identity are the same session. Undefined if there is no session. */
export function sessionIdentity({
  session,
  sessionKey,
}: Pick<DesiredState, 'session' | 'sessionKey'>): string | undefined {
  if (session === null || session === undefined) return undefined;
  if (hasSessionKey({ sessionKey })) return `key ${sessionKey}`;
  // a template creates a new function on each render
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

/** The element to watch, for a component that leaves this to its controller. */
export function placeOf(desired: DesiredState): Element | undefined {
  return desired.element ? (targetOf(desired).container ?? desired.element) : undefined;
}
