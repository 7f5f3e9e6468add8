/**
 * Every code block that names a file must be that file, word for word: then it has been compiled and run.
 * A block names its file in a comment on the line before it: <!-- docs/samples/vanilla.ts -->
 * `--write` brings the blocks up to date instead.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Failure, runMain } from './failure.mjs';
import { inRoot } from './workspace.mjs';

const BLOCK = /<!-- (?<file>[\w./-]+) -->\n+```(?<language>\w+)\n(?<code>[^]*?)```\n/g;
const CODE = /^```(?:ts|js|vue|html)$/gm;

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(inRoot('docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
  'libs/sdk-core/README.md',
];

await runMain(async () => {
  const write = process.argv.includes('--write');
  /** @type {string[]} */
  const wrong = [];
  let blocks = 0;
  for (const document of documents) {
    const text = readFileSync(inRoot(document), 'utf8');
    let named = 0;
    const fresh = text.replace(BLOCK, (block, file, language) => {
      named += 1;
      if (!existsSync(inRoot(file))) {
        wrong.push(`${document} names ${file}, which does not exist`);
        return block;
      }
      return `<!-- ${file} -->\n\n\`\`\`${language}\n${readFileSync(inRoot(file), 'utf8')}\`\`\`\n`;
    });
    blocks += named;
    const all = [...text.matchAll(CODE)].length;
    if (all > named) wrong.push(`${document} has ${all - named} code blocks that name no file`);
    if (fresh === text) continue;
    if (write) writeFileSync(inRoot(document), fresh);
    else wrong.push(`${document} has blocks that differ from their files`);
  }
  if (wrong.length > 0) throw new Failure(wrong.join('\n'));
  console.log(`${blocks} code blocks in ${documents.length} documents are their files.`);
});
