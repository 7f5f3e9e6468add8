import { writeFileSync } from 'node:fs';
import { bundleDeclarations } from '@ams-cashier/declarations';
import { ENTRIES } from './entries.mjs';

// a Checkout has Symbol.dispose, which the `lib` of most apps doesn't know
const head = '/// <reference lib="esnext.disposable" />\n';
// what the script for <script src> defines
const globals = `import type * as core from './index.js';

declare global {
  var AmsCashier: typeof core;
  var AMSCashierPayment: typeof core.AMSCashierPayment;
  var AMSElement: typeof core.AMSElement;
  var AMSVaulting: typeof core.AMSVaulting;
  var AMSCheckoutPage: typeof core.AMSCheckoutPage;
}
`;
const declarations = await bundleDeclarations(ENTRIES);
for (const [name, text] of Object.entries(declarations)) {
  writeFileSync(`dist/${name}.d.ts`, head + text);
}
writeFileSync('dist/global.d.ts', globals);
