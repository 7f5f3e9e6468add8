/** What pictures of the site are made with on this machine: for Nx, whose cache must not keep those of less. */
import { launchOptions } from '../stack/browser.ts';
import { scriptsWithoutFont } from './fonts.ts';

let browser = 'no browser';
try {
  browser = launchOptions().executablePath;
} catch {
  // the site is built without pictures
}
console.log(browser, await scriptsWithoutFont());
