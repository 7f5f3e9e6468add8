import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { readRecord } from '@ams-cashier/protocol';
import { NOTIFICATION_RECEIVED, createAntomClient } from '@ams-cashier/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { cards } from '../client/cards.ts';
import { createLoopbackClient } from '../client/loopback-client.ts';
import { startSandbox, type Sandbox } from '../client/start.ts';
import { COMMANDS_USAGE, isCommand, runCommand } from './cli.ts';
import { COMMANDS } from './commands.ts';
import { forwardNotifications } from './forward.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

/** Shops put tokens into it. */
const NOTIFY_URL = 'http://127.0.0.1:9/notify?token=a-token';

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
    const listed = stripVTControlCharacters(output.out);
    expect(listed).toMatch(/received\s+1 {2}PAYMENT_RESULT/);
    expect(listed).toMatch(/received\s+2 {2}CAPTURE_RESULT {2}\S+/);
    expect(await ams('resend', '1')).toBe(0);
    expect(await ams('reset')).toBe(0);
    expect(await sandbox.notifications.list()).toEqual([]);
    expect(await ams('scenarios', '--json')).toBe(0);
    expect(output.out).toContain('"id":"bank_asks"');
  });

  it('disputes, judges, fails and goes offline', async () => {
    const session = await sandbox.session();
    await sandbox.pay(session);
    await sandbox.clock.advance('1m');
    expect(await ams('dispute', '--reason', 'product_not_received', '--json')).toBe(0);
    const { disputeId, reason } = JSON.parse(output.out);
    expect(reason).toBe('product_not_received');
    expect(await ams('judge', disputeId, 'VALIDATE_FAIL')).toBe(0);
    expect(await sandbox.disputes.get(disputeId)).toMatchObject({ isChargedBack: true });
    expect(await ams('judge', disputeId, 'VALIDATE_FAIL')).toBe(1);
    expect(output.err).toContain('is closed already.');

    for (const fault of ['503', 'down', 'SYSTEM_ERROR']) {
      expect(await ams('fail', 'createPaymentSession', fault)).toBe(0);
      await expect(sandbox.session()).rejects.toThrow();
    }
    expect(await ams('offline', 'on')).toBe(0);
    await expect(sandbox.session()).rejects.toThrow();
    expect(await ams('offline', 'off')).toBe(0);
    expect(await ams('fail', 'createPaymentSession', 'down', '--times', '2')).toBe(0);
    await expect(sandbox.session()).rejects.toThrow();
    await expect(sandbox.session()).rejects.toThrow();
    expect(await sandbox.session()).toHaveProperty('paymentSessionData');
  });

  it('records an order in a file that can be read, or prints it', async () => {
    const { paymentRequestId } = await sandbox.session({ paymentNotifyUrl: NOTIFY_URL });
    await sandbox.pay(paymentRequestId, { card: cards.declined });
    await sandbox.pay(paymentRequestId);
    const directory = mkdtempSync(join(tmpdir(), 'ams-sandbox-record-'));
    const file = join(directory, 'record.json');
    expect(await ams('record', paymentRequestId, '--out', file)).toBe(0);
    expect(output.out).toBe(`The record is in ${file}.\n`);
    const content = readFileSync(file, 'utf8');
    const { orders, checkouts } = readRecord(content);
    expect(checkouts).toEqual([]);
    // not how often they were sent: that goes on
    const recorded = [
      {
        paymentRequestId,
        state: 'SUCCESS',
        attempts: [{ outcome: 'FAIL' }, { outcome: 'SUCCESSFUL' }],
        notifications: [{ url: 'http://127.0.0.1:9/notify' }, {}],
      },
    ];
    expect(orders).toMatchObject(recorded);
    for (const secret of [cards.declined, 'a-token', sandbox.credentials.merchantPrivateKey]) {
      expect(content).not.toContain(secret);
    }

    output.out = '';
    expect(await ams('record')).toBe(0);
    expect(readRecord(output.out).orders).toMatchObject(recorded);
    output.out = '';
    expect(await ams('record', '--out', file, '--json')).toBe(0);
    expect(JSON.parse(output.out)).toEqual({ file });
    expect(await ams('record', '--out', directory)).toBe(1);
    expect(output.err).toContain(`${directory} cannot be written: EISDIR`);
    rmSync(directory, { recursive: true });
  });

  it.each([
    [['pay', '--card', 'gold'], 2, '--card is "gold"; it must be a number, or one of paid,'],
    [['pay', '--card', 'paid', '--wallet', 'GCASH'], 2, 'cannot be combined'],
    [['pay', '--crad', 'paid'], 2, "Unknown option '--crad'"],
    [['pay', 'nobody'], 1, 'The sandbox has no order "nobody".'],
    [['pay'], 1, 'The sandbox has no order yet.'],
    [['record', 'nobody'], 1, 'The sandbox has no order "nobody".'],
    [['record', '--out='], 2, '--out is empty; it must be the name of a file.'],
    [['decide'], 2, 'approve or decline is missing.'],
    [['dispute', 'nobody'], 1, 'The sandbox has no order "nobody".'],
    [['judge', 'some', 'WON'], 2, '"WON" is not a result; use VALIDATE_SUCCESS,'],
    [['fail', 'refund', 'slowly'], 2, '"slowly" is not a fault; use down, cut,'],
    [['fail', 'refund', '503', '--times', 'twice'], 2, '--times is "twice"; it must be'],
    [['fail', 'refund', '503', '--times', '1001'], 2, 'it must be a whole number from 1 to 1000.'],
    [['fail', 'refund', '503', '--times', '1.5'], 2, '--times is "1.5"; it must be'],
    [['fail', 'refund', '503', '--times='], 2, '--times is ""; it must be'],
    [['pay', '--wallet='], 2, '--wallet is empty; it must be the type of a wallet'],
    [['pay', '--card='], 2, '--card is ""; it must be a number'],
    [['dispute', '--reason='], 2, '--reason is empty; it must be a code'],
    [['advance', 'NaN'], 2, 'duration is "NaN"; it must be milliseconds'],
    [['advance', 'Infinity'], 2, 'duration is "Infinity"; it must be milliseconds'],
    [['order', ''], 1, 'order is ""; it must be'],
    [['fail', 'refnd', 'down'], 1, 'did you mean refund?'],
    [['offline', 'yes'], 2, '"yes" is neither on nor off.'],
    [['hold', 'yes'], 2, '"yes" is neither on nor off.'],
    [['hold'], 2, 'on or off is missing.'],
    [['decide', 'perhaps'], 2, '"perhaps" is neither approve nor decline.'],
    [['advance', 'soon'], 2, 'duration is "soon"; it must be milliseconds'],
    [['advance', '-1h'], 2, 'duration is "-1h", but the clock goes forward only'],
    [['advance', '4000d'], 1, 'The clock can be at most 10 years ahead of the real time'],
    [['advance', '1h', '2h'], 2, '"2h" is one too many.'],
    [['reset', 'everything'], 2, '"everything" is one too many.'],
    [['resend', 'x'], 2, '"x" is not the number of a notification.'],
    [['resend', '9'], 1, 'The sandbox has no notification "9".'],
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

  it.each(['localhost:4242', 'ftp://127.0.0.1', 'nowhere'])(
    'says that %s is no address of a sandbox',
    async (url) => {
      const words = `is "${url}"; it must be like http://127.0.0.1:4242.`;
      expect(await runCommand('reset', ['--url', url])).toBe(2);
      expect(output.err).toContain(`--url ${words}`);
      vi.stubEnv('AMS_SANDBOX_URL', url);
      expect(await runCommand('reset', [])).toBe(2);
      expect(output.err).toContain(`AMS_SANDBOX_URL ${words}`);
      vi.unstubAllEnvs();
    },
  );

  it('says that something else answers there', async () => {
    const other = createServer((_, response) => response.end('<!doctype html>')).listen(0);
    await once(other, 'listening');
    const url = `http://localhost:${(other.address() as AddressInfo).port}`;
    expect(await runCommand('reset', ['--url', url])).toBe(1);
    expect(output.err).toContain('HTTP 200, and no answer of a sandbox.');
    other.close();
    other.closeAllConnections();
  });

  it.each(Object.keys(COMMANDS))('%s --help explains it', async (name) => {
    expect(await ams(name, '--help')).toBe(0);
    expect(output.out).toMatch(new RegExp(`^ams-sandbox ${name}`));
    expect(output.out).toContain(COMMANDS[name]?.what);
    expect(COMMANDS_USAGE).toContain(COMMANDS[name]?.usage);
    expect(await ams(name, '-h')).toBe(0);
  });

  it('--json writes one JSON object a line, whichever the command', async () => {
    await sandbox.session();
    const commands = [
      ['pay', '--card', 'threeDS'],
      ['decide', 'approve'],
      ['order'],
      ['record'],
      ['advance', '3s'],
      ['notifications'],
      ['resend', '1'],
      ['hold', 'on'],
      ['hold', 'off'],
      ['scenarios'],
      ['reset'],
    ];
    for (const [name = '', ...args] of commands) {
      output.out = '';
      expect(await ams(name, ...args, '--json'), name).toBe(0);
      const lines = output.out.trimEnd().split('\n');
      for (const line of lines) expect(JSON.parse(line), name).toBeTypeOf('object');
    }
    await sandbox.session();
    output.out = '';
    expect(await ams('expire', '--json')).toBe(0);
    expect(JSON.parse(output.out)).toMatchObject({ state: 'EXPIRED' });
  });

  it('knows its own names only', () => {
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
    await vi.waitFor(
      async () => {
        const received = (
          await sandbox.notifications.list({ paymentRequestId: whileShopWasDown })
        )[0];
        expect(received?.deliveries.length).toBeGreaterThan(1);
      },
      { timeout: 15_000 },
    );
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

  it('takes what is sent again, and neither what a scenario loses nor what it delays', async () => {
    const shop = createShop(() => 'told');
    await shop.start();
    const stopping = new AbortController();
    const done = forwardNotifications({
      api: createLoopbackClient(sandbox.url),
      target: new URL(shop.url),
      signal: stopping.signal,
      report: () => undefined,
      problem: () => undefined,
    });
    const payAs = async (scenario?: string) => {
      const { paymentRequestId } = await sandbox.session({
        paymentNotifyUrl: 'http://127.0.0.1:9/nobody',
        paymentFactor: { captureMode: 'MANUAL' },
        ...(scenario && { sandboxScenario: scenario }),
      });
      await sandbox.pay(paymentRequestId);
      const [received] = await sandbox.notifications.list({ paymentRequestId });
      return Number(received?.notificationId);
    };
    await payAs('notification_lost');
    await payAs('notification_late');
    const plain = await payAs();
    await vi.waitFor(() => expect(shop.received).toHaveLength(1), { timeout: 15_000 });
    await sandbox.notifications.resend(plain);
    await vi.waitFor(() => expect(shop.received).toHaveLength(2), { timeout: 15_000 });
    await sandbox.clock.advance('10s');
    await vi.waitFor(() => expect(shop.received).toHaveLength(3), { timeout: 15_000 });
    stopping.abort();
    await done;
    shop.stop();
  });
});
