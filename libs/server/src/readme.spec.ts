import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { captureOrder, refundOrder } from '../sample/after-payment.ts';
import { describe as describeNotification } from '../sample/notification.ts';
import { createAntomClient } from './client.ts';
import type { AntomErrorKind } from './error.ts';
import { gateway, merchant, signed, startGateway, type Answer } from './gateway.fixture.ts';
import { NOTIFY_TYPES, type AntomNotification } from './notification.ts';

const file = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

it('README lists every call and type of notification', () => {
  const text = file('../README.md');
  const antom = createAntomClient({
    clientId: 'SANDBOX_TEST',
    privateKey: merchant.pkcs8,
    antomPublicKey: gateway.spki,
    gateway: 'http://127.0.0.1:4242',
  });
  const rows = (title: string) => {
    const [, section = ''] = text.split(`## ${title}\n`);
    return [...(section.split('\n## ')[0] ?? '').matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  };
  const calls = Object.keys(antom).filter((name) => name !== 'verifyNotification');
  expect(rows('After the payment').sort()).toEqual(calls.sort());
  expect(rows('Notifications').sort()).toEqual([...NOTIFY_TYPES, 'OTHER'].sort());
});

it('README lists every kind of error', () => {
  const kinds: { readonly [Kind in AntomErrorKind]: true } = {
    config: true,
    api: true,
    network: true,
    timeout: true,
    signature: true,
    reply: true,
    notification: true,
  };
  const [, rows = ''] = file('../README.md').split(/^\| `kind` .*\n.*\n/m);
  const listed = [...(rows.split('\n\n')[0] ?? '').matchAll(/^\| `(\w+)`/gm)].map(
    ([, kind]) => kind,
  );
  expect(listed).toEqual(Object.keys(kinds));
});

it('the sample creates a session', async () => {
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

const DONE = { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' };
const amount = { currency: 'USD', value: '4200' };

describe('the sample for after the payment', () => {
  async function connect(answers: { readonly [path: string]: Answer }) {
    const server = await startGateway((received, response) =>
      answers[received.path.split('/').at(-1) ?? '']?.(received, response),
    );
    const antom = createAntomClient({
      clientId: 'SANDBOX_TEST',
      privateKey: merchant.pkcs8,
      antomPublicKey: gateway.spki,
      gateway: server.url,
    });
    return { antom, server };
  }
  const refusal = (resultCode: string, resultStatus: string) =>
    signed({ result: { resultCode, resultStatus, resultMessage: '-' } });

  it('captures, with the order’s own id', async () => {
    const { antom, server } = await connect({
      capture: signed({ result: DONE, captureId: 'capture-1' }),
    });
    expect(await captureOrder(antom, 'order-1', 'payment-1', amount)).toMatchObject({
      captureId: 'capture-1',
    });
    expect(JSON.parse(server.received[0]?.body ?? '')).toEqual({
      captureRequestId: 'order-1-capture',
      paymentId: 'payment-1',
      captureAmount: amount,
      isLastCapture: true,
    });
    server.close();
  });

  const cut: Answer = (_, response) => response.destroy();
  const status = (refundStatus: string) => signed({ result: DONE, refundStatus });
  it.each<[string, Record<string, Answer>, string, number]>([
    ['done', { refund: signed({ result: DONE }) }, 'SUCCESS', 1],
    ['refused', { refund: refusal('REFUND_AMOUNT_EXCEED', 'F') }, 'FAIL', 1],
    [
      'decided later',
      { refund: refusal('REFUND_IN_PROCESS', 'U'), inquiryRefund: status('PROCESSING') },
      'PROCESSING',
      2,
    ],
    ['cut, but done', { refund: cut, inquiryRefund: status('SUCCESS') }, 'SUCCESS', 2],
    [
      'cut, and unknown there',
      { refund: cut, inquiryRefund: refusal('ORDER_NOT_EXIST', 'F') },
      'PROCESSING',
      2,
    ],
    ['cut twice', { refund: cut, inquiryRefund: cut }, 'PROCESSING', 2],
  ])('refunds: %s', async (_, answers, expected, calls) => {
    const { antom, server } = await connect(answers);
    expect(await refundOrder(antom, 'refund-1', 'payment-1', amount)).toBe(expected);
    expect(server.received).toHaveLength(calls);
    for (const { body } of server.received) {
      expect(JSON.parse(body)).toMatchObject({ refundRequestId: 'refund-1' });
    }
    server.close();
  });
});

it('the sample for notifications knows every type', () => {
  const common = {
    result: DONE,
    paymentRequestId: 'p',
    captureRequestId: 'c',
    refundRequestId: 'r',
  };
  const said = [...NOTIFY_TYPES, 'OTHER'].map((notifyType) =>
    describeNotification({
      ...common,
      notifyType,
      rawNotifyType: 'X',
    } as unknown as AntomNotification),
  );
  expect(said).toEqual([
    'payment p: done',
    'payment p: the shopper is done, wait for the outcome',
    'amount of p: done',
    'capture c: done',
    'refund r: done',
    'X: done',
  ]);
});
