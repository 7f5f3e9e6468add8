/** The one file that knows when Vue starts, pauses and ends things. */
import type { Cashier, CashierError, CashierEvent, Checkout } from '@ams-cashier/core';
import type { CheckoutSnapshot, Listener, ListenerType, OpenRequest } from '@ams-cashier/core';
import type { Session, SessionSource } from '@ams-cashier/core';
import { effectScope, onActivated, onDeactivated, onMounted, onScopeDispose } from 'vue';
import { nextTick, shallowReadonly, shallowRef, watch } from 'vue';
import type { App, Ref, ShallowRef } from 'vue';
import type { Registration } from './registration.ts';

const IDLE: CheckoutSnapshot = Object.freeze({
  phase: 'idle',
  leave: 'safe',
  openId: '',
  attempt: 0,
  visible: false,
  expired: false,
});

/** The clients that an app made end with it. */
export function endWith(app: App, registration: Registration): Registration {
  app.onUnmount(() => registration.client.value?.destroy());
  return registration;
}

/**
 * Attaches to whatever `target` is and becomes; lets go with the scope. Of the watchers of a server render, Vue stops
 * those with `flush: 'sync'` itself.
 */
function follow<T>(target: () => T | undefined, attach: (target: T) => () => void): () => void {
  const change = (now: T | undefined, _: unknown, onCleanup: (stop: () => void) => void) => {
    if (now !== undefined) onCleanup(attach(now));
  };
  return watch(target, change, { immediate: true, flush: 'sync' });
}

/** The snapshot of a client or a Checkout, or of the error that keeps it away. */
function useSnapshot(
  target: () => Cashier | Checkout | undefined,
  error: () => CashierError | undefined,
): Readonly<ShallowRef<CheckoutSnapshot>> {
  const state = shallowRef(IDLE);
  follow(target, (now) => {
    const read = () => (state.value = now.getSnapshot());
    read();
    return now.subscribe(read);
  });
  follow(error, (now) => {
    state.value = Object.freeze({ ...IDLE, phase: 'ended', error: now });
    return () => (state.value = IDLE);
  });
  return shallowReadonly(state);
}

/** A client's state and events for as long as the scope lives that asks for them. */
export function useClient({ client, error }: Pick<Registration, 'client' | 'error'>) {
  const current = () => client.value;
  const state = useSnapshot(current, () => error.value);
  // listeners that are added later, after an await for example, end with the same scope
  const scope = effectScope();
  function on<Type extends ListenerType>(type: Type, listener: Listener<Type>): () => void {
    return scope.run(() => follow(current, (now) => now.on(type, listener))) ?? (() => undefined);
  }
  return { state, on };
}

/** What a component wants of its cashier. */
export interface Wish {
  /** Two-way: becomes false when nothing of the cashier is on the screen any more. */
  readonly open: Ref<boolean>;
  readonly client: () => string | undefined;
  readonly session: () => SessionSource | undefined;
  readonly inline: () => boolean;
  readonly container: () => HTMLElement | null;
  readonly look: () => Pick<OpenRequest, 'locale' | 'appearance'>;
  readonly tell: (event: CashierEvent, of?: Checkout) => void;
}

/** One Checkout that is there while the component is mounted, active and wants it. */
export function useCheckout(registration: () => Registration, wish: Wish) {
  const checkout = shallowRef<Checkout>();
  const client = () => registration().client.value;
  const error = () => registration().error.value;
  const state = useSnapshot(() => checkout.value, error);
  let active = false;
  let opened: string | undefined;
  /** What the session function gave to this open, and what the next one takes over of it. */
  let asked: Promise<Session> | undefined;
  let resumed: Promise<Session> | undefined;
  /** The Checkout that was closed from here: its end takes nothing back that was wished since. */
  let dropped: Checkout | undefined;

  const ours = () => checkout.value !== dropped;
  const gone = () => state.value.phase === 'ended' && !state.value.visible;
  const live = () => ours() && !gone();

  function drop(): void {
    dropped = checkout.value;
    dropped?.close();
  }

  /** What makes it another cashier: literals in a template are new objects at each render. */
  function identity(): string {
    const session = wish.session();
    const data = typeof session === 'object' ? session.sessionData : session;
    return `${wish.client()} ${wish.inline()} ${typeof data === 'function' ? '()' : data}`;
  }

  function source(known: Promise<Session> | undefined): SessionSource {
    const given = wish.session() as SessionSource; // the core names a missing one
    if (typeof given !== 'function') return given;
    return () => {
      const latest = wish.session();
      asked = known ?? Promise.resolve((typeof latest === 'function' ? latest : given)());
      known = undefined;
      return asked;
    };
  }

  function openWith(cashier: Cashier): Checkout {
    const container = wish.inline() && wish.container();
    const session = source(identity() === opened ? resumed : undefined);
    drop();
    resumed = undefined;
    opened = identity();
    return cashier.open({ ...wish.look(), session, ...(container && { container }) });
  }

  function adopt(next: Checkout): void {
    if (next === checkout.value) return;
    checkout.value = next;
    next.on('event', (event) => wish.tell(event, next));
  }

  /** Opens, closes or replaces. An attempt in flight is left alone until its open has ended. */
  function settle(): void {
    const [cashier, isLive] = [client(), live()];
    if (!active || !cashier || (isLive && wish.open.value && identity() === opened)) return;
    if (!wish.open.value) return isLive ? drop() : undefined;
    if (isLive && state.value.leave === 'in_flight') void checkout.value?.outcome.then(settle);
    else if (isLive && wish.session() === undefined) wish.open.value = false;
    else adopt(openWith(cashier));
  }

  function showInline(): void {
    if (wish.inline() && wish.session() !== undefined) wish.open.value = true;
  }

  function begin(): void {
    active = true;
    settle();
  }

  onMounted(() => {
    showInline();
    begin();
    follow(error, (now) => {
      wish.tell(now as CashierEvent);
      wish.open.value = false;
      return () => undefined;
    });
  });
  onActivated(begin);
  onDeactivated(() => {
    active = false;
    const pause = live() && state.value.phase !== 'ended';
    resumed = pause ? asked : undefined;
    drop();
    if (!pause) wish.open.value = false;
  });
  onScopeDispose(() => {
    active = false;
    drop();
  });

  const afterRender = { flush: 'post' } as const;
  watch([wish.open, client], settle, afterRender);
  watch(identity, () => (showInline(), settle()), afterRender);
  watch(wish.look, (look) => checkout.value?.update(look));
  watch(state, () => ours() && gone() && (wish.open.value = false), { flush: 'sync' });

  /** Goes on or opens again; with another session than before, or without a client, from the start. */
  function retry(): void {
    const [cashier, current] = [client(), checkout.value];
    if (!cashier) registration().load();
    const again = current && identity() === opened;
    const next = cashier && (again ? current.retry() : openWith(cashier));
    wish.open.value = !error();
    if (next) adopt(next);
  }

  /** Whoever sets `open` again at once wants a new one, though the prop never changed. */
  function close(): void {
    drop();
    wish.open.value = false;
    void nextTick(settle);
  }

  return { checkout: shallowReadonly(checkout), state, retry, close };
}
