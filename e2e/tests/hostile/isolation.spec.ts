import { withProcessPerSite } from '../../fixtures/chromium.ts';
import { addresses, expect, test } from '../../fixtures/stack.ts';
import { gotoBlankPage, openCashier, outcomeOf } from '../../models/open-cashier.ts';
import { CARDS_3DS } from '../../models/challenge.ts';

// as in shoppers' browsers, each site in a process of its own
test.use({ launchOptions: withProcessPerSite });

test('S8, K2, N4, N5: the cashier asks nobody but its own origin, under a policy without unsafe-inline', async ({
  page,
}) => {
  const origins = new Set<string>();
  const policies = new Map<string, string>();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    const policy = response.headers()['content-security-policy'];
    if (policy) policies.set(pathname.split('/').slice(0, 3).join('/'), policy);
  });
  await gotoBlankPage(page);
  page.on('request', (request) => origins.add(new URL(request.url()).origin));
  const cashier = await openCashier(page);
  await cashier.pay(CARDS_3DS.asked);
  await cashier.challenge.approve();
  expect(await outcomeOf(page)).toMatchObject(['paid', { code: 'SDK_PAYMENT_SUCCESSFUL' }]);
  await expect(cashier.doneButton).toBeVisible();

  const bank = addresses.sandbox.replace('127.0.0.1', 'localhost');
  expect([...origins].sort()).toEqual([addresses.sandbox, bank, addresses.pages].sort());
  expect(policies.size).toBe(3);
  for (const [path, policy] of policies) {
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).not.toContain('unsafe');
  }
  expect(complaints).toEqual([]);
});

test('K8, E7: preload fetches the page and leaves nothing behind', async ({ page }) => {
  await gotoBlankPage(page);
  // the head is the bundler's, which names the chunks there that it loads
  const body = () => page.evaluate(() => document.body.outerHTML);
  const before = await body();
  const fetched: string[] = [];
  page.on('requestfinished', (request) => fetched.push(new URL(request.url()).pathname));
  await page.evaluate((cashier) => {
    window.core.createCashier({ environment: 'sandbox' }).preload({ cashier });
  }, addresses.sandbox);
  await expect
    .poll(() => fetched.filter((path) => path.includes('/cashier/assets/')).length)
    .toBe(2);
  await expect.poll(body).toBe(before);
  await expect((await openCashier(page)).number).toBeFocused();
  // what was preloaded comes out of the cache
  const frame = page.frames().find((one) => one.url().startsWith(addresses.sandbox));
  const sizes = await frame?.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => name.includes('/assets/'))
      .map(({ transferSize }) => transferSize),
  );
  expect(sizes).toEqual([0, 0]);
});
