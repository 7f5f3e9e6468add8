/** Collects the pages of the site into `content`: documents of the repository, and the reference made from the types. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeApi } from './api.ts';
import { writeEnglishOnly } from './english-only.ts';
import { siteLinks } from './links.ts';
import { listPages } from './pages.ts';
import { listPictures, withPictures } from './pictures.ts';
import { root } from './repository.ts';

const content = join(root, 'apps/docs/content');
rmSync(content, { recursive: true, force: true });
const pages = listPages();
const madePictures = join(root, 'dist/site-screenshots');
const pictures = listPictures(madePictures);
for (const [source, page] of pages) {
  const target = join(content, page);
  mkdirSync(dirname(target), { recursive: true });
  const text = siteLinks(readFileSync(join(root, source), 'utf8'), source, pages);
  writeFileSync(target, withPictures(text, page.startsWith('zh/') ? 'zh' : 'en', pictures));
}
cpSync(join(root, 'apps/docs/public'), join(content, 'public'), { recursive: true });
for (const folder of [join(root, 'docs/screenshots'), madePictures]) {
  if (existsSync(folder)) cpSync(folder, join(content, 'public/screenshots'), { recursive: true });
}
await writeApi(content);
writeEnglishOnly(content);
console.log(
  `${pages.size} documents, ${pictures.size} pictures and the reference of the types are collected.`,
);
