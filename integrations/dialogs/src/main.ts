/** The same shop, whose basket is a dialog of the library that the address names: `/?reka`. */
const SHOPS: Readonly<Record<string, () => Promise<unknown>>> = {
  cdk: () => import('./cdk.ts'),
  'element-plus': () => import('./element-plus.ts'),
  primevue: () => import('./primevue.ts'),
  reka: () => import('./reka.ts'),
};

void SHOPS[location.search.slice(1)]?.();
