import { writeFileSync } from 'node:fs';
import { bundleDeclarations } from '@ams-cashier/declarations';

/** Runs in a page, which has no CommonJS. */
const IN_PAGE = 'vitest';

const declarations = await bundleDeclarations({
  index: 'src/index.ts',
  playwright: 'src/playwright.ts',
  vitest: 'src/vitest.ts',
  'vitest-plugin': 'src/vitest-plugin.ts',
  webdriverio: 'src/webdriverio.ts',
});
for (const [name, text] of Object.entries(declarations)) {
  const endings = name === IN_PAGE ? ['d.ts'] : ['d.ts', 'd.cts'];
  for (const ending of endings) writeFileSync(`dist/${name}.${ending}`, text);
}
