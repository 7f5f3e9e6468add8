import type { Gateway } from '../gateway/gateway.ts';

/** Who the sandbox is: its key, its merchants and its certificate. A reset keeps them. */
const KEPT = ['gatewayKey', 'merchant', 'certificate'];

/** Forgets every session, payment and notification, and by how much the clock is ahead. */
export function forgetPayments({ database }: Gateway): void {
  const tables = database
    .all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .map(({ name }) => name)
    .filter((name) => !KEPT.includes(name) && !name.startsWith('sqlite_'));
  database.transaction(() => {
    // checked when the transaction ends: the tables refer to each other
    database.run('PRAGMA defer_foreign_keys = ON');
    for (const table of tables) database.run(`DELETE FROM "${table}"`);
  });
}
