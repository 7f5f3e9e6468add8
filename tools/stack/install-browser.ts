/**
 * Makes sure that there are browsers for the tests. `--for-pictures`: only the one that makes the pictures of the
 * documentation site, which `npm run docs` does without where there is none.
 */
import { ensureBrowser, findBrowser } from './browser.ts';
import { runMain } from './failure.ts';
import { ensurePrograms, OTHER_BROWSERS } from './other-browsers.ts';

await runMain(async () => {
  const isForPictures = process.argv.includes('--for-pictures');
  if (isForPictures && process.env['PICTURES'] === 'if-possible') return;
  await ensureBrowser();
  console.log(`The browser is ${findBrowser()}`);
  if (!isForPictures) await ensurePrograms(OTHER_BROWSERS);
});
