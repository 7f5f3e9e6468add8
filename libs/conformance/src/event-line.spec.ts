import { createCashier } from '@ams-cashier/core';
import { createScriptedEngine } from '@ams-cashier/core/testing';
import { expect, test } from 'vitest';
import { eventLine } from './event-line.ts';

test('an event in one line: its code and the fields that a shop acts on', async () => {
  const script = createScriptedEngine();
  const cashier = createCashier({ environment: 'sandbox', engines: [script.engine] });
  const lines: string[] = [];
  cashier.on('event', (event) => lines.push(eventLine(event)));
  const checkout = cashier.open({ session: script.session() });
  await script.run();
  script.signal({ type: 'usable' });
  script.signal({ type: 'accepted' });
  script.signal({ type: 'result', outcome: 'FAIL', final: false, replayed: false });
  script.signal({ type: 'result', outcome: 'SUCCESSFUL', final: true, replayed: true });
  await checkout.outcome;
  await cashier.open({ session: '' }).outcome;
  expect(lines).toEqual([
    'SDK_START_OF_LOADING',
    'SDK_END_OF_LOADING ready',
    'SDK_PAYMENT_FAIL not final',
    'SDK_PAYMENT_SUCCESSFUL final replayed',
    'SDK_CREATEPAYMENT_PARAMETER_ERROR session_missing',
  ]);
});
