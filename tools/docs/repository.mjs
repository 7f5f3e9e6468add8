/** The files that people wrote: sources and documents, without what is installed, built or recorded. */
import { globSync, readFileSync } from 'node:fs';
import { inRoot, root } from '../stack/index.ts';

const NOT_OURS = new Set([
  ...['node_modules', 'dist', '.git', '.nx', '.angular', '.sandbox', '.stryker-tmp'],
  ...['coverage', 'reports', 'test-results', 'playwright-report'],
  // what the documentation site collects, and what is made from the types
  ...['content', 'api-reports'],
]);

/** @returns {ReadonlySet<string>} paths from the root, folders too, with `/` */
export const listFiles = () =>
  new Set(
    globSync('**/*', {
      cwd: root,
      exclude: (path) => path.split(/[\\/]/).some((part) => NOT_OURS.has(part)),
    }).map((path) => path.replaceAll('\\', '/')),
  );

/** @param {string} path from the root */
export const readText = (path) => readFileSync(inRoot(path), 'utf8');
