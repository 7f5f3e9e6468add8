/** A payment as the text of a test. */
import { formatAmount, type TestRunner } from '@ams-cashier/protocol';
import { NotReplayable, type Replay, type ReplayStep } from './replay.ts';

type StepOf<Type extends ReplayStep['type']> = Extract<ReplayStep, { readonly type: Type }>;
type Write = { readonly [Type in ReplayStep['type']]: (step: StepOf<Type>) => string };

/** As a formatter leaves it: `{ card: '4054…' }`. */
function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&')}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(([key, one]) => `${key}: ${literal(one)}`);
  return entries.length > 0 ? `{ ${entries.join(', ')} }` : '{}';
}

const OPERATIONS = {
  CAPTURE: { call: 'capture', id: 'captureRequestId', amount: 'captureAmount' },
  REFUND: { call: 'refund', id: 'refundRequestId', amount: 'refundAmount' },
  CANCEL: { call: 'cancel', id: undefined, amount: undefined },
} as const;

function operationText(step: StepOf<'operation'>, currency: string): string {
  const { call, id, amount } = OPERATIONS[step.kind];
  const fields = [
    ...(id ? [`${id}: crypto.randomUUID()`] : []),
    'paymentId',
    ...(amount ? [`${amount}: ${literal({ currency, value: step.value })}`] : []),
    ...(step.kind === 'CAPTURE' && step.isLast ? ['isLastCapture: true'] : []),
  ];
  const request = `sandbox.antom.${call}({ ${fields.join(', ')} })`;
  return step.failsWith
    ? `await expect(${request}).rejects.toThrow('${step.failsWith}');`
    : `await ${request};`;
}

/** What is written the same in every runner. */
const shared = (currency: string): Omit<Write, 'pay' | 'declined'> => ({
  wallet: ({ wallet }) => `await sandbox.pay(session, ${literal({ wallet })});`,
  decide: ({ answer }) => `await sandbox.decide(session, '${answer}');`,
  advance: ({ seconds }) => `await sandbox.clock.advance('${seconds}s');`,
  expire: () => 'await sandbox.expire(session);',
  operation: (step) => operationText(step, currency),
});

const RUNNERS: { readonly [Runner in TestRunner]: (currency: string) => Write } = {
  vitest: (currency) => ({
    ...shared(currency),
    pay: ({ card, holderName }) =>
      `await sandbox.pay(session, ${literal({ card, ...(holderName && { holderName }) })});`,
    declined: () => '',
  }),
  playwright: (currency) => ({
    ...shared(currency),
    pay: ({ card, holderName }) =>
      holderName
        ? `await cashier.pay('${card}', ${literal({ holderName })});`
        : `await cashier.pay('${card}');`,
    declined: () => 'await cashier.reason.waitFor();',
    decide: ({ answer, isOnPage }) =>
      isOnPage
        ? `await cashier.challenge.${answer === 'approve' ? 'approve' : 'reject'}();`
        : `await sandbox.decide(session, '${answer}');`,
  }),
};

/** The state in which only the gateway waits is reached a moment after the shopper pressed Pay. */
const waitFor = (state: string) =>
  `await expect.poll(async () => (await sandbox.order(session)).state).toBe('${state}');`;

function bodyOf({ steps, end, request }: Replay, runner: TestRunner): string[] {
  const { currency } = request.paymentAmount ?? { currency: 'USD' };
  const write = RUNNERS[runner](currency);
  const lines = steps.flatMap((step, index) => {
    const before = steps[index - 1];
    // the browser goes on by itself: what others do next has to wait until the payment is there
    const waits =
      runner === 'playwright' &&
      before !== undefined &&
      ['pay', 'decide'].includes(before.type) &&
      step.type !== 'declined' &&
      !(step.type === 'decide' && step.isOnPage);
    const needsPayment = step.type === 'operation' && before?.type !== 'operation';
    const state = step.type === 'operation' || step.type === 'pay' ? 'SUCCESS' : undefined;
    return [
      ...(waits && state === 'SUCCESS' ? [waitFor('SUCCESS')] : []),
      ...(waits && state === undefined
        ? [
            'await expect.poll(async () => (await sandbox.order(session)).attempts).not.toEqual([]);',
          ]
        : []),
      ...(needsPayment ? ["const { paymentId = '' } = await sandbox.order(session);"] : []),
      (write[step.type] as (one: ReplayStep) => string)(step),
    ];
  });
  const order = 'await sandbox.order(session)';
  return [
    ...lines.filter((line) => line !== ''),
    ...(runner === 'playwright' ? [waitFor(end.state)] : []),
    `expect(${order}).toMatchObject(${literal(end)});`,
  ];
}

function titleOf({ orderId, request, end }: Replay): string {
  const amount = request.paymentAmount ?? { currency: 'USD', value: '4200' };
  return `order ${orderId}: ${formatAmount(amount, 'en_US')}, ${end.paymentResultCode ?? end.state}`;
}

/** Throws NotReplayable if this runner can't play it. */
export function writeTest(replay: Replay, runner: TestRunner): string {
  const create = `const session = await sandbox.session(${Object.keys(replay.request).length > 0 ? literal(replay.request) : ''});`;
  const body = (lines: readonly string[]) => lines.map((line) => `  ${line}\n`).join('');
  if (runner === 'playwright') {
    return `import { expect } from '@playwright/test';
import { test } from '@ams-cashier/sandbox/playwright';

test(${literal(titleOf(replay))}, async ({ page, cashier, sandbox }) => {
${body([
  create,
  "await page.goto(sandbox.shopUrl(session)); // or your shop's page, with the cashier open",
  ...bodyOf(replay, runner),
])}});
`;
  }
  if (replay.isCut) {
    throw new NotReplayable(
      'The scenario disturbs the connection of the cashier’s page: copy it as a Playwright test.',
    );
  }
  return `import { startSandbox } from '@ams-cashier/sandbox';
import { expect, test } from 'vitest';

test(${literal(titleOf(replay))}, async () => {
${body(['await using sandbox = await startSandbox();', create, ...bodyOf(replay, runner)])}});
`;
}
