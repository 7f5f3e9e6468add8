/** The starters. Each consists of layers: folders of `templates`, of which a later one adds to those before it. */

export interface Layer {
  readonly from: string;
  /** The folder of the starter that it is copied to; by default, the starter itself. */
  readonly to?: string;
}

export interface Template {
  readonly title: string;
  readonly layers: readonly Layer[];
  /** For its README: which file does what. */
  readonly files: Readonly<Record<string, string>>;
}

/** What every starter has. */
const SHARED: Layer = { from: 'shared' };
/** A server of its own, beside the web page's. */
const SERVER: Layer = { from: 'server' };
const VITE: Layer = { from: 'vite' };
/** What the pages of all frameworks share. */
const web = (to: string): Layer => ({ from: 'web', to });

const SERVER_FILE = {
  'server/main.ts': 'its HTTP server: the routes that the page and Antom call',
};
const SHARED_FILES = {
  'server/shop.ts': 'orders, payment sessions and notifications',
  'tests/payment.spec.ts': 'a shopper who pays, is declined, is asked by the bank, leaves',
  'scripts/dev.js': '`npm run dev`: sandbox, server and page',
};
const pageFile = (folder: string) => ({
  [`${folder}/shop.ts`]: 'what the page asks the server, and what it tells the shopper',
});

export const TEMPLATES = {
  vanilla: {
    title: 'Vanilla: Vite and TypeScript, no framework',
    layers: [SHARED, SERVER, VITE, web('src'), { from: 'vanilla' }],
    files: {
      'src/main.ts': 'the page: order, payment, result',
      ...pageFile('src'),
      ...SERVER_FILE,
      ...SHARED_FILES,
    },
  },
  vue: {
    title: 'Vue, with Vite',
    layers: [SHARED, SERVER, VITE, web('src'), { from: 'vue' }],
    files: {
      'src/main.ts': 'the options of the cashier',
      'src/OrderPage.vue': 'order and payment',
      'src/ResultPage.vue': 'what became of the payment',
      ...pageFile('src'),
      ...SERVER_FILE,
      ...SHARED_FILES,
    },
  },
  angular: {
    title: 'Angular, standalone components',
    layers: [SHARED, SERVER, web('src/app'), { from: 'angular' }],
    files: {
      'src/app/app.config.ts': 'the options of the cashier',
      'src/app/order-page.ts': 'order and payment',
      'src/app/result-page.ts': 'what became of the payment',
      ...pageFile('src/app'),
      ...SERVER_FILE,
      ...SHARED_FILES,
    },
  },
  react: {
    title: 'React, with Vite and the custom element',
    layers: [SHARED, SERVER, VITE, web('src'), { from: 'react' }],
    files: {
      'src/main.tsx': 'the options of the cashier',
      'src/OrderPage.tsx': 'order and payment',
      'src/ResultPage.tsx': 'what became of the payment',
      ...pageFile('src'),
      ...SERVER_FILE,
      ...SHARED_FILES,
    },
  },
  nuxt: {
    title: 'Nuxt, page and server in one',
    layers: [SHARED, web('app'), { from: 'nuxt' }],
    files: {
      'nuxt.config.ts': 'the options of the cashier',
      'app/pages/index.vue': 'order and payment',
      'app/pages/result.vue': 'what became of the payment',
      ...pageFile('app'),
      'server/api': 'the routes that the page and Antom call',
      ...SHARED_FILES,
    },
  },
} as const satisfies Readonly<Record<string, Template>>;

export type TemplateName = keyof typeof TEMPLATES;

export const TEMPLATE_NAMES = Object.keys(TEMPLATES) as readonly TemplateName[];

export const isTemplate = (name: string): name is TemplateName => Object.hasOwn(TEMPLATES, name);
