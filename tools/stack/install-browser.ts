/** Makes sure that there are browsers for the tests. */
import { ensureBrowser, findBrowser } from './browser.ts';
import { runMain } from './failure.ts';
import { ensurePrograms, OTHER_BROWSERS } from './other-browsers.ts';

await runMain(async () => {
  await ensureBrowser();
  console.log(`The browser is ${findBrowser()}`);
  await ensurePrograms(OTHER_BROWSERS);
});
