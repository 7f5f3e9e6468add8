import { Hono } from 'hono';
import type { SavedCard } from './card-book.ts';
import { customerOf, knownCustomer } from './customer.ts';
import type { SavedCards } from './saved-cards.ts';

/** A card as the customer's page may know it: without its token. */
const publicCard = ({ token: _, ...card }: SavedCard) => card;

/**
 * `/api/cards`: GET lists the customer's cards, POST begins to save one without a payment, DELETE of one removes it.
 *
 * @param back where the shopper goes after the bank
 */
export function cardRoutes(
  cards: SavedCards,
  notifyUrl: string,
  back: (origin: string | undefined) => string,
): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    context.header('cache-control', 'no-store');
    await next();
  });
  app.get('/', async (context) => {
    const customer = knownCustomer(context);
    const listed = customer === undefined ? [] : await cards.list(customer);
    return context.json({ cards: listed.map(publicCard) });
  });
  app.post('/', async (context) => {
    const redirectUrl = back(context.req.header('origin'));
    return context.json(await cards.begin(customerOf(context), notifyUrl, redirectUrl), 201);
  });
  app.delete('/:cardId', async (context) => {
    const customer = knownCustomer(context) ?? '';
    const isRemoved = await cards.remove(customer, context.req.param('cardId'));
    return isRemoved
      ? context.json({ removed: true })
      : context.json({ error: { message: 'There is no such card.' } }, 404);
  });
  return app;
}
