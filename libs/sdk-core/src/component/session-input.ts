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
    if (typeof this.latest !== 'function') return this.latest;
    let known = remembered && remembered.#answer;
    return () => {
      this.#answer = known ?? this.#ask();
      // only for the first time: whoever asks again needs a fresh one
      known = undefined;
      return this.#answer;
    };
  }

  async #ask(): Promise<Session> {
    return typeof this.latest === 'function' ? this.latest() : this.latest;
  }
}
