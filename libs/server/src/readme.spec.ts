import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { expect, it, vi } from 'vitest';
import { gateway, merchant, signed, startGateway } from './gateway.fixture.ts';

const file = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

it('README shows the sample as it is run here', () => {
  expect(file('../README.md')).toContain('```ts\n' + file('../sample/shop.ts').trimEnd() + '\n```');
});

it('the sample makes a session', async () => {
  const result = { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' };
  const server = await startGateway(signed({ result, paymentSessionData: 'a&&b&&c&&d' }));
  vi.stubEnv('ANTOM_CLIENT_ID', 'SANDBOX_TEST');
  vi.stubEnv('ANTOM_PRIVATE_KEY', merchant.pkcs8);
  vi.stubEnv('ANTOM_PUBLIC_KEY', gateway.spki);
  vi.stubEnv('ANTOM_GATEWAY', server.url);
  vi.stubEnv('PORT', '0');
  const log = vi.spyOn(console, 'log').mockReturnValue();
  await import('../sample/shop.ts');
  await vi.waitFor(() => expect(log).toHaveBeenCalled());
  const { port } = log.mock.calls[0]?.[1] as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/pay`, { method: 'POST' });
  expect(response.status).toBe(201);
  expect(await response.json()).toEqual({ paymentSessionData: 'a&&b&&c&&d' });
  const forged = await fetch(`http://127.0.0.1:${port}/notify`, { method: 'POST', body: '{}' });
  expect(forged.status).toBe(401);
  server.close();
});
