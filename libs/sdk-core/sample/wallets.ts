import { checkWallets, type SessionRequest } from '@ams-cashier/core/wallets';

/** What keeps Apple Pay or Google Pay from opening on this page, for developers; `request` is what your server sends to Antom. */
export async function reportWallets(request: SessionRequest, policy?: string) {
  const problems = await checkWallets({ request, ...(policy !== undefined && { policy }) });
  for (const { wallet, fault, message } of problems)
    console.warn(`${wallet} (${fault}): ${message}`);
  return problems;
}
