import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPreloadStage } from '../../test/preload-stage.ts';
import { settle } from '../../test/stage.ts';
import { createCashier } from '../client/client.ts';
import type { CashierOptions } from '../contract/options.ts';
import { createComponentController, type ComponentController } from './controller.ts';
import type { DesiredState } from './desired-state.ts';
import { createLook } from './look.ts';

let stage: ReturnType<typeof createPreloadStage>;
let box: HTMLElement;
let controller: ComponentController;

beforeEach(() => {
  vi.useFakeTimers();
  stage = createPreloadStage();
  box = document.body.appendChild(document.createElement('div'));
  controller = createComponentController({ output: () => undefined });
});

afterEach(() => {
  controller.dispose();
  box.remove();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const client = (options: Partial<CashierOptions> = {}) =>
  createCashier({ environment: 'sandbox', engines: [stage.engine], ...options });

function want(desired: Partial<DesiredState>): void {
  controller.setDesired({
    client: undefined,
    open: false,
    session: undefined,
    display: 'popup',
    look: createLook({}),
    preloadOn: box,
    ...desired,
  });
}

const point = () => box.dispatchEvent(new Event('pointerover'));

it('preloads at the component’s moment, or else at the client’s', async () => {
  const cashier = client({ preload: 'intent' });
  want({ client: cashier, preload: 'none' });
  point();
  await settle();
  expect(stage.asked).toEqual([]);
  want({ client: cashier });
  point();
  await settle();
  expect(stage.asked).toHaveLength(1);
});

it('preloads nothing by default, and waits for a client', async () => {
  want({ preload: 'intent' });
  want({ client: client() });
  point();
  await settle();
  expect(stage.asked).toEqual([]);
  want({ client: client(), preload: 'intent' });
  point();
  await settle();
  expect(stage.asked).toHaveLength(1);
});

it('never calls a session function; session data says which engine', async () => {
  const cashier = client();
  const preloadOn = vi.spyOn(cashier, 'preloadOn');
  const session = vi.fn(() => stage.script.session());
  want({ client: cashier, preload: 'intent', session });
  want({ client: cashier, preload: 'intent', session: { sessionData: 'data' } });
  expect(preloadOn.mock.calls).toEqual([
    [box, { when: 'intent' }],
    [box, { when: 'intent', session: 'data' }],
  ]);
  point();
  await settle();
  expect(session).not.toHaveBeenCalled();
});

it('watches once, however often the page renders', () => {
  const cashier = client();
  const preloadOn = vi.spyOn(cashier, 'preloadOn');
  for (let render = 0; render < 3; render += 1) {
    want({ client: cashier, preload: 'visible', session: () => 'data' });
  }
  expect(preloadOn).toHaveBeenCalledOnce();
});

for (const [how, leave] of [
  ['destroyed', () => controller.dispose()],
  ['suspended', () => controller.suspend()],
] as const) {
  it(`takes back what is loading when the component is ${how}`, async () => {
    want({ client: client(), preload: 'intent' });
    point();
    await settle();
    leave();
    expect(stage.asked[0]?.signal.aborted).toBe(true);
  });
}

it('goes on when the component is back', async () => {
  want({ client: client(), preload: 'intent' });
  controller.suspend();
  point();
  await settle();
  expect(stage.asked).toEqual([]);
  controller.resume();
  point();
  await settle();
  expect(stage.asked).toHaveLength(1);
});

it('reports a moment that doesn’t exist to the page, and opens all the same', async () => {
  const reported = vi.fn();
  vi.stubGlobal('reportError', reported);
  want({
    client: client(),
    preload: 'hover' as 'intent',
    open: true,
    session: stage.script.session(),
  });
  await settle();
  expect(reported).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ reason: 'option_invalid' }),
  );
  expect(stage.script.runs).toHaveLength(1);
  vi.unstubAllGlobals();
});
