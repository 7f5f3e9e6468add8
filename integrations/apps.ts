/** The apps of users that our packages are tried in. */

/** A shopper opens the app and pays. */
export interface Visit {
  readonly path?: string;
  /** What the page says after the payment; by default, the code of the event. */
  readonly shown?: string;
  /** HTML that the server must send before any script has run. */
  readonly html?: string;
  /** Then inline, and the host takes the shop away while a popup is open. */
  readonly leaves?: boolean;
  /** The shop is in a dialog, which opens by the button "Basket". */
  readonly inDialog?: boolean;
  /** A selector of what must be there before anybody clicks. */
  readonly ready?: string;
}

export interface App {
  readonly folder: string;
  /** More files of the repository, and where in the app they go. */
  readonly copies: Readonly<Record<string, string>>;
  /** Packages of ours that npm installs. */
  readonly packages?: readonly string[];
  /** Projects of the app that `ng add` installs our Angular package in. */
  readonly ngAdd?: readonly string[];
  /** More variables of the server's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** The npm script that serves it, unless the build is all. It reads PORT, HOST and MERCHANT_URL. */
  readonly serve?: string;
  readonly visits: readonly Visit[];
  /** Where its built pages are, for the tests of `browser-tests`, which are its own then. */
  readonly tested?: string;
  /** Only with `--full`: it takes minutes. */
  readonly full?: boolean;
}

/** A shop that `npm create @ams-cashier` makes; its lock file is in `starters`. */
export interface Starter {
  readonly template: string;
  /** Without `--full` and unless it is named: which of its own tests are played, a regular expression. */
  readonly quickTests?: string;
  readonly full?: boolean;
}

const VUE_SAMPLE = { 'docs/samples/session.ts': 'session.ts' };

/** Without the sample's `vite.config.ts`: the app has its own. */
const VUE_APP = {
  ...VUE_SAMPLE,
  'docs/samples/vue/App.vue': 'src/App.vue',
  'docs/samples/vue/main.ts': 'src/main.ts',
};

/**
 * An app as each Angular's own CLI generates it: a standalone project without zone.js, and one of modules with it. All
 * samples of the README run in it.
 */
const ANGULAR: Omit<App, 'folder'> = {
  copies: {
    // replaces the components that the CLI generates
    'integrations/angular': '.',
    'libs/angular/sample/standalone.ts': 'src/app/standalone.ts',
    'libs/angular/sample/module.ts': 'projects/modular/src/app/module.ts',
    'libs/angular/sample/stream.ts': 'projects/modular/src/app/stream.ts',
    'docs/samples/session.ts': 'projects/modular/src/app/session.ts',
  },
  ngAdd: ['standalone', 'modular'],
  serve: 'serve',
  visits: [
    { shown: 'Thank you.' },
    { path: 'modular/', shown: 'paid' },
    { path: 'modular/?sample', shown: 'Thank you.' },
  ],
};

const BUTTON = '<button type="button">Pay now</button>';

/** A fresh shop, and tests of it with what the README of the sandbox says and nothing else. */
const TESTED: Pick<App, 'visits' | 'full'> = { visits: [], full: true };

/** In the order in which they start: the longest first. */
export const APPS: Readonly<Record<string, App | Starter>> = {
  'Starter: Angular': { template: 'angular', full: true },
  'Starter: Nuxt': { template: 'nuxt', full: true },
  'Angular 22': { ...ANGULAR, folder: 'integrations/angular-22' },
  'Starter: Vue': { template: 'vue', quickTests: 'declined, then paid|challenged' },
  'Starter: React': { template: 'react', full: true },
  'Starter: vanilla': { template: 'vanilla', full: true },
  'Vite and Vue': {
    folder: 'integrations/vue-vite',
    copies: VUE_APP,
    packages: ['vue'],
    serve: 'serve',
    visits: [{}],
    full: true,
  },
  'Micro-frontends': {
    folder: 'integrations/micro-frontends',
    copies: { 'docs/samples/session.ts': 'session.ts' },
    packages: ['core'],
    serve: 'serve',
    visits: ['qiankun', 'wujie', 'micro-app', 'framed', 'react'].map((host) => ({
      path: `${host}.html`,
      leaves: true,
    })),
  },
  Dialogs: {
    folder: 'integrations/dialogs',
    copies: { 'docs/samples/session.ts': 'session.ts' },
    packages: ['core', 'vue'],
    serve: 'serve',
    visits: ['cdk', 'element-plus', 'primevue', 'reka'].map((library) => ({
      path: `?${library}`,
      inDialog: true,
    })),
  },
  Nuxt: {
    folder: 'integrations/nuxt',
    copies: { ...VUE_SAMPLE, 'docs/samples/vue/App.vue': 'app/app.vue' },
    packages: ['vue'],
    serve: 'serve',
    // options that its configuration doesn't mention
    env: {
      NUXT_PUBLIC_AMS_CASHIER_ENVIRONMENT: 'sandbox',
      NUXT_PUBLIC_AMS_CASHIER_LIMITS_LOAD: '20000',
      NUXT_PUBLIC_AMS_CASHIER_TRUSTED_CASHIERS: '["https://cashier.example"]',
    },
    visits: [{ html: BUTTON }],
    full: true,
  },
  'Angular 21': { ...ANGULAR, folder: 'integrations/angular-21', full: true },
  'Angular 20': { ...ANGULAR, folder: 'integrations/angular-20', full: true },
  'Angular on a server': {
    folder: 'integrations/angular-ssr',
    copies: { 'libs/angular/sample/standalone.ts': 'src/app/standalone.ts' },
    ngAdd: ['ssr'],
    serve: 'serve',
    visits: [{ shown: 'Thank you.', html: BUTTON, ready: '[data-stable]' }],
    full: true,
  },
  'Browser tests of a Vue shop': {
    ...TESTED,
    folder: 'integrations/vue-vite',
    copies: VUE_APP,
    packages: ['vue'],
    tested: 'dist',
  },
  'Browser tests of an Angular shop': {
    ...TESTED,
    folder: 'integrations/angular-22',
    copies: ANGULAR.copies,
    ngAdd: ['standalone', 'modular'],
    tested: 'dist/browser',
  },
  // the shop's own tests, in the DOM of each test runner; building runs them
  'Unit tests': {
    folder: 'integrations/unit-tests',
    copies: {},
    packages: ['core'],
    visits: [],
    full: true,
  },
};
