/** Fails if a link inside the built site leads nowhere. */
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
if (broken.length > 0) {
  console.error(broken.join('\n'));
  process.exitCode = 1;
} else {
  console.log(`${pages.size} pages: every link inside the site leads somewhere.`);
}
