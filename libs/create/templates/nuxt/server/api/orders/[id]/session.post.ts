import { createSession, findOrder } from '../../../shop';

export default defineEventHandler(async (event) => {
  const order = findOrder(getRouterParam(event, 'id') ?? '');
  if (!order) throw createError({ statusCode: 404, message: 'There is no such order.' });
  const session = await createSession(order);
  if (!session) throw createError({ statusCode: 409, message: 'This order is paid.' });
  return session;
});
