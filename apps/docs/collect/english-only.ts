import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * For each page that has no Chinese text, a short Chinese one that leads to it: whoever changes the language of the site
 * is never sent to a page that does not exist.
 */
export function writeEnglishOnly(content: string): void {
  for (const path of globSync('**/*.md', { cwd: content })) {
    const page = path.replaceAll('\\', '/');
    const chinese = join(content, 'zh', page);
    if (page.startsWith('zh/') || existsSync(chinese)) continue;
    const title = /^# (.+)$/m.exec(readFileSync(join(content, page), 'utf8'))?.[1] ?? page;
    mkdirSync(dirname(chinese), { recursive: true });
    writeFileSync(
      chinese,
      `---\nsearch: false\n---\n\n# ${title}\n\n本页目前只有英文版：[${title}](/${page})。\n`,
    );
  }
}
