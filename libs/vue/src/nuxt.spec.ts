import { describe, expect, it } from 'vitest';
import amsCashier, { type Nuxt } from './nuxt.ts';

/** As much of Nuxt as the module is given; the real one runs it in integrations/nuxt. */
function install(
  inline: Parameters<typeof amsCashier>[0],
  options: Partial<Nuxt['options']> = {},
): Nuxt['options'] {
  const nuxt: Nuxt = {
    options: {
      buildDir: '/shop/.nuxt',
      build: { templates: [] },
      plugins: [],
      runtimeConfig: { public: {} },
      ...options,
    },
    hook: () => undefined,
  };
  amsCashier(inline, nuxt);
  return nuxt.options;
}

describe('the options become public runtime configuration', () => {
  it('from the module’s own key', () => {
    const amsCashier = { environment: 'sandbox', locale: 'de_DE' } as const;
    expect(install({}, { amsCashier }).runtimeConfig.public).toMatchObject({ amsCashier });
  });

  it('runtime configuration before inline ones before the key', () => {
    const { runtimeConfig } = install(
      { locale: 'fr_FR', debug: true },
      {
        amsCashier: { environment: 'sandbox', locale: 'de_DE', debug: false },
        runtimeConfig: { public: { amsCashier: { locale: 'zh_CN' } } },
      },
    );
    expect(runtimeConfig.public['amsCashier']).toMatchObject({
      environment: 'sandbox',
      locale: 'zh_CN',
      debug: true,
    });
  });

  it('with a key for each part of the look that text can express', () => {
    const { amsCashier } = install({}).runtimeConfig.public as {
      amsCashier: { appearance: object };
    };
    expect(Object.keys(amsCashier.appearance)).toEqual(
      expect.arrayContaining([
        'showLoading',
        'showSubmitButton',
        'themeType',
        'theme',
        'accentColor',
      ]),
    );
  });

  it('with an empty key for each option that nobody has set, because Nuxt reads variables only for keys that exist', () => {
    const limits = { load: 5_000 };
    const { amsCashier } = install({ limits }).runtimeConfig.public as {
      amsCashier: Record<string, unknown>;
    };
    expect(amsCashier['limits']).toEqual({
      load: 5_000,
      acceptance: '',
      attempt: '',
      challenge: '',
      validate: '',
    });
  });
});

it('its plugin is a file of the build', () => {
  const { build, plugins } = install({});
  expect(plugins).toEqual([{ src: '/shop/.nuxt/ams-cashier.mjs' }]);
  expect(build.templates).toEqual([
    { filename: 'ams-cashier.mjs', getContents: expect.any(Function) },
  ]);
});

it('says under which key Nuxt types its options', async () => {
  expect(await amsCashier.getMeta()).toEqual({ name: '@ams-cashier/vue', configKey: 'amsCashier' });
});
