import type { Frame, Page } from '@playwright/test';
import { WALLET } from '../../antom/gateway.ts';
import { expect, test as base, type AntomShop } from '../../antom/shop.ts';
import { addresses } from '../../fixtures/stack.ts';
import { startLocalServer } from '../../fixtures/local-server.ts';
import { fullUnless } from '../../fixtures/selection.ts';

const SHOP = `${addresses.pages}/antom-shop.html?sdk=npm`;
const BANK = 'https://bank.example.test/challenge';
const OPENED = ['SDK_START_OF_LOADING', 'SDK_END_OF_LOADING'];

const framing = (sandbox?: string) =>
  `<!doctype html><iframe name="shop" width="600" height="640" ${
    sandbox === undefined ? '' : `sandbox="${sandbox}"`
  } src="${SHOP}"></iframe>`;

const test = base.extend<{
  /** The URL of a page around the shop's, on another site. */
  frameShop: (sandbox?: string) => Promise<string>;
}>({
  frameShop: async ({}, use) => {
    const stops: (() => void)[] = [];
    await use(async (sandbox) => {
      const { origin, stop } = await startLocalServer('127.0.0.1', (_request, response) =>
        response.setHeader('content-type', 'text/html').end(framing(sandbox)),
      );
      stops.push(stop);
      return `${origin}/`;
    });
    for (const stop of stops) stop();
  },
});

const codesIn = (frame: Frame) =>
  frame.evaluate(() =>
    window.shop.notes
      .filter(({ channel }) => channel === 'onEventCallback')
      .map(({ code = '' }) => code),
  );

/** A cashier in a shop that the page at this URL has in a frame. */
async function openFramed({ page, world }: AntomShop, outer: string): Promise<Frame> {
  await page.goto(outer);
  const frame = await (await page.waitForSelector('iframe[name=shop]')).contentFrame();
  if (!frame) throw new Error('There is no frame.');
  await frame.waitForFunction(() => window.shop);
  await frame.evaluate(async (sessionData) => {
    await window.shop.load();
    window.shop.make();
    window.shop.call(0, 'createComponent', { sessionData });
  }, world.session());
  await expect.poll(() => codesIn(frame)).toEqual(OPENED);
  return frame;
}

/** The ways on which Antom's page sends the shopper away, and where they lead. */
const WAYS: readonly (readonly [string, string, (shop: AntomShop) => Promise<void>])[] = [
  ['a wallet', WALLET, (shop) => shop.pay('wallet')],
  [
    'a form for a bank',
    BANK,
    (shop) => shop.say('submitForm', { attributes: { action: BANK, data: { PaReq: 'x' } } }),
  ],
];

for (const [row, [what, url, goTo]] of WAYS.entries()) {
  for (const [at, [frame, sandbox]] of [
    ['a frame', undefined],
    [
      'a frame that may not send the top page anywhere',
      'allow-scripts allow-same-origin allow-forms',
    ],
  ].entries()) {
    const tag = fullUnless(at === row);
    test(
      `${what}: a shop in ${frame} of another page stays, and says so`,
      { tag },
      async ({ shop, frameShop }) => {
        const outer = await frameShop(sandbox);
        const framed = await openFramed(shop, outer);
        await goTo(shop);
        await expect.poll(() => codesIn(framed)).toEqual([...OPENED, 'SDK_CALL_URL_ERROR']);
        expect(framed.url()).toBe(SHOP);
        expect(shop.page.url()).toBe(outer);
      },
    );
  }

  test(`${what}: a shop in a frame of its own page leaves with that page`, async ({ shop }) => {
    const outer = `${addresses.pages}/outer.html`;
    await shop.page.route(outer, (route) =>
      route.fulfill({ contentType: 'text/html', body: framing() }),
    );
    await openFramed(shop, outer);
    await goTo(shop);
    await shop.page.waitForURL(url);
  });
}

/** Opens in an element of the frame's or the window's document; what that document has afterwards. */
const mountIn = (page: Page, where: 'frame' | 'window', sessionData: string) =>
  page.evaluate(
    async ({ where, sessionData }) => {
      const frame = document.createElement('iframe');
      if (where === 'frame') document.body.append(frame);
      const other = where === 'frame' ? frame.contentDocument : window.open()?.document;
      if (!other) throw new Error('There is no document.');
      const place = other.body.appendChild(other.createElement('div'));
      // code that is fetched later adds links to the head
      const count = () => document.body.querySelectorAll('*').length;
      const before = count();
      const number = window.shop.call(0, 'mountComponent', { sessionData }, place);
      while (window.shop.calls[number]?.state === 'pending') {
        await new Promise(requestAnimationFrame);
      }
      return {
        value: window.shop.calls[number]?.value,
        drawn: place.childElementCount + count() - before,
      };
    },
    { where, sessionData },
  );

for (const where of ['frame', 'window'] as const) {
  test(`a container in the document of a ${where} is refused by name, and nothing is drawn`, async ({
    shop,
    world,
  }) => {
    await shop.goto('npm');
    await shop.make();
    expect(await mountIn(shop.page, where, world.session())).toMatchObject({
      value: {
        reason: 'container_missing',
        message: expect.stringContaining('another document'),
      },
      drawn: 0,
    });
    expect(world.queries).toEqual([]);
  });
}
