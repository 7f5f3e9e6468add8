import { aMoment, defect } from '../../antom/defect-test.ts';
import type { AntomShop } from '../../antom/shop.ts';

async function open(shop: AntomShop, method: 'create' | 'mount' = 'create'): Promise<void> {
  await shop.make();
  await shop[method]();
  await shop.told('SDK_END_OF_LOADING');
}

/** Those of the graphics card are the next row's. */
const errors = (shop: AntomShop) => shop.errors.filter((text) => !/WebGL|time out/.test(text));

defect('N1', 'a 3-D Secure frame that never comes throws nothing into the page', {
  prepare: (world) => world.hold('bank'),
  async run(shop) {
    await open(shop, 'mount');
    await shop.say('popupWindow', { url: 'https://bank.example.test/challenge' });
    await aMoment(5_000);
    return errors(shop).length > 0;
  },
  official: true,
  ours: false,
});

defect('N2', 'a word about a 3-D Secure frame that is not there does no harm', {
  async run(shop) {
    await open(shop);
    await shop.say('popWindow');
    await aMoment();
    return errors(shop);
  },
  official: ["Cannot read properties of null (reading 'classList')"],
  ours: [],
});

defect('N3', 'garbage from the cashier throws nothing into the page', {
  async run(shop) {
    await open(shop);
    const app = await shop.app();
    await app.evaluate(() => {
      const instanceId = new URLSearchParams(location.search).get('instanceId');
      const garbage = [
        null,
        { name: 'APP_TO_SDK', instanceId },
        { name: 'APP_TO_SDK', instanceId, context: { event: 'onSizeChanged' } },
      ];
      for (const one of garbage) parent.postMessage(JSON.stringify(one), '*');
      parent.postMessage('no JSON at all', '*');
    });
    await aMoment();
    await shop.tell('SDK_PAYMENT_SUCCESSFUL');
    await shop.told('SDK_PAYMENT_SUCCESSFUL');
    const noted = (await shop.notes()).filter(({ channel }) => channel === 'onError');
    return { thrown: errors(shop).length, onError: noted.length };
  },
  official: { thrown: 3, onError: 1 },
  ours: { thrown: 0, onError: 0 },
});

defect('N4', 'a tracker that an ad blocker has emptied throws nothing into the page', {
  prepare: (world) => (world.tracker = ''),
  async run(shop) {
    await open(shop);
    await aMoment();
    return errors(shop);
  },
  official: ["Cannot read properties of undefined (reading 'initiTracker')"],
  ours: [],
});

defect('N5', 'a page without WebGL gets no uncaught error', {
  async run(shop) {
    await open(shop);
    await aMoment(1_500);
    return shop.errors.some((text) => text.includes('WebGL'));
  },
  official: true,
  ours: false,
});
