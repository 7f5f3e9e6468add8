import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
export const REPOSITORY = 'https://github.com/ams-cashier/ams-cashier';

/** The folder that the site is served from: `/` on this machine, `/ams-cashier/` where it is published. */
export const SITE_BASE = process.env['DOCS_BASE'] ?? '/';
