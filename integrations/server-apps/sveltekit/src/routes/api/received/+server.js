import { takeReceived } from '../../../../shop.js';

export const GET = () => Response.json(takeReceived());
