import type { Session, SessionSource } from '../contract/options.ts';

/**
 * The session of one open. A function that is replaced by another one for the same session is asked in its latest form;
 * an answer is remembered, so that the same session can be opened again without asking.
 */
export class SessionInput {
  /** What the page gave last for this session. */
  latest: SessionSource;
  #answer: Promise<Session> | undefined;

  constructor(source: SessionSource) {
    this.latest = source;
  }

  /** For an open request. `remembered`: what an earlier open of the same session was answered. */
  source(remembered?: SessionInput): SessionSource {
    if (typeof this.latest !== 'function') return ownCopy(this.latest);
    const answer = remembered && remembered.#answer;
    if (answer) this.#remember(answer);
    let isFirst = true;
    return () => {
      // only for the first time: whoever asks again needs a fresh one
      const known = isFirst ? this.#answer : undefined;
      isFirst = false;
      return known ?? this.#remember(this.#ask());
    };
  }

  async #ask(): Promise<Session> {
    return typeof this.latest === 'function' ? this.latest() : this.latest;
  }

  /** A failure is not worth remembering: whoever comes back asks again. */
  #remember(answer: Promise<Session>): Promise<Session> {
    this.#answer = answer;
    answer.catch(() => {
      if (this.#answer === answer) this.#answer = undefined;
    });
    return answer;
  }
}

/** The client gives the same Checkout to whoever opens the same session while it loads; a component has one of its own. */
function ownCopy(session: Session): Session {
  // the core names what is neither text nor an object
  if (!session) return session;
  return typeof session === 'string' ? { sessionData: session } : { ...session };
}
