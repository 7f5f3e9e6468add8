import { placeOrder } from '../../shop';

export default defineEventHandler((event) => {
  setResponseStatus(event, 201);
  return { orderId: placeOrder().id };
});
