import { findOrder, statusOf } from '../../../shop';

export default defineEventHandler(async (event) => {
  const order = findOrder(getRouterParam(event, 'id') ?? '');
  if (!order) throw createError({ statusCode: 404, message: 'There is no such order.' });
  return await statusOf(order);
});
