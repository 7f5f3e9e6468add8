import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cards } from '../client/cards.ts';
import { startSandbox, type Sandbox } from '../client/start.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));

async function copy(id: string, runner: string) {
  const response = await fetch(`${sandbox.url}/sandbox/orders/${id}/test?runner=${runner}`);
  return { status: response.status, text: await response.text() };
}

/** What somebody does by hand, by what it is called. */
const PAYMENTS: { readonly [name: string]: () => Promise<string> } = {
  async paid() {
    const { paymentRequestId } = await sandbox.session({
      paymentAmount: { currency: 'JPY', value: '1999' },
    });
    await sandbox.pay(paymentRequestId);
    return paymentRequestId;
  },
  async 'declined, then challenged, approved and refunded'() {
    const { paymentRequestId, amount } = await sandbox.session();
    await sandbox.pay(paymentRequestId, { card: cards.declined });
    await sandbox.pay(paymentRequestId, { card: cards.threeDS });
    const { paymentId = '' } = await sandbox.decide(paymentRequestId, 'approve');
    await sandbox.antom.refund({ refundRequestId: randomUUID(), paymentId, refundAmount: amount });
    return paymentRequestId;
  },
  async 'rejected at the bank'() {
    const { paymentRequestId } = await sandbox.session({
      paymentMethod: {
        paymentMethodType: 'CARD',
        paymentMethodMetaData: { is3DSAuthentication: true },
      },
    });
    await sandbox.pay(paymentRequestId);
    await sandbox.decide(paymentRequestId, 'decline');
    return paymentRequestId;
  },
  async 'paid with a wallet'() {
    const { paymentRequestId } = await sandbox.session({
      paymentMethod: { paymentMethodType: 'GCASH' },
      paymentAmount: { currency: 'PHP', value: '4200' },
    });
    await sandbox.pay(paymentRequestId, { wallet: 'GCASH' });
    await sandbox.decide(paymentRequestId, 'approve');
    return paymentRequestId;
  },
  async 'decided by time'() {
    const { paymentRequestId } = await sandbox.session({ sandboxScenario: 'pending_then_failed' });
    await sandbox.pay(paymentRequestId);
    await sandbox.clock.advance('5s');
    return paymentRequestId;
  },
  async 'declined by its amount, then closed'() {
    const { paymentRequestId } = await sandbox.session({
      paymentAmount: { currency: 'USD', value: '12' },
    });
    await sandbox.pay(paymentRequestId);
    await sandbox.expire(paymentRequestId);
    return paymentRequestId;
  },
  async 'chosen by the holder name'() {
    const { paymentRequestId } = await sandbox.session();
    await sandbox.pay(paymentRequestId, { card: cards.paid, holderName: 'submitted twice' });
    await sandbox.decide(paymentRequestId, 'approve');
    return paymentRequestId;
  },
  async 'captured in parts'() {
    const { paymentRequestId } = await sandbox.session({
      paymentFactor: { captureMode: 'MANUAL' },
    });
    const { paymentId = '' } = await sandbox.pay(paymentRequestId);
    const captureAmount = { currency: 'USD', value: '1000' };
    await sandbox.antom.capture({ captureRequestId: randomUUID(), paymentId, captureAmount });
    return paymentRequestId;
  },
  async 'never paid'() {
    const { paymentRequestId } = await sandbox.session();
    await sandbox.expire(paymentRequestId);
    return paymentRequestId;
  },
};

it('a payment that was made by hand is copied as a test, and the test passes', async () => {
  // beside the package's own code, where a test finds what it imports
  const directory = join(PACKAGE, '.sandbox', `copied-${process.pid}`);
  mkdirSync(directory, { recursive: true });
  try {
    let count = 0;
    for (const [name, make] of Object.entries(PAYMENTS)) {
      const { status, text } = await copy(await make(), 'vitest');
      expect(status, `${name}: ${text}`).toBe(200);
      writeFileSync(join(directory, `${++count}.spec.ts`), text);
    }
    const vitest = join(PACKAGE, '../../node_modules/vitest/vitest.mjs');
    const config = join(directory, 'vitest.config.mjs');
    const alias = { '@ams-cashier/sandbox': join(PACKAGE, 'src/index.ts') };
    writeFileSync(
      config,
      `export default { resolve: { alias: ${JSON.stringify(alias)}, tsconfigPaths: true }, test: { testTimeout: 30_000 } };`,
    );
    const report = join(directory, 'report.json');
    // the report says what has failed
    await promisify(execFile)(process.execPath, [
      vitest,
      ...['run', '--root', directory, '--config', config, '--no-isolate'],
      ...['--reporter', 'json', '--outputFile', report],
    ]).catch(() => undefined);
    const { testResults, numPassedTests } = JSON.parse(readFileSync(report, 'utf8')) as {
      readonly numPassedTests: number;
      readonly testResults: readonly object[];
    };
    expect(numPassedTests, JSON.stringify(testResults, null, 1)).toBe(count);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}, 120_000);

it('as a Playwright test, it goes through the page', async () => {
  const declined = PAYMENTS['declined, then challenged, approved and refunded'];
  const { text } = await copy((await declined?.()) ?? '', 'playwright').catch(() => ({ text: '' }));
  const lines = text.split('\n').map((line) => line.trim());
  expect(lines).toEqual(
    expect.arrayContaining([
      "import { test } from '@ams-cashier/sandbox/playwright';",
      `await cashier.pay('${cards.declined}');`,
      'await cashier.reason.waitFor();',
      'await cashier.challenge.approve();',
    ]),
  );
});

it.each([
  [{ sandboxScenario: 'cut_after_charge' }, 'vitest', 'copy it as a Playwright test'],
  [{}, 'mocha', 'it must be one of playwright, vitest'],
])('says why it can’t be copied: %j for %s', async (request, runner, reason) => {
  const { paymentRequestId } = await sandbox.session(request);
  const { status, text } = await copy(paymentRequestId, runner);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(text).toContain(reason);
});
