/** What has to come of it in every runtime. */
import assert from 'node:assert/strict';

/**
 * @param {(path: string, init?: RequestInit) => Promise<Response>} ask
 * @param {{ headers: Record<string, string>, body: string }} notification
 */
export async function visit(ask, { headers, body }) {
  const notify = (sent) => ask('/api/notify', { method: 'POST', headers, body: sent });
  assert.equal((await notify(`${body} `)).status, 401);
  assert.equal((await notify('')).status, 401);
  const acknowledged = await notify(body);
  assert.equal(acknowledged.status, 200);
  assert.equal((await acknowledged.json()).result.resultStatus, 'S');
  const { session, payment, received } = await (await ask('/')).json();
  assert.match(session.paymentSessionData, /good$/);
  assert.equal(payment.paymentStatus, 'SUCCESS');
  assert.deepEqual(received, ['PAYMENT_RESULT']);
}
