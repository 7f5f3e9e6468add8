import type { DesiredState } from './desired-state.ts';

type Wish = readonly [
  client: DesiredState['client'],
  when: DesiredState['preload'],
  trigger: DesiredState['preloadOn'],
  session: string | undefined,
];

/** Has the client preload what a component is going to open, for as long as the component is in the page. */
export class Preloading {
  #wish: Wish | undefined;
  #undo: (() => void) | undefined;

  /** Without a state it takes everything back. */
  follow(desired: DesiredState | undefined): void {
    const wish = desired && wishOf(desired);
    if (wish && this.#wish?.every((part, index) => part === wish[index])) return;
    this.#wish = wish;
    this.#undo?.();
    this.#undo = wish && begin(wish);
  }
}

function wishOf({ client, preload, preloadOn, session }: DesiredState): Wish {
  const data = typeof session === 'object' ? session?.sessionData : session;
  // a function is for the open alone: each call may make an order
  const known = typeof data === 'string' ? data : undefined;
  return [client, preload ?? client?.preloadWhen, preloadOn, known];
}

function begin([client, when, trigger, session]: Wish): (() => void) | undefined {
  if (!when || when === 'none' || !trigger) return undefined;
  try {
    return client?.preloadOn?.(trigger, { when, ...(session && { session }) });
  } catch (error) {
    // a misspelt moment must not keep anybody from paying
    reportError(error);
    return undefined;
  }
}
