import { addresses, expect, test as base } from '../../fixtures/stack.ts';
import { startLocalServer, withHeaders } from '../../fixtures/local-server.ts';
import { fullUnless } from '../../fixtures/selection.ts';
import { CARDS } from '../../models/cashier.ts';
import { CARDS_3DS } from '../../models/challenge.ts';
import { newSession, openCashier, outcomeOf } from '../../models/open-cashier.ts';
import { continueButton, opensBeside, walletLink } from '../../models/wallet.ts';
import { press } from '../../models/press.ts';

interface Fixtures {
  /** Opens the shop's page, sent with these headers. */
  gotoIsolated: (headers: Readonly<Record<string, string>>) => Promise<void>;
}

const test = base.extend<Fixtures>({
  gotoIsolated: async ({ page }, use) => {
    const stops: (() => void)[] = [];
    await use(async (headers) => {
      const listener = withHeaders(addresses.pages, headers);
      const { origin, stop } = await startLocalServer('localhost', listener);
      stops.push(stop);
      await page.goto(`${origin}/blank.html`);
      await page.getByRole('button', { name: 'Outside' }).focus();
    });
    for (const stop of stops) stop();
  },
});

for (const policy of ['require-corp', 'credentialless']) {
  for (const opener of ['unsafe-none', 'same-origin']) {
    // the strictest of both, and the laxest
    const tag = fullUnless((policy === 'require-corp') === (opener === 'same-origin'));
    const headers = {
      'cross-origin-embedder-policy': policy,
      'cross-origin-opener-policy': opener,
    };
    test(
      `Cross-Origin-Embedder-Policy: ${policy}, opener policy ${opener}: form and bank work`,
      { tag },
      async ({ page, gotoIsolated }) => {
        await gotoIsolated(headers);
        expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(
          opener === 'same-origin',
        );
        const cashier = await openCashier(page);
        await cashier.pay(CARDS_3DS.asked);
        await cashier.challenge.approve();
        expect(await outcomeOf(page)).toMatchObject(['paid', { code: 'SDK_PAYMENT_SUCCESSFUL' }]);
      },
    );
  }
}

test('inline in an isolated page', async ({ page, gotoIsolated }) => {
  await gotoIsolated({ 'cross-origin-embedder-policy': 'require-corp' });
  const cashier = await openCashier(page, { display: 'inline' });
  await cashier.pay(CARDS.good);
  expect(await outcomeOf(page)).toMatchObject(['paid', { code: 'SDK_PAYMENT_SUCCESSFUL' }]);
});

test('a cashier that does not send the headers: the error names them', async ({
  page,
  gotoIsolated,
}) => {
  const { origin, stop } = await startLocalServer('127.0.0.1', (_request, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><p>A cashier</p>');
  });
  await gotoIsolated({
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin',
  });
  const [secret, region, version] = (await newSession(page)).split('&&');
  const meta = Buffer.from(JSON.stringify({ cashierUrl: origin, publicSessionId: 'p' }));
  const session = [secret, region, version, meta.toString('base64')].join('&&');
  const message = await page.evaluate(
    (session) =>
      window.core
        .createCashier({ environment: 'sandbox' })
        .open({ session })
        .ready.then(String, (error: Error) => error.message),
    session,
  );
  stop();
  expect(message).toContain('Cross-Origin-Embedder-Policy: require-corp');
});

for (const [what, headers] of Object.entries({
  'a page with an opener policy': { 'cross-origin-opener-policy': 'same-origin' },
  'an isolated page': {
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin',
  },
})) {
  test(`a wallet opens by its link from ${what}, and no empty window stays`, async ({
    page,
    gotoIsolated,
  }) => {
    await gotoIsolated(headers);
    const cashier = await openCashier(page, { wallets: true });
    await cashier.frame.getByRole('radio', { name: 'KakaoPay' }).check();
    // the browser gives the cashier no hold of it
    const [empty] = await Promise.all([
      page.context().waitForEvent('page'),
      press(continueButton(cashier)),
    ]);
    await expect.poll(() => empty.isClosed()).toBe(true);
    const wallet = await opensBeside(page, () => press(walletLink(cashier)));
    await wallet.approve();
    expect(await outcomeOf(page)).toMatchObject(['paid', { code: 'SDK_PAYMENT_SUCCESSFUL' }]);
  });
}
