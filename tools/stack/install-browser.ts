/** Makes sure that there is a browser for the tests. */
import { ensureBrowser, findBrowser } from './browser.ts';
import { runMain } from './failure.ts';

await runMain(async () => {
  await ensureBrowser();
  console.log(`The browser is ${findBrowser()}`);
});
