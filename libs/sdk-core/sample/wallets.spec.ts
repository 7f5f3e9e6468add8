// @vitest-environment node
import { expect, it, vi } from 'vitest';
import { reportWallets } from './wallets.ts';

it('tells developers what the request misses', async () => {
  const warned = vi.spyOn(console, 'warn').mockReturnValue();
  const request = { productScene: 'ELEMENT_PAYMENT', env: { clientIp: '203.0.113.7' } };
  await reportWallets(request, "script-src 'self' https:");
  expect(warned.mock.calls).toEqual([
    [expect.stringMatching(/^APPLEPAY \(settlement_currency_missing\): settlementStrategy/)],
    [expect.stringMatching(/^GOOGLEPAY \(settlement_currency_missing\): settlementStrategy/)],
  ]);
});
