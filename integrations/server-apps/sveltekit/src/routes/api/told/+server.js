import { takeTold } from '../../../../shop.js';

export const GET = () => Response.json(takeTold());
