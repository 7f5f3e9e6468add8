import type { SessionData } from '../../contract/session.ts';

const KEY = 'ams-cashier-submit';

/**
 * The submits whose ids the page can't keep, because the browser blocks the storage of frames: the shop's page keeps
 * the latest for it, through a reload. Source: docs/design/life-cycle.md#why-closing-depends-on-the-phase
 */
export class KeptSubmit {
  #submitId: string | undefined;
  #session: SessionData;

  constructor(session: SessionData) {
    this.#session = session;
    this.#submitId = read(session);
  }

  /** That of the session that is open now. */
  get submitId(): string | undefined {
    return this.#submitId;
  }

  keep(submitId: string): void {
    this.#submitId = submitId;
    this.#write();
  }

  /** The same payment goes on with another session. */
  renewedBy(session: SessionData): void {
    this.#session = session;
    if (this.#submitId !== undefined) this.#write();
  }

  /** What may still arrive is never replaced: nothing was kept for the session before. */
  replacedBy(session: SessionData): void {
    this.#session = session;
    this.#submitId = read(session);
  }

  /** The gateway has answered. */
  forget(): void {
    if (this.#submitId === undefined) return;
    this.#submitId = undefined;
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      // blocked
    }
  }

  #write(): void {
    const { publicSessionId } = this.#session.meta;
    if (!publicSessionId) return;
    try {
      sessionStorage.setItem(KEY, `${publicSessionId} ${this.#submitId ?? ''}`);
    } catch {
      // blocked or full: it is known until the next reload
    }
  }
}

function read({ meta }: SessionData): string | undefined {
  try {
    const [publicSessionId, submitId] = sessionStorage.getItem(KEY)?.split(' ') ?? [];
    return publicSessionId === meta.publicSessionId ? submitId : undefined;
  } catch {
    return undefined;
  }
}
