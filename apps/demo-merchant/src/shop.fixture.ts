/** A shop's server for tests, with a gateway that it talks to. */
import { startGateway } from './gateway.fixture.ts';
import { startMerchant } from './merchant.ts';
import { readSettings } from './settings.ts';

export interface OpenedOrder {
  readonly orderId: string;
  readonly paymentSessionData: string;
  readonly expiresAt: string;
}

export async function startShop(env: Readonly<Record<string, string>> = {}) {
  const gateway = await startGateway();
  const merchant = await startMerchant({
    ...readSettings({ SANDBOX_URL: gateway.url, MERCHANT_DATA: ':memory:', ...env }),
    port: 0,
  });
  const url = `http://127.0.0.1:${merchant.port}`;

  function post(body: unknown, headers: Readonly<Record<string, string>> = {}) {
    return fetch(`${url}/api/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  return {
    url,
    gateway,
    post,
    async order(headers: Readonly<Record<string, string>> = {}): Promise<OpenedOrder> {
      const response = await post({ sku: 'desk-lamp', quantity: 1 }, headers);
      if (response.status !== 201) throw new Error(`HTTP ${response.status}`);
      return (await response.json()) as OpenedOrder;
    },
    async look({ orderId }: Pick<OpenedOrder, 'orderId'>): Promise<unknown> {
      return (await fetch(`${url}/api/orders/${orderId}`)).json();
    },
    notify: (change: object = {}) => gateway.notify(`${url}/api/notify`, change),
    async close() {
      await merchant.close();
      gateway.close();
    },
  };
}

export type TestShop = Awaited<ReturnType<typeof startShop>>;
