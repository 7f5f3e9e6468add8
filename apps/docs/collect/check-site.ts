/** Fails if a link inside the built site leads nowhere, or a page names no icon. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brokenLinks } from './built-links.ts';
import { root, SITE_BASE } from './repository.ts';

const dist = join(root, 'apps/docs/dist');
const files = globSync('**/*', { cwd: dist }).map((file) => file.replaceAll('\\', '/'));
const pages = new Map(
  files
    .filter((file) => file.endsWith('.html'))
    .map((file) => [file, readFileSync(join(dist, file), 'utf8')]),
);
const broken = brokenLinks(pages, new Set(files), SITE_BASE);
/** Browsers ask for `/favicon.ico`, which nobody serves, where a page names no icon. */
const withoutIcon = [...pages]
  .filter(([, html]) => !html.includes('<link rel="icon"'))
  .map(([page]) => `${page} names no icon`);
const wrong = [...broken, ...withoutIcon];
if (wrong.length > 0) {
  console.error(wrong.join('\n'));
  process.exitCode = 1;
} else {
  console.log(`${pages.size} pages: every link inside the site leads somewhere.`);
}
