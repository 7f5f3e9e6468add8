import { browserUnderTest } from './browser-under-test.ts';

const { SHOP_URL = 'http://localhost:3000', SANDBOX_PORT = '4242' } = process.env;
const shop = { command: 'node server.mjs', url: SHOP_URL };

export const config: WebdriverIO.Config = {
  specs: ['tests/webdriverio.spec.ts'],
  baseUrl: SHOP_URL,
  framework: 'mocha',
  reporters: ['spec'],
  logLevel: 'error',
  mochaOpts: { timeout: 60_000 },
  services: [['@ams-cashier/sandbox/webdriverio', { shop, port: Number(SANDBOX_PORT) }]],
  ...browserUnderTest(),
};
