import type { Inspection, ListedOrder, OrderState, PaymentResultCode } from '@ams-cashier/protocol';
import { formatTime } from '../gateway/clock.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { amountOf } from '../payment/offer.ts';
import type { Session } from '../payment/session.ts';

export interface OrderFilter {
  /** Part of an id, a result code, a description or a masked card number; empty: all, as with the others. */
  readonly search: string;
  readonly state: OrderState | '';
  readonly method: string;
  readonly scenario: string;
  readonly limit: number;
}

type Row = Session & {
  readonly state: OrderState;
  readonly resultCode: PaymentResultCode | null;
  readonly method: string | null;
  readonly maskedNumber: string | null;
  readonly played: string | null;
};

/** Every session with its payment and latest attempt; `?1` is now. */
const ORDERS = `
  SELECT session.*, session.rowid AS place, payment.paymentId, payment.resultCode,
    latest.method, latest.maskedNumber, coalesce(latest.scenario, session.scenario) AS played,
    coalesce(payment.status, CASE WHEN expiresAt <= ?1 THEN 'EXPIRED' ELSE 'CREATED' END) AS state
  FROM session LEFT JOIN payment USING (sessionId)
    LEFT JOIN attempt AS latest ON latest.attemptId =
      (SELECT max(attemptId) FROM attempt WHERE attempt.paymentId = payment.paymentId)`;

/** Columns of which `?3` may be a part. */
const SEARCHED = [
  'referenceOrderId',
  'orderDescription',
  'paymentRequestId',
  'paymentId',
  'resultCode',
  'maskedNumber',
];

const MATCHES = `(?2 = '' OR state = ?2)
  AND (${SEARCHED.map((column) => `${column} LIKE ?3 ESCAPE '\\'`).join(' OR ')}
    OR sessionId = ?4 OR publicSessionId = ?4
    OR EXISTS (SELECT 1 FROM attempt WHERE attempt.paymentId = found.paymentId AND traceId = ?4)
    OR EXISTS (SELECT 1 FROM record
      WHERE kind = 'subscription' AND recordId = ?4 AND instr(facts, found.paymentId) > 0))
  AND (?5 = '' OR EXISTS
    (SELECT 1 FROM attempt WHERE attempt.paymentId = found.paymentId AND method = ?5))
  AND (?6 = '' OR played = ?6 OR EXISTS
    (SELECT 1 FROM attempt WHERE attempt.paymentId = found.paymentId AND scenario = ?6))`;

function listed(row: Row): ListedOrder {
  const amount = amountOf(row);
  return {
    sessionId: row.sessionId,
    orderId: row.referenceOrderId,
    ...(amount && { amount }),
    ...(row.method && { method: row.method }),
    ...(row.maskedNumber && { maskedNumber: row.maskedNumber }),
    ...(row.played && { scenario: row.played }),
    state: row.state,
    ...(row.resultCode && { paymentResultCode: row.resultCode }),
    createdAt: formatTime(row.createdAt),
  };
}

/** Payment sessions, latest first. */
export function listOrders(gateway: Gateway, filter: OrderFilter): Inspection {
  const { database, clock, keys, network } = gateway;
  const { search, state, method, scenario, limit } = filter;
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const values = [clock.now(), state, pattern, search, method, scenario] as const;
  const rows = database.all<Row>(
    `SELECT * FROM (${ORDERS}) AS found WHERE ${MATCHES} ORDER BY place DESC LIMIT ?7`,
    ...values,
    limit,
  );
  const total =
    rows.length < limit
      ? rows.length
      : (database.get<{ count: number }>(
          `SELECT count(*) AS count FROM (${ORDERS}) AS found WHERE ${MATCHES}`,
          ...values,
        )?.count ?? 0);
  const seen = (sql: string) => database.all<{ value: string }>(sql).map(({ value }) => value);
  return {
    clientId: keys.demo.clientId,
    now: formatTime(clock.now()),
    offline: network.isOffline,
    held: network.sentThoughHeld !== undefined,
    orders: rows.map(listed),
    total,
    methods: seen('SELECT DISTINCT method AS value FROM attempt ORDER BY value'),
    scenarios: seen(
      `SELECT scenario AS value FROM attempt WHERE scenario IS NOT NULL
       UNION SELECT scenario FROM session WHERE scenario IS NOT NULL ORDER BY value`,
    ),
  };
}

/** Each with an index: tests ask after every step. */
const BY_ID: readonly string[] = [
  'SELECT * FROM session WHERE sessionId = ?',
  'SELECT * FROM session WHERE publicSessionId = ?',
  'SELECT * FROM session WHERE paymentRequestId = ? ORDER BY rowid DESC LIMIT 1',
  'SELECT session.* FROM payment JOIN session USING (sessionId) WHERE paymentId = ?',
  'SELECT * FROM session WHERE referenceOrderId = ? ORDER BY rowid DESC LIMIT 1',
];

/** By any of its ids; of several orders with the same, the latest. */
export function findOrder({ database }: Gateway, id: string): Session | undefined {
  for (const sql of BY_ID) {
    const found = database.get<Session>(sql, id);
    if (found) return found;
  }
  return undefined;
}
