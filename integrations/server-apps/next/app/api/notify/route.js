import { createNotificationHandler } from '@ams-cashier/server/next';
import { shopOptions } from '../../../shop.js';

// at the first request: `next build` runs this module, too, and has no keys
let handle;
export async function POST(request) {
  handle ??= createNotificationHandler(shopOptions());
  // a shop that logs its requests, which nobody should do before the handler
  if (request.headers.has('x-read-before')) await request.text();
  return handle(request);
}
