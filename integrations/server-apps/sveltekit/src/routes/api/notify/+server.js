import { createNotificationHandler } from '@ams-cashier/server/sveltekit';
import { shopOptions } from '../../../../shop.js';

// at the first request: `vite build` runs this module, too, and has no keys
let handle;
export const POST = (event) => (handle ??= createNotificationHandler(shopOptions()))(event);
