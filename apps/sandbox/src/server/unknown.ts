import type { Context } from 'hono';

/** The answer to a request for what the sandbox doesn't have: a session, an order, a notification, a dispute. */
export const unknown = (context: Context, what: string, id: string) =>
  context.json({ error: { message: `The sandbox has no ${what} ${JSON.stringify(id)}.` } }, 404);
