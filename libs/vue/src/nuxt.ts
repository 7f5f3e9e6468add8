import type { CashierOptions } from '@ams-cashier/core';

/** The part of Nuxt 4 that this module uses. Nuxt's own types would make Nuxt a dependency of every Vue app. */
interface Nuxt {
  readonly options: {
    readonly buildDir: string;
    readonly build: { readonly templates: object[] };
    readonly plugins: unknown[];
    readonly runtimeConfig: { readonly public: Record<string, unknown> };
    readonly amsCashier?: Partial<CashierOptions> | false;
  };
  hook(name: 'imports:extend', change: (imports: object[]) => void): unknown;
  hook(name: 'prepare:types', change: (types: { references: object[] }) => void): unknown;
}

const COMPOSABLE = { name: 'useCashier', from: '@ams-cashier/vue' };
const FILE = 'ams-cashier.mjs';
// written into the shop's build: Nuxt reads the source of plugins and expects its own wrapper there
const PLUGIN = `import { defineNuxtPlugin } from 'nuxt/app';
import { AmsCashier } from '@ams-cashier/vue';

export default defineNuxtPlugin(({ vueApp, $config }) => {
  vueApp.use(AmsCashier, $config.public.amsCashier);
});`;

/**
 * Nuxt module: plugin, component and `useCashier`, on the server and in the browser. The options are public runtime
 * configuration, so `NUXT_PUBLIC_AMS_CASHIER_ENVIRONMENT` and the like change them without a build.
 *
 * @example
 * export default defineNuxtConfig({
 *   modules: ['@ams-cashier/vue/nuxt'],
 *   amsCashier: { environment: 'sandbox', locale: 'en_US' },
 * });
 */
function amsCashier(inline: Partial<CashierOptions>, nuxt: Nuxt): void {
  const { options } = nuxt;
  const { public: config } = options.runtimeConfig;
  config['amsCashier'] = { ...options.amsCashier, ...inline, ...(config['amsCashier'] ?? {}) };
  options.build.templates.push({ filename: FILE, getContents: () => PLUGIN });
  options.plugins.push({ src: `${options.buildDir}/${FILE}` });
  nuxt.hook('imports:extend', (imports) => imports.push(COMPOSABLE));
  nuxt.hook('prepare:types', ({ references }) => references.push({ types: '@ams-cashier/vue' }));
}

const meta = { name: '@ams-cashier/vue', configKey: 'amsCashier' };

/** With `getMeta`, from which Nuxt takes the key for its configuration types. */
export default Object.assign(amsCashier, { getMeta: async () => meta });
