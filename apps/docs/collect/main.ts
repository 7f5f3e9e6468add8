/** Collects the pages of the site into `content`: documents of the repository, and the reference made from the types. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeApi } from './api.ts';
import { writeEnglishOnly } from './english-only.ts';
import { siteLinks } from './links.ts';
import { listPages } from './pages.ts';
import { root } from './repository.ts';

const content = join(root, 'apps/docs/content');
rmSync(content, { recursive: true, force: true });
const pages = listPages();
for (const [source, page] of pages) {
  const target = join(content, page);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, siteLinks(readFileSync(join(root, source), 'utf8'), source, pages));
}
cpSync(join(root, 'docs/screenshots'), join(content, 'public/screenshots'), { recursive: true });
await writeApi(content);
writeEnglishOnly(content);
console.log(`${pages.size} documents and the reference of the types are collected.`);
