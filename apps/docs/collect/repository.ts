import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
export const REPOSITORY = 'https://github.com/ams-cashier/ams-cashier';
