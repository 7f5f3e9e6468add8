import { randomBytes } from 'node:crypto';
import type { Statements } from './database.ts';

/** A card on file. Its token stays on the server. */
export interface SavedCard {
  /** For the page. */
  readonly cardId: string;
  readonly token: string;
  readonly brand: string;
  readonly lastFour: string;
  /** `MM`. */
  readonly expiryMonth: string;
  /** `YY`. */
  readonly expiryYear: string;
}

export type CardFacts = Omit<SavedCard, 'cardId'>;

export interface CardBook {
  /** Notes who saves a card with this order or vaulting request: Antom's notification names no customer. */
  expect(requestId: string, customerId: string): Promise<void>;
  /** A card that was saved. The same notification may arrive again, even after the card was removed. */
  keep(requestId: string, card: CardFacts): Promise<void>;
  /** Oldest first. */
  list(customerId: string): Promise<readonly SavedCard[]>;
  /** Its token is kept, so that a late notification doesn't bring it back. */
  remove(customerId: string, cardId: string): Promise<void>;
  /** Requests since then that have saved no card yet. */
  open(customerId: string, since: number): Promise<readonly string[]>;
}

const CARD = '"cardId", "token", "brand", "lastFour", "expiryMonth", "expiryYear"';

export function createCardBook({ all, change }: Statements): CardBook {
  return {
    async expect(requestId, customerId) {
      const insert = `INSERT INTO "shopCardRequest" ("requestId", "customerId", "createdAt") VALUES (?, ?, ?)
        ON CONFLICT ("requestId") DO NOTHING`;
      await change(insert, [requestId, customerId, Date.now()]);
    },
    async keep(requestId, { token, brand, lastFour, expiryMonth, expiryYear }) {
      const insert = `INSERT INTO "shopCard" (${CARD}, "customerId", "requestId", "isRemoved", "createdAt")
        SELECT ?, ?, ?, ?, ?, ?, "customerId", "requestId", 0, CAST(? AS BIGINT) FROM "shopCardRequest" WHERE "requestId" = ?
        ON CONFLICT ("token") DO NOTHING`;
      const cardId = randomBytes(12).toString('base64url');
      const facts = [cardId, token, brand, lastFour, expiryMonth, expiryYear];
      await change(insert, [...facts, Date.now(), requestId]);
    },
    async list(customerId) {
      const select = `SELECT ${CARD} FROM "shopCard" WHERE "customerId" = ? AND "isRemoved" = 0
        ORDER BY "createdAt", "cardId"`;
      return (await all(select, [customerId])) as unknown as readonly SavedCard[];
    },
    async remove(customerId, cardId) {
      const update =
        'UPDATE "shopCard" SET "isRemoved" = 1 WHERE "customerId" = ? AND "cardId" = ?';
      await change(update, [customerId, cardId]);
    },
    async open(customerId, since) {
      const select = `SELECT "requestId" FROM "shopCardRequest" WHERE "customerId" = ? AND "createdAt" > ?
        AND "requestId" NOT IN (SELECT "requestId" FROM "shopCard")`;
      return (await all(select, [customerId, since])).map(({ requestId }) => String(requestId));
    },
  };
}
