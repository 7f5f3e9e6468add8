/**
 * The hosts of Antom and Adyen, as far as a form has to be mounted: played, so that nothing leaves the machine. Their pages in
 * the frames are empty and say what the SDK waits for.
 * Source: docs/reference/official-sdk-protocol.md#messages.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { BrowserContext, Request, Route } from '@playwright/test';

interface Answer {
  readonly type: string;
  readonly body: string | Buffer;
}

const page = (script: string): Answer => ({
  type: 'text/html',
  body: `<!doctype html><meta charset="utf-8"><title>Played</title><script>${script}</script>`,
});
const object: Answer = { type: 'application/json', body: '{}' };
const image: Answer = {
  type: 'image/gif',
  body: Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
};
const icon: Answer = {
  type: 'image/svg+xml',
  body: '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="26"/>',
};

/** Antom's page launches, is told to render and says how high it is. */
const antomPage = page(`
  const instanceId = new URLSearchParams(location.search).get('instanceId');
  const say = (event, data) =>
    parent.postMessage(JSON.stringify({ name: 'APP_TO_SDK', instanceId, context: { event, data } }), '*');
  addEventListener('message', ({ data, source }) => {
    if (source !== parent || typeof data !== 'string') return;
    if (JSON.parse(data).context.event !== 'renderComponent') return;
    say('webAppReady', { source: 'payment' });
    say('onSizeChanged', { source: 'payment', width: 400, height: 300 });
    say('dismissLoading', {});
  });
  say('onLaunch', {});`);

/** Each of Adyen's three secured fields confirms its settings. */
const securedField = page(`
  addEventListener('message', ({ data, source }) => {
    if (source !== parent || typeof data !== 'string') return;
    const { fieldType, numKey } = JSON.parse(data);
    if (!numKey || globalThis.isConfigured) return;
    globalThis.isConfigured = true;
    parent.postMessage(JSON.stringify({ action: 'config', fieldType, numKey }), '*');
  });`);

const session: Answer = {
  type: 'application/json',
  body: JSON.stringify({
    success: true,
    paymentMethods: [{ paymentMethodType: 'CARD' }],
    orderAmountView: { value: '42.00' },
    paymentAmountView: { value: '42.00' },
  }),
};

const tracker: Answer = {
  type: 'text/javascript',
  body: 'window.iTracker = { initiTracker() {}, set() {}, logError() {}, logInfo() {}, reportRPC() {} };',
};

/** Who answers what. The first that matches does. */
const ANSWERS: readonly (readonly [address: RegExp, answer: Answer])[] = [
  [/^https:\/\/imgs-sea-global\.alipay\.com\/mgw\.htm$/, session],
  [/^https:\/\/ac\.alipay\.com\/page\/antom-web-checkout\//, antomPage],
  [/^https:\/\/checkout\.antom\.com\/elements\//, antomPage],
  [/^https:\/\/gw\.alipayobjects\.com\/.*\.js$/, tracker],
  [/^https:\/\/(gw|mdn)\.alipayobjects\.com\//, image],
  [/^https:\/\/cdn\.marmot-cloud\.com\//, image],
  [/^https:\/\/config\.marmot-cloud\.com\//, object],
  [/^https:\/\/open-(sea|na|de)-global\.alipay\.com\/api\/open\/risk_client\//, object],
  [/^https:\/\/imdap-sea\.alipay\.com\//, object],
  [/^https:\/\/checkoutshopper-test\.adyen\.com\/.*\/securedFields\.html$/, securedField],
  [/^https:\/\/checkoutshopper-test\.adyen\.com\//, object],
  [/^https:\/\/checkoutshopper-test\.cdn\.adyen\.com\/.*\.svg$/, icon],
  [/^https:\/\/checkoutanalytics-test\.adyen\.com\//, object],
];

/** Antom's script, at each of its addresses; as published, of the version that the core is built with. */
const OFFICIAL_SCRIPT =
  /^https:\/\/(sdk\.marmot-cloud\.com|js\.antom\.com)\/.*\/ams-checkout(\.min)?\.js$/;

const scriptFile = createRequire(import.meta.url)
  .resolve('@alipay/ams-checkout/package.json')
  .replace('package.json', 'dist/umd/ams-checkout.min.js');

const STRIPE = /^https:\/\/js\.stripe\.com\//;

const isElsewhere = ({ protocol, hostname }: URL) =>
  /^https?:$/.test(protocol) && !/^(localhost|127\.0\.0\.1)$/.test(hostname);

/** Whether it is what its maker publishes, byte for byte, and not played. */
export const isRealFile = (address: string) =>
  !isElsewhere(new URL(address)) || OFFICIAL_SCRIPT.test(address);

/** What was asked of hosts that are not of this machine. An address without an answer is a gap in the table above. */
export interface PlayedHosts {
  readonly asked: readonly string[];
  readonly unanswered: readonly string[];
}

export async function playHosts(context: BrowserContext): Promise<PlayedHosts> {
  const asked: string[] = [];
  const unanswered: string[] = [];
  const respond = (route: Route, request: Request, { type, body }: Answer) =>
    route.fulfill({
      contentType: type,
      body,
      headers: {
        'access-control-allow-origin': request.headers()['origin'] ?? '*',
        'access-control-allow-credentials': 'true',
        'access-control-allow-headers':
          request.headers()['access-control-request-headers'] ?? 'content-type',
        'access-control-expose-headers': 'Result-Status, Tips, Memo, Mgw-TraceId',
      },
    });
  await context.route(isElsewhere, async (route, request) => {
    const { origin, pathname } = new URL(request.url());
    const address = `${origin}${pathname}`;
    asked.push(address);
    if (OFFICIAL_SCRIPT.test(address)) {
      const body = await readFile(scriptFile);
      return respond(route, request, { type: 'text/javascript', body });
    }
    if (STRIPE.test(address)) return route.abort('connectionrefused');
    const [, answer] = ANSWERS.find(([known]) => known.test(address)) ?? [];
    if (answer) return respond(route, request, answer);
    unanswered.push(address);
    return route.abort('connectionrefused');
  });
  return { asked, unanswered };
}

/** A session as Antom's SDK reads it, for one of its products. Source: docs/reference/official-sdk-protocol.md#session-data */
export function antomSession(productScene: string): string {
  const facts = {
    clientId: 'SANDBOX_5Y00000000000000',
    paymentSessionConfig: {
      productScene,
      productSceneVersion: '1.0',
      paymentMethodCategoryType: productScene === 'ELEMENT_PAYMENT' ? 'ALL' : 'CARD',
    },
    // names that its fingerprint library knows; with others it would throw, and begin anew later
    securityConfig: {
      appName: 'Acquirer',
      h5gateway: 'https://open-sea-global.alipay.com/api/open/risk_client',
    },
  };
  const json = Buffer.from(JSON.stringify(facts)).toString('base64');
  return [crypto.randomUUID(), 'SG', '111', json].join('&&');
}
