/**
 * Plays the browser tests in a browser other than Chromium. Where there is none, the report says so, and what helps.
 *
 * `node browsers/play.ts <firefox | webkit> [--full]`
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inRoot, run, runMain, Failure } from '@ams-cashier/tools/stack';
import { OTHER_BROWSERS, reasonNotToPlay } from '@ams-cashier/tools/stack/other-browsers';

await runMain(async () => {
  const [name, ...flags] = process.argv.slice(2);
  const browser = OTHER_BROWSERS.find((other) => other === name);
  if (!browser) throw new Failure(`Name one of ${OTHER_BROWSERS.join(', ')}, not "${name}".`);
  const notPlayed = reasonNotToPlay(browser);
  if (notPlayed) {
    if (process.env['CI']) throw new Failure(notPlayed);
    mkdirSync(inRoot('e2e/test-results'), { recursive: true });
    writeFileSync(inRoot(`e2e/test-results/${browser}.json`), JSON.stringify({ notPlayed }));
    console.log(`Not played. ${notPlayed}`);
    return;
  }
  const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const selection = flags.includes('--full') ? [] : ['--grep-invert', '@full'];
  const { code } = await run(
    process.execPath,
    [playwright, 'test', '--config', `${browser}.config.ts`, ...selection],
    { cwd: inRoot('e2e'), show: true },
  );
  process.exitCode = code;
});
