import { writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Inspection, MerchantCalls } from '@ams-cashier/protocol';
import { cards } from '../client/cards.ts';
import { connectSandbox, type SandboxConnection } from '../client/connect.ts';
import { toMilliseconds } from '../client/duration.ts';
import { createLoopbackClient, SandboxError } from '../client/loopback-client.ts';
import type { SandboxOrder } from '../client/order.ts';
import type { CallFault } from '../merchant-api/call-fault.ts';
import { DISPUTE_RESULTS } from '../merchant-api/dispute-result.ts';
import type { ListedScenario } from '../scenarios/scenario-list.ts';
import { forwardNotifications } from './forward.ts';
import { formatNotification, formatOrder } from './output.ts';
import { runWithKeys } from './run.ts';

/** A wrong command line: what is wrong, and how it is right. */
export class UsageError extends Error {}

export interface Call {
  readonly url: string;
  readonly args: readonly string[];
  /** What follows `--`. */
  readonly program: readonly string[];
  readonly options: { readonly [name: string]: string | undefined };
  readonly json: boolean;
  readonly print: (line: string) => void;
  readonly signal: AbortSignal;
}

export interface Command {
  /** Its arguments, as `--help` shows them. */
  readonly usage: string;
  readonly what: string;
  /** How many arguments it takes at most. */
  readonly takes: number;
  /** Options with a value, besides `--url` and `--json`. */
  readonly options?: readonly string[];
  /** Whether a program follows, after `--`. */
  readonly takesProgram?: boolean;
  /** Resolves with an exit code, or with nothing: done. */
  readonly run: (call: Call) => Promise<number | void>;
}

function argument({ args }: Call, index: number, meaning: string): string {
  const value = args[index];
  if (value !== undefined) return value;
  throw new UsageError(`${meaning} is missing.`);
}

/** Without an order: the latest. */
async function referenceOf(call: Call): Promise<string> {
  const [given] = call.args;
  if (given !== undefined) return given;
  const api = createLoopbackClient(call.url);
  const { orders } = await api.get<Inspection>('/sandbox/orders?limit=1');
  const [latest] = orders;
  if (latest) return latest.sessionId;
  throw new SandboxError('The sandbox has no order yet.');
}

async function showOrder(
  call: Call,
  act: (sandbox: SandboxConnection, reference: string) => Promise<SandboxOrder>,
): Promise<void> {
  const sandbox = await connectSandbox(call.url);
  const order = await act(sandbox, await referenceOf(call));
  call.print(call.json ? JSON.stringify(order) : formatOrder(order));
}

function cardOf(given: string): string {
  if (Object.hasOwn(cards, given)) return cards[given as keyof typeof cards];
  if (/^[\d ]+$/.test(given)) return given;
  throw new UsageError(
    `--card is ${JSON.stringify(given)}; it must be a number, or one of ${Object.keys(cards).join(', ')}.`,
  );
}

/** As `fail` takes it on the command line. */
function faultOf(given: string): CallFault {
  if (given === 'down' || given === 'cut' || given === 'no_answer') return given;
  if (/^5\d\d$/.test(given)) return { status: Number(given) };
  if (/^[A-Z][A-Z_]*$/.test(given)) return { resultCode: given };
  throw new UsageError(
    `${JSON.stringify(given)} is not a fault; use down, cut, no_answer, an HTTP status from 500 to 599, or a result code.`,
  );
}

function timesOf(given: string): number {
  if (/^([1-9]\d{0,2}|1000)$/.test(given)) return Number(given);
  throw new UsageError(
    `--times is ${JSON.stringify(given)}; it must be a whole number from 1 to 1000.`,
  );
}

function switchOf(call: Call): boolean {
  const given = argument(call, 0, 'on or off');
  if (given === 'on' || given === 'off') return given === 'on';
  throw new UsageError(`${JSON.stringify(given)} is neither on nor off.`);
}

export const COMMANDS: Readonly<Record<string, Command>> = {
  pay: {
    usage: 'pay [order] [--card <number|name>] [--wallet <type>] [--holder <name>]',
    what: 'pays an order, by default the latest with the card that succeeds',
    takes: 1,
    options: ['card', 'wallet', 'holder'],
    run: (call) => {
      const { card = 'paid', wallet, holder } = call.options;
      if (wallet === '')
        throw new UsageError('--wallet is empty; it must be the type of a wallet.');
      if (wallet !== undefined && call.options['card'] !== undefined) {
        throw new UsageError('--card and --wallet cannot be combined; pass one of them.');
      }
      const means =
        wallet !== undefined
          ? { wallet }
          : { card: cardOf(card), ...(holder !== undefined && { holderName: holder }) };
      return showOrder(call, (sandbox, reference) => sandbox.pay(reference, means));
    },
  },
  decide: {
    usage: 'decide <approve|decline> [order]',
    what: 'answers for the bank, the wallet or the gateway',
    takes: 2,
    run: (call) => {
      const answer = argument(call, 0, 'approve or decline');
      if (answer !== 'approve' && answer !== 'decline') {
        throw new UsageError(`${JSON.stringify(answer)} is neither approve nor decline.`);
      }
      const rest = { ...call, args: call.args.slice(1) };
      return showOrder(rest, (sandbox, reference) => sandbox.decide(reference, answer));
    },
  },
  expire: {
    usage: 'expire [order]',
    what: 'ends a session, or an order that is undecided, now',
    takes: 1,
    run: (call) => showOrder(call, (sandbox, reference) => sandbox.expire(reference)),
  },
  dispute: {
    usage: 'dispute [order] [--reason <code>]',
    what: 'raises a dispute about an order that is paid; the shop is notified',
    takes: 1,
    options: ['reason'],
    async run(call) {
      const { reason } = call.options;
      if (reason === '') throw new UsageError('--reason is empty; it must be a code.');
      const sandbox = await connectSandbox(call.url);
      const dispute = await sandbox.disputes.raise(await referenceOf(call), {
        ...(reason !== undefined && { disputeReasonCode: reason }),
      });
      const { disputeId, amount } = dispute;
      call.print(
        call.json
          ? JSON.stringify(dispute)
          : `Dispute ${disputeId} about ${amount.value} ${amount.currency} is raised.`,
      );
    },
  },
  judge: {
    usage: `judge <dispute> <${DISPUTE_RESULTS.join('|')}>`,
    what: 'decides a dispute',
    takes: 2,
    async run(call) {
      const disputeId = argument(call, 0, 'dispute');
      const given = argument(call, 1, 'result');
      const result = DISPUTE_RESULTS.find((known) => known === given);
      if (!result) {
        throw new UsageError(
          `${JSON.stringify(given)} is not a result; use ${DISPUTE_RESULTS.join(', ')}.`,
        );
      }
      const dispute = await (await connectSandbox(call.url)).disputes.judge(disputeId, result);
      call.print(call.json ? JSON.stringify(dispute) : `Dispute ${disputeId}: ${result}.`);
    },
  },
  fail: {
    usage: 'fail <call> <down|cut|no_answer|5xx|RESULT_CODE> [--times <n>]',
    what: 'makes the next requests of the shop to a call of the merchant API fail: fail refund 503',
    takes: 2,
    options: ['times'],
    async run(call) {
      const name = argument(call, 0, 'call') as keyof MerchantCalls;
      const fault = faultOf(argument(call, 1, 'fault'));
      const times = timesOf(call.options['times'] ?? '1');
      await (await connectSandbox(call.url)).fail(name, fault, times);
      const next = times === 1 ? 'The next request' : `The next ${times} requests`;
      call.print(call.json ? '{}' : `${next} to ${name} will fail.`);
    },
  },
  offline: {
    usage: 'offline <on|off>',
    what: 'while on, neither pages nor the shop are answered, and nothing is sent',
    takes: 1,
    async run(call) {
      const isOn = switchOf(call);
      await (await connectSandbox(call.url)).setOffline(isOn);
      const state = isOn ? 'offline' : 'online';
      call.print(call.json ? JSON.stringify({ state }) : `The sandbox is ${state}.`);
    },
  },
  order: {
    usage: 'order [order]',
    what: 'shows an order',
    takes: 1,
    run: (call) => showOrder(call, (sandbox, reference) => sandbox.order(reference)),
  },
  record: {
    usage: 'record [order] [--out <file>]',
    what: 'writes what happened to an order to a file that the inspector opens, or prints it',
    takes: 1,
    options: ['out'],
    async run(call) {
      const { out } = call.options;
      if (out === '') throw new UsageError('--out is empty; it must be the name of a file.');
      const sandbox = await connectSandbox(call.url);
      const record = await sandbox.record(await referenceOf(call));
      if (out === undefined) return call.print(JSON.stringify(record));
      await writeFile(out, `${JSON.stringify(record, null, 2)}\n`).catch((error: Error) => {
        throw new SandboxError(`${out} cannot be written: ${error.message}`, { cause: error });
      });
      call.print(call.json ? JSON.stringify({ file: out }) : `The record is in ${out}.`);
    },
  },
  advance: {
    usage: 'advance <duration>',
    what: 'puts the clock forward: 90s, 10m, 15h, 7d',
    takes: 1,
    async run(call) {
      const duration = argument(call, 0, 'duration');
      let milliseconds: number;
      try {
        milliseconds = toMilliseconds(duration);
      } catch (error) {
        throw new UsageError(error instanceof Error ? error.message : String(error));
      }
      const sandbox = await connectSandbox(call.url);
      const now = (await sandbox.clock.advance(milliseconds)).toISOString();
      call.print(call.json ? JSON.stringify({ now }) : `It is ${now} in the sandbox.`);
    },
  },
  resend: {
    usage: 'resend <notification>',
    what: 'sends a notification again; its number: notifications',
    takes: 1,
    async run(call) {
      const given = argument(call, 0, 'notification');
      if (!/^\d+$/.test(given)) {
        throw new UsageError(`${JSON.stringify(given)} is not the number of a notification.`);
      }
      const sandbox = await connectSandbox(call.url);
      await sandbox.notifications.resend(Number(given));
      call.print(call.json ? '{}' : `Notification ${given} is sent again.`);
    },
  },
  hold: {
    usage: 'hold <on|off>',
    what: 'while on, no notification is sent but those that resend names',
    takes: 1,
    async run(call) {
      const isOn = switchOf(call);
      const { notifications } = await connectSandbox(call.url);
      await (isOn ? notifications.hold() : notifications.release());
      const state = isOn ? 'held' : 'sent';
      call.print(
        call.json ? JSON.stringify({ notifications: state }) : `Notifications are ${state}.`,
      );
    },
  },
  notifications: {
    usage: 'notifications',
    what: 'lists what was sent to the shop, and its answers',
    takes: 0,
    async run(call) {
      const list = await (await connectSandbox(call.url)).notifications.list();
      for (const one of list) {
        const answer = one.deliveries.at(-1)?.answer ?? 'not sent';
        call.print(call.json ? JSON.stringify(one) : formatNotification(one, answer));
      }
    },
  },
  scenarios: {
    usage: 'scenarios',
    what: 'lists everything that can be made to happen',
    takes: 0,
    async run(call) {
      const api = createLoopbackClient(call.url);
      const { scenarios } = await api.get<{ scenarios: readonly ListedScenario[] }>(
        '/sandbox/scenarios',
      );
      for (const scenario of scenarios) {
        const { id, what, by } = scenario;
        const how = by.card ?? (by.amount ? `amount ${by.amount}` : `sandboxScenario ${id}`);
        call.print(
          call.json ? JSON.stringify(scenario) : `${id.padEnd(34)}${how.padEnd(38)}${what}`,
        );
      }
    },
  },
  run: {
    usage: 'run -- <program> [argument …]',
    what: 'runs your server with the keys of the sandbox, once it answers: run -- node server.js',
    takes: 0,
    takesProgram: true,
    run({ url, program, signal }) {
      if (program.length === 0) throw new UsageError('The program is missing.');
      return runWithKeys(url, program, signal);
    },
  },
  health: {
    usage: 'health',
    what: 'says whether the sandbox answers: for the health check of a container',
    takes: 0,
    async run(call) {
      await createLoopbackClient(call.url).get('/healthz');
      call.print(call.json ? '{"ok":true}' : `The sandbox answers at ${call.url}.`);
    },
  },
  reset: {
    usage: 'reset',
    what: 'forgets all orders and faults, sets the clock right, and is online',
    takes: 0,
    async run(call) {
      await (await connectSandbox(call.url)).reset();
      call.print(call.json ? '{}' : 'The sandbox has no orders now.');
    },
  },
  listen: {
    usage: 'listen --forward <url>',
    what: 'takes notifications to a shop that the sandbox cannot reach, until Ctrl-C',
    takes: 0,
    options: ['forward'],
    async run(call) {
      const { forward = '' } = call.options;
      const target = URL.canParse(forward) ? new URL(forward) : undefined;
      if (!target || !/^https?:$/.test(target.protocol)) {
        throw new UsageError(
          `--forward is ${JSON.stringify(forward)}; it must be the URL at which your shop takes notifications.`,
        );
      }
      if (!call.json) call.print(`Notifications of ${call.url} go to ${target.href}`);
      await forwardNotifications({
        api: createLoopbackClient(call.url),
        target,
        signal: call.signal,
        report: (notification, answer) =>
          call.print(
            call.json
              ? JSON.stringify({ ...notification, answer })
              : formatNotification(notification, answer),
          ),
        problem: (message) => {
          process.stderr.write(`ams-sandbox: ${message} It is tried again.\n`);
        },
      });
      await wait(0);
    },
  },
};
