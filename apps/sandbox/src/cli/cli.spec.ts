import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { stripVTControlCharacters } from 'node:util';
import { NOTIFICATION_RECEIVED, createAntomClient } from '@ams-cashier/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { cards } from '../client/cards.ts';
import { createLoopbackClient } from '../client/loopback-client.ts';
import { startSandbox, type Sandbox } from '../client/start.ts';
import { isCommand, runCommand } from './cli.ts';
import { forwardNotifications } from './forward.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

const output = { out: '', err: '' };
beforeEach(async () => {
  await sandbox.reset();
  Object.assign(output, { out: '', err: '' });
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((output.out += text)));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((output.err += text)));
});
afterEach(() => vi.restoreAllMocks());

const ams = (name: string, ...args: string[]) => runCommand(name, [...args, '--url', sandbox.url]);

describe('a command', () => {
  it('pays the latest order, and says so in words or JSON', async () => {
    const { paymentRequestId } = await sandbox.session();
    expect(await ams('pay')).toBe(0);
    expect(output.out).toContain(paymentRequestId);
    expect(output.out).toContain('SUCCESS');
    output.out = '';
    expect(await ams('order', paymentRequestId, '--json')).toBe(0);
    expect(JSON.parse(output.out)).toMatchObject({ state: 'SUCCESS', charges: 1 });
  });

  it('pays with a card by name or number, and decides', async () => {
    const first = await sandbox.session();
    expect(await ams('pay', '--card', 'declined')).toBe(0);
    expect(output.out).toContain('ISSUER_REJECTS_TRANSACTION');
    expect(await ams('expire', first.paymentRequestId)).toBe(0);
    const second = await sandbox.session();
    expect(await ams('pay', second.paymentRequestId, '--card', cards.threeDS)).toBe(0);
    expect(await ams('decide', 'approve', second.paymentRequestId)).toBe(0);
    expect((await sandbox.order(second)).state).toBe('SUCCESS');
  });

  it('puts the clock forward, lists, resends and resets', async () => {
    const { paymentRequestId } = await sandbox.session();
    await sandbox.pay(paymentRequestId);
    await sandbox.notifications.received({ paymentRequestId });
    expect(await ams('advance', '2h')).toBe(0);
    expect(await ams('notifications')).toBe(0);
    expect(stripVTControlCharacters(output.out)).toMatch(/received\s+1 {2}PAYMENT_RESULT/);
    expect(await ams('resend', '1')).toBe(0);
    expect(await ams('reset')).toBe(0);
    expect(await sandbox.notifications.list()).toEqual([]);
    expect(await ams('scenarios', '--json')).toBe(0);
    expect(output.out).toContain('"id":"bank_asks"');
  });

  it.each([
    [['pay', '--card', 'gold'], 2, '--card is "gold"; it must be a number, or one of paid,'],
    [['pay', '--card', 'paid', '--wallet', 'GCASH'], 2, 'cannot be combined'],
    [['pay', '--crad', 'paid'], 2, "Unknown option '--crad'"],
    [['pay', 'nobody'], 1, 'The sandbox has no order "nobody".'],
    [['pay'], 1, 'The sandbox has no order yet.'],
    [['decide'], 2, 'approve or decline is missing.'],
    [['decide', 'perhaps'], 2, '"perhaps" is neither approve nor decline.'],
    [['advance', 'soon'], 2, 'duration is "soon"; it must be milliseconds'],
    [['resend', 'x'], 2, '"x" is not the number of a notification.'],
    [['resend', '9'], 1, 'There is no such notification.'],
    [['listen'], 2, '--forward is ""; it must be the URL'],
    [['listen', '--forward', 'ftp://shop'], 2, '--forward is "ftp://shop"'],
  ] as const)('%j ends with %i and the reason', async ([name, ...args], code, reason) => {
    expect(await ams(name, ...args)).toBe(code);
    expect(output.err).toContain(reason);
    expect(output.err.trim().split('\n')).toHaveLength(1);
  });

  it('says that no sandbox answers', async () => {
    expect(await runCommand('reset', ['--url', 'http://127.0.0.1:9'])).toBe(1);
    expect(output.err).toContain('No sandbox answers at http://127.0.0.1:9: is it running?');
  });

  it('explains itself', async () => {
    expect(await ams('decide', '--help')).toBe(0);
    expect(output.out).toContain('ams-sandbox decide <approve|decline> [order]');
    expect(isCommand('toString')).toBe(false);
  });
});

describe('listen', () => {
  /** A shop that may be down, at an address that stays. */
  function createShop(verify: (headers: IncomingHttpHeaders, body: string) => string) {
    const received: string[] = [];
    let server: Server | undefined;
    let port = 0;
    return {
      received,
      get url() {
        return `http://127.0.0.1:${port}/hooks/antom`;
      },
      async start() {
        server = createServer(async (request, response) => {
          let body = '';
          for await (const chunk of request) body += chunk;
          received.push(verify(request.headers, body));
          response.end(JSON.stringify(NOTIFICATION_RECEIVED));
        }).listen(port, '127.0.0.1');
        await once(server, 'listening');
        port = (server.address() as AddressInfo).port;
      },
      stop() {
        server?.close();
        server?.closeAllConnections();
      },
    };
  }

  it('takes every notification to the shop, signed, through restarts of the shop and of itself', async () => {
    const antom = createAntomClient({
      clientId: sandbox.credentials.clientId,
      privateKey: sandbox.credentials.merchantPrivateKey,
      antomPublicKey: sandbox.credentials.gatewayPublicKey,
      gateway: sandbox.url,
    });
    const shop = createShop((headers, body) => {
      const notification = antom.verifyNotification(headers, body, '/hooks/antom');
      return 'paymentRequestId' in notification ? String(notification.paymentRequestId) : '';
    });
    await shop.start();
    const listen = () => {
      const stopping = new AbortController();
      const done = forwardNotifications({
        api: createLoopbackClient(sandbox.url),
        target: new URL(shop.url),
        signal: stopping.signal,
        report: () => undefined,
        problem: () => undefined,
      });
      return async () => {
        stopping.abort();
        await done;
      };
    };
    const unreachable = { paymentNotifyUrl: 'http://127.0.0.1:9/nobody' };
    const pay = async () => {
      const { paymentRequestId } = await sandbox.session(unreachable);
      await sandbox.pay(paymentRequestId);
      return paymentRequestId;
    };
    const arrived = (id: string) =>
      vi.waitFor(() => expect(shop.received).toContain(id), { timeout: 15_000, interval: 50 });

    let stop = listen();
    await arrived(await pay());
    shop.stop();
    const whileShopWasDown = await pay();
    await vi.waitFor(async () => {
      const told = (await sandbox.notifications.list({ paymentRequestId: whileShopWasDown }))[0];
      expect(told?.deliveries.length).toBeGreaterThan(1);
    });
    await shop.start();
    await arrived(whileShopWasDown);
    await stop();
    const whileNobodyListened = await pay();
    stop = listen();
    await arrived(whileNobodyListened);
    await stop();
    shop.stop();
    const all = await sandbox.notifications.list({ notifyType: 'PAYMENT_RESULT' });
    expect(all.every(({ deliveries }) => deliveries.some(({ answer }) => answer === 'S'))).toBe(
      true,
    );
    expect(new Set(shop.received.filter(Boolean)).size).toBe(3);
  });
});
