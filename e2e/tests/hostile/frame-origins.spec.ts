import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { addresses, expect, test } from '../../fixtures/stack.ts';

let server: Server;
let cashier: string;

test.beforeAll(async ({ request }) => {
  const order = await request.post(`${addresses.pages}/api/orders`, {
    data: { sku: 'desk-lamp', quantity: 1 },
  });
  const { paymentSessionData } = (await order.json()) as { readonly paymentSessionData: string };
  const meta = Buffer.from(paymentSessionData.split('&&')[3] ?? '', 'base64').toString();
  const { publicSessionId } = JSON.parse(meta) as { readonly publicSessionId: string };
  cashier = `${addresses.sandbox}/cashier/${publicSessionId}`;
  server = createServer((_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<!doctype html><iframe src="${cashier}"></iframe>`),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
test.afterAll(() => {
  server.close();
  server.closeAllConnections();
});

for (const { host, mayFrame } of [
  { host: 'localhost', mayFrame: true },
  { host: 'app.localhost', mayFrame: true },
  { host: '127.0.0.1', mayFrame: true },
  { host: '[::1]', mayFrame: true },
  { host: 'shop.test', mayFrame: false },
]) {
  test(`a page at ${host} ${mayFrame ? 'may' : 'may not'} frame the cashier`, async ({
    browser,
  }) => {
    const { port } = server.address() as AddressInfo;
    // every page comes from there: a machine may have no IPv6, and nobody resolves the name
    const context = await browser.newContext({
      proxy: {
        server: `http://127.0.0.1:${port}`,
        bypass: `<-loopback>,${new URL(cashier).hostname}`,
      },
    });
    const page = await context.newPage();
    await page.goto(`http://${host}:${port}/`);
    await expect
      .poll(() => page.frames()[1]?.url())
      .toBe(mayFrame ? cashier : 'chrome-error://chromewebdata/');
    await context.close();
  });
}
