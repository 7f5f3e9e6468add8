import { defect } from '../../antom/defect-test.ts';
import { expect, test, type AntomShop } from '../../antom/shop.ts';

/** A popup with its form on the screen. */
async function open(shop: AntomShop): Promise<void> {
  await shop.make();
  await shop.create();
  await shop.waitForEvent('SDK_END_OF_LOADING');
}

const STRANGERS_SCRIPT = 'https://modules.example.test/of-a-stranger.js';

const success = (instanceId: string, name = 'APP_TO_SDK') =>
  JSON.stringify({
    name,
    instanceId,
    context: { event: 'onEventCallback', data: { code: 'SDK_PAYMENT_SUCCESSFUL' } },
  });

defect('S1', 'a message of another origin is not believed', {
  async run(shop) {
    // the class that believes everybody, if there is one
    const offered = await shop.page.evaluate((session) => {
      type Page = { mountComponent(params: object, selector: string): unknown };
      const Checkout = Reflect.get(window, 'AMSCheckoutPage') as
        (new (options: object) => Page) | undefined;
      if (!Checkout) return false;
      const onEventCallback = ({ code }: { code: string }) => Reflect.set(window, 'believed', code);
      const page = new Checkout({ environment: 'sandbox', onEventCallback });
      void page.mountComponent({ sessionData: session }, '#slot');
      return true;
    }, shop.world.session());
    if (!offered) await open(shop);
    const data = { code: 'SDK_PAYMENT_SUCCESSFUL' };
    await shop.forge('https://evil.example.test/', JSON.stringify(data));
    await shop.quiet();
    const believed = await shop.page.evaluate(() => Reflect.get(window, 'believed') as unknown);
    return { offered, believed: believed ?? (await shop.codes()).at(-1) };
  },
  official: { offered: true, believed: 'SDK_PAYMENT_SUCCESSFUL' },
  ours: { offered: false, believed: 'SDK_END_OF_LOADING' },
});

defect('S2', 'a javascript: redirect is refused', {
  async run(shop) {
    await open(shop);
    await shop.say('onRedirect', { normalUrl: 'javascript:window.pwned=true' });
    await expect.poll(() => shop.codes()).toContainEqual(expect.stringMatching(/^SDK_CALL_URL/));
    await shop.quiet();
    const ran = await shop.page.evaluate(() => 'pwned' in window);
    return { ran, emitted: (await shop.codes()).at(-1) };
  },
  official: { ran: true, emitted: 'SDK_CALL_URL_SUCCESS' },
  ours: { ran: false, emitted: 'SDK_CALL_URL_ERROR' },
});

defect('S3', 'texts of the cashier are no HTML in the page', {
  async run(shop) {
    await open(shop);
    const text = '<img src="x" onerror="window.xss = true">';
    await shop.say('declareCheckoutInfo', {
      closeDialogData: { title: { text }, message: { text }, btnOK: { text }, btnCancel: { text } },
    });
    await shop.quiet();
    return {
      ran: await shop.page.evaluate(() => 'xss' in window),
      images: await shop.page.locator('#ams-component-retention img').count(),
      shown: (await shop.page.locator('#ams-component-retention-title').textContent()) ?? '',
    };
  },
  official: { ran: true, images: expect.any(Number), shown: '' },
  ours: { ran: false, images: 0, shown: '<img src="x" onerror="window.xss = true">' },
});

for (const name of ['APP_TO_SDK', 'APP_TO_APP']) {
  defect('S4', `another window of the cashier’s origin is not believed, ${name}`, {
    isVariant: name === 'APP_TO_APP',
    async run(shop) {
      await open(shop);
      await shop.forge('https://ac.alipay.com/other', success(await shop.instanceId(), name));
      await shop.quiet();
      return (await shop.codes()).includes('SDK_PAYMENT_SUCCESSFUL');
    },
    official: true,
    ours: false,
  });
}

defect('S5', 'what goes to the cashier goes nowhere else', {
  async run(shop) {
    await shop.make();
    await shop.mount('#slot', { appearance: { showSubmitButton: false } });
    await shop.waitForEvent('SDK_END_OF_LOADING');
    const foreign = 'https://foreign.example.test/';
    await shop.say('popupWindow', { url: foreign });
    const find = () => shop.page.frames().find((frame) => frame.url().startsWith(foreign));
    await expect.poll(find).toBeTruthy();
    await find()?.waitForLoadState();
    await shop.call(0, 'submit', { cardToken: 'secret-from-merchant' });
    await expect.poll(async () => (await shop.heard('submitPay')).length).toBe(1);
    await shop.quiet();
    const got = (await find()?.evaluate(() => Reflect.get(window, 'received') as string[])) ?? [];
    return got.some((message) => message.includes('secret-from-merchant'));
  },
  official: true,
  ours: false,
});

for (const [query, official] of [
  [{ _light_sandbox: 'true' }, { appId: 'SDK_MOCK_SANDBOX', loadTest: undefined, queries: 1 }],
  [{ _sandbox: 'true' }, { appId: 'ANTOM_PAYMENT_WEB', loadTest: 'true', queries: 1 }],
  [{ LOCAL_MOCK: '1' }, { appId: undefined, loadTest: undefined, queries: 0 }],
] as const) {
  defect('S6', `the page’s own address changes nothing: ${Object.keys(query).join()}`, {
    isVariant: !('LOCAL_MOCK' in query),
    query,
    async run(shop) {
      await shop.make({ environment: 'prod' });
      await shop.settled(await shop.create());
      const { queries } = shop.world;
      const headers = queries[0]?.headers;
      return {
        appId: headers?.['appid'],
        loadTest: headers?.['load-test'],
        queries: queries.length,
      };
    },
    official,
    ours: { appId: 'ANTOM_PAYMENT_WEB', loadTest: undefined, queries: 1 },
  });
}

/** What the gateway was asked, with the page's URL like this. */
const paidUnder = (change?: (shop: AntomShop) => Promise<unknown>) => async (shop: AntomShop) => {
  await shop.make({ environment: 'prod' });
  await change?.(shop);
  await shop.settled(await shop.create());
  const { queries } = shop.world;
  return { loadTest: queries[0]?.headers['load-test'], queries: queries.length };
};

for (const [rest, official] of [
  ['&=_sandbox=true', { loadTest: 'true', queries: 1 }],
  ['&next=/pay?LOCAL_MOCK=1', { loadTest: undefined, queries: 0 }],
  ['#/LOCAL_MOCK=1/route', { loadTest: undefined, queries: 0 }],
] as const) {
  defect('S6', `nor does it where only Antom’s SDK finds a switch: ${rest}`, {
    isVariant: rest !== '&=_sandbox=true',
    rest,
    run: paidUnder(),
    official,
    ours: { loadTest: undefined, queries: 1 },
  });
}

for (const path of ['/LOCAL_MOCK=1/antom-shop.html', '/LOCAL_MOCK=1']) {
  defect('S6', `nor does it with a switch in its path, by the router of the shop: ${path}`, {
    isVariant: path.endsWith('=1'),
    run: paidUnder(({ page }) => page.evaluate((path) => history.pushState(null, '', path), path)),
    official: { loadTest: undefined, queries: 0 },
    ours: { loadTest: undefined, queries: 1 },
  });
}

defect('S6', 'nor does it when the switch comes while the cashier loads', {
  prepare: (world) => world.hold('load'),
  async run(shop) {
    await shop.make({ environment: 'prod' });
    const create = await shop.create();
    await expect.poll(() => shop.page.locator('#ams-component-container iframe').count()).toBe(1);
    await shop.page.evaluate(() => (location.hash = 'LOCAL_MOCK=1'));
    shop.world.release();
    await shop.settled(create);
    return shop.page.evaluate(() => location.hash);
  },
  official: '#LOCAL_MOCK=1',
  ours: '',
});

defect('E10', 'a URL with values that are not UTF-8 is no obstacle, and stays as it is', {
  rest: '&q=%C4%E3&discount=50%',
  async run(shop) {
    const isMade = (await shop.make()) === 'made';
    const { state } = isMade ? await shop.settled(await shop.create()) : { state: 'rejected' };
    await shop.unmount();
    return { state, isKept: shop.page.url().endsWith('&q=%C4%E3&discount=50%') };
  },
  official: { state: 'rejected', isKept: true },
  ours: { state: 'resolved', isKept: true },
});

defect('S8', 'a session that names a script of a stranger’s is refused', {
  prepare: (world) => world.modules.set(STRANGERS_SCRIPT, 'window.isOurs = true'),
  async run(shop) {
    await shop.make();
    const meta = {
      paymentSessionFactor: {
        frontModulesToBeLoaded: [{ acquirerName: 'TEST', scriptUrl: STRANGERS_SCRIPT }],
      },
    };
    const create = await shop.create({ sessionData: shop.world.session({ meta }) });
    const { state, value } = await shop.settled(create);
    const ran = await shop.page.evaluate(() => 'isOurs' in window);
    return { state, ran, reason: Object(value).reason as unknown };
  },
  official: { state: 'resolved', ran: true, reason: undefined },
  ours: { state: 'rejected', ran: false, reason: 'session_malformed' },
});

test(
  'S8: a script whose origin the shop has allowed is loaded',
  { tag: '@full' },
  async ({ shop, world }) => {
    world.modules.set(STRANGERS_SCRIPT, 'window.isOurs = true');
    await shop.goto('npm');
    await shop.make({ antomScriptOrigins: [new URL(STRANGERS_SCRIPT).origin] });
    const meta = {
      paymentSessionFactor: {
        frontModulesToBeLoaded: [{ acquirerName: 'TEST', scriptUrl: STRANGERS_SCRIPT }],
      },
    };
    const create = await shop.create({ sessionData: world.session({ meta }) });
    expect(await shop.settled(create)).toMatchObject({ state: 'resolved' });
    expect(await shop.page.evaluate(() => 'isOurs' in window)).toBe(true);
  },
);

defect('S2', 'a window for a wallet can’t reach the shop’s page', {
  async run(shop) {
    await open(shop);
    const [popup] = await Promise.all([
      shop.page.waitForEvent('popup'),
      shop.say('onRedirect', { normalUrl: 'https://wallet.example.test/pay', target: '_blank' }),
    ]);
    await popup.waitForURL('https://wallet.example.test/pay');
    return popup.evaluate(() => window.opener !== null);
  },
  official: true,
  ours: false,
});

for (const environment of ['sandboxx', 'toString', undefined]) {
  defect('S7', `environment ${environment} is refused, and nothing is loaded`, {
    isVariant: environment !== 'sandboxx',
    async run(shop) {
      const made = await shop.make({ environment });
      await shop.quiet();
      return {
        made,
        asked: shop.world.asked.filter((line) => !line.includes('ams-checkout')).length > 0,
      };
    },
    official: { made: 'made', asked: true },
    ours: { made: expect.stringContaining('environment'), asked: false },
  });
}

defect('S8', 'nothing of Antom loads before the first open', {
  async run(shop) {
    await shop.make();
    await shop.quiet();
    return shop.world.asked.filter((line) => !line.includes('ams-checkout')).length > 0;
  },
  official: true,
  ours: false,
});
