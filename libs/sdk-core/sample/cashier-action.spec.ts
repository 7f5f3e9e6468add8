import { createCashier } from '@ams-cashier/core';
import { createScriptedEngine } from '@ams-cashier/core/testing';
import { expect, test, vi } from 'vitest';
import { cashier } from './cashier-action.ts';

test('a binding opens, reports, reopens for another key and ends with its node', async () => {
  const script = createScriptedEngine();
  const client = createCashier({ environment: 'sandbox', engines: [script.engine] });
  const session = () => script.session();
  const node = document.body.appendChild(document.createElement('div'));
  const paid = vi.fn();
  node.addEventListener('payment-result', paid);

  const action = cashier(node, { client, session, sessionKey: 'cart-1' });
  const first = await script.run();
  first.signal({ type: 'usable' });

  // another function on each render is the same session, another key is another one
  action.update({ client, session: () => script.session(), sessionKey: 'cart-1' });
  expect(first.stopped).toBe(false);
  action.update({ client, session, sessionKey: 'cart-2' });
  expect(first.stopped).toBe(true);

  const second = await script.run();
  second.signal({ type: 'usable' });
  second.signal({ type: 'accepted' });
  second.signal({ type: 'result', outcome: 'SUCCESSFUL', final: true, replayed: false });
  await vi.waitFor(() => expect(paid).toHaveBeenCalledOnce());

  action.destroy();
  expect(second.stopped).toBe(true);
});
