/** A new order's session, or throws if the shop's server has none. */
export async function createSession(quantity = 1): Promise<string> {
  const response = await fetch('/api/orders', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sku: 'desk-lamp', quantity }),
  });
  if (!response.ok) throw new Error(`The shop's server answered ${response.status}.`);
  return ((await response.json()) as { paymentSessionData: string }).paymentSessionData;
}
