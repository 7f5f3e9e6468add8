// One self-contained .d.ts per entry: the private protocol package's types are written into it.
import { writeFileSync } from 'node:fs';
import { generateDtsBundle } from 'dts-bundle-generator';

const entries = ['index', 'codes', 'component', 'csp', 'element', 'money', 'testing', 'wallets'];
const bundles = generateDtsBundle(
  entries.map((name) => ({
    filePath: `src/${name}.ts`,
    libraries: { inlinedLibraries: ['@ams-cashier/protocol'] },
    output: { noBanner: true, exportReferencedTypes: false },
  })),
  { preferredConfigPath: 'tsconfig.lib.json' },
);
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
writeFileSync('dist/global.d.ts', globals);
bundles.forEach((text, index) => writeFileSync(`dist/${entries[index]}.d.ts`, head + text));
