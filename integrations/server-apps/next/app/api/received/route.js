import { takeReceived } from '../../../shop.js';

export const dynamic = 'force-dynamic';
export const GET = () => Response.json(takeReceived());
