import type { SessionData } from '@ams-cashier/protocol';

export type { Product, SessionData, SessionMeta } from '@ams-cashier/protocol';

/** A session that was read: its parts, and when it expires. */
export interface ReadSession {
  readonly data: SessionData;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number | undefined;
}
