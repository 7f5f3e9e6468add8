import { expect, test } from '../../antom/shop.ts';

for (const display of ['popup', 'inline'] as const) {
  test(`the official package pays in the played world, ${display}`, async ({ shop, world }) => {
    await shop.goto('official');
    expect(await shop.make()).toBe('made');
    const sessionData = world.session();
    const create = await (display === 'popup'
      ? shop.create({ sessionData })
      : shop.mount('#slot', { sessionData }));
    expect(await shop.settled(create)).toMatchObject({ state: 'resolved' });
    await shop.waitForEvent('SDK_END_OF_LOADING');
    await shop.pay('asked');
    await shop.waitForEvent('SDK_PAYMENT_CHALLENGE');
    await shop.decide('Approve');
    await shop.waitForEvent('SDK_PAYMENT_SUCCESSFUL');
    expect(await shop.codes()).toEqual([
      'SDK_START_OF_LOADING',
      'SDK_END_OF_LOADING',
      'SDK_PAYMENT_CHALLENGE',
      'SDK_PAYMENT_SUCCESSFUL',
    ]);
    expect(world.charges(sessionData)).toBe(1);
  });
}
