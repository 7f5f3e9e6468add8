import type { Session, SessionSource } from '../contract/options.ts';

/**
 * The session source of one open. If the page passes a new function for the same session, the latest one is called. The
 * result is kept, so that the same session can be reopened without another call.
 */
export class SessionInput {
  /** The source that the page passed last for this session. */
  latest: SessionSource;
  #result: Promise<Session> | undefined;

  constructor(source: SessionSource) {
    this.latest = source;
  }

  /** Takes what the page passes by now. Returns whether that is another function. */
  follow(source: SessionSource): boolean {
    const isNewFunction = typeof source === 'function' && source !== this.latest;
    this.latest = source;
    return isNewFunction;
  }

  /** For an open request. `remembered` is the input of an earlier open of the same session, whose result is reused. */
  source(remembered?: SessionInput): SessionSource {
    if (typeof this.latest !== 'function') return ownCopy(this.latest);
    const result = remembered && remembered.#result;
    if (result) this.#remember(result);
    let isFirst = true;
    return () => {
      // once only: a second call asks for a fresh session
      const known = isFirst ? this.#result : undefined;
      isFirst = false;
      return known ?? this.#remember(this.#fetch());
    };
  }

  async #fetch(): Promise<Session> {
    return typeof this.latest === 'function' ? this.latest() : this.latest;
  }

  /** A failure is not kept: the next open calls the function again. */
  #remember(result: Promise<Session>): Promise<Session> {
    this.#result = result;
    result.catch(() => {
      if (this.#result === result) this.#result = undefined;
    });
    return result;
  }
}

/** The client gives the same Checkout to whoever opens the same session while it loads; a component has one of its own. */
function ownCopy(session: Session): Session {
  if (session && typeof session === 'string') return { sessionData: session };
  // the core names anything else, such as a promise or an Observable
  return typeof session === 'object' && session?.sessionData ? { ...session } : session;
}
