import type { CashierOptions } from '@ams-cashier/core';

/** The part of Nuxt 4 that this module uses. Nuxt's own types would make Nuxt a dependency of every Vue app. */
export interface Nuxt {
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
  // a key that nobody has set is empty
  const isSet = (value) =>
    value !== '' && (value?.constructor !== Object || Object.keys(value).length > 0);
  const json = JSON.stringify($config.public.amsCashier);
  vueApp.use(AmsCashier, JSON.parse(json, (key, value) => (isSet(value) ? value : undefined)) ?? {});
});`;

/** Nuxt reads an environment variable only if its key exists, so every option that text can express has one. */
const KEYS = {
  environment: '',
  locale: '',
  debug: '',
  preload: '',
  preloadOn: '',
  trustedCashiers: '',
  limits: { load: '', acceptance: '', attempt: '', challenge: '', validate: '' },
  appearance: {
    showLoading: '',
    showSubmitButton: '',
    themeType: '',
    theme: '',
    accentColor: '',
    layout: { type: '' },
  },
  antomSource: '',
  antomScript: { version: '', nonce: '', integrity: '' },
  antomScriptOrigins: '',
  analytics: { enabled: '' },
  securityRegion: '',
} as const satisfies Record<Exclude<JsonOption, 'engines'>, unknown>;

/** The options that are data. */
type JsonOption = {
  [Name in keyof CashierOptions]-?: NonNullable<CashierOptions[Name]> extends (
    ...args: never[]
  ) => unknown
    ? never
    : Name;
}[keyof CashierOptions];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `given`, with the keys of `keys` that it lacks. */
function withKeys(given: Record<string, unknown>, keys: Record<string, unknown>) {
  const all: Record<string, unknown> = { ...keys, ...given };
  for (const [name, inner] of Object.entries(keys)) {
    const own = given[name] ?? inner;
    all[name] = isRecord(own) && isRecord(inner) ? withKeys(own, inner) : own;
  }
  return all;
}

/**
 * Nuxt module: plugin, component and `useCashier`, on the server and in the browser. The options are public runtime
 * configuration, so `NUXT_PUBLIC_AMS_CASHIER_ENVIRONMENT`, `NUXT_PUBLIC_AMS_CASHIER_LIMITS_LOAD` and the like change them
 * without a build.
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
  const given = { ...options.amsCashier, ...inline, ...(config['amsCashier'] ?? {}) };
  config['amsCashier'] = withKeys(given, KEYS);
  options.build.templates.push({ filename: FILE, getContents: () => PLUGIN });
  options.plugins.push({ src: `${options.buildDir}/${FILE}` });
  nuxt.hook('imports:extend', (imports) => imports.push(COMPOSABLE));
  nuxt.hook('prepare:types', ({ references }) => references.push({ types: '@ams-cashier/vue' }));
}

const meta = { name: '@ams-cashier/vue', configKey: 'amsCashier' };

/** With `getMeta`, from which Nuxt takes the key for its configuration types. */
export default Object.assign(amsCashier, { getMeta: async () => meta });
