/** Requests a session from your server, which calls createPaymentSession and returns its response. */
export async function createSession() {
  const response = await fetch('/api/orders', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sku: 'desk-lamp', quantity: 1 }),
  });
  if (!response.ok) throw new Error(`The shop's server responded with ${response.status}.`);
  const { paymentSessionData, expiresAt } = await response.json();
  return { sessionData: paymentSessionData, expiresAt };
}
