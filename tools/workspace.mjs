import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** The repository's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {...string} parts */
export const inRoot = (...parts) => join(root, ...parts);

/** The file behind an installed command, to be run by a Node of our choice. */
export const scripts = {
  vite: inRoot('node_modules/vite/bin/vite.js'),
  nx: inRoot('node_modules/nx/dist/bin/nx.js'),
  prettier: inRoot('node_modules/prettier/bin/prettier.cjs'),
  playwright: inRoot('node_modules/@playwright/test/cli.js'),
};
