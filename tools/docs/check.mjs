/**
 * Whether the documents say what the code says: generated tables, code blocks, links and translations. `--write` brings tables and code
 * blocks up to date.
 */
import { writeFileSync } from 'node:fs';
import { checkCodeBlocks } from './code-blocks.mjs';
import { GENERATED_TABLES } from './generated-tables.mjs';
import { createLinkCheck } from './links.mjs';
import { replaceSection } from './marked-section.mjs';
import { listFiles, readText } from './repository.mjs';
import { checkTranslations } from './translations.mjs';
import { Failure, inRoot, runMain } from '../stack/index.ts';

const SOURCE = /\.(?:[cm]?[jt]s|vue|css|html|json)$/;

/**
 * @param {{ readonly write: boolean }} how
 * @returns {{ readonly done: string, readonly wrong: readonly string[] }} `wrong` has one line for each fault
 */
function checkDocuments({ write }) {
  const files = listFiles();
  const documents = [...files].filter((file) => file.endsWith('.md')).sort();
  const sources = [...files].filter((file) => SOURCE.test(file)).sort();
  /** @type {string[]} */
  const wrong = [];
  let blocks = 0;

  for (const [file, name, make] of GENERATED_TABLES) {
    const text = readText(file);
    const fresh = replaceSection(text, name, make());
    if (fresh === undefined) wrong.push(`${file} has no marks for the table "${name}"`);
    else if (fresh === text) continue;
    else if (write) writeFileSync(inRoot(file), fresh);
    else wrong.push(`${file}: the table "${name}" differs from the code`);
  }

  for (const document of documents) {
    const text = readText(document);
    const checked = checkCodeBlocks(document, text, (file) =>
      files.has(file) ? readText(file) : undefined,
    );
    blocks += checked.blocks;
    if (write && checked.text !== text) writeFileSync(inRoot(document), checked.text);
    else wrong.push(...checked.wrong);
  }

  wrong.push(...checkTranslations(files, readText));

  const links = createLinkCheck({ files, read: readText });
  for (const document of documents) wrong.push(...links.document(document));
  for (const source of sources) wrong.push(...links.source(source));

  const done = `${documents.length} documents: ${GENERATED_TABLES.length} tables and ${blocks} code blocks are the code's, links and source notes lead somewhere.`;
  return { done, wrong };
}

if (import.meta.main) {
  await runMain(async () => {
    const { done, wrong } = checkDocuments({ write: process.argv.includes('--write') });
    if (wrong.length > 0) {
      throw new Failure(
        `${wrong.join('\n')}\nTo bring tables and code blocks up to date: npx node tools/docs/check.mjs --write`,
      );
    }
    console.log(done);
  });
}
