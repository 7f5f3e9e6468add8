import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStage, settle, type Stage } from '../../test/stage.ts';
import { createComponentController } from '../component/controller.ts';
import { createLook } from '../component/look.ts';
import { createCashier, type Cashier } from '../client/client.ts';
import { createScriptedEngine } from '../testing.ts';
import type { Checkout } from './checkout.ts';
import type { CashierError } from './error.ts';

const written = vi.spyOn(console, 'error');

beforeEach(() => {
  vi.useFakeTimers();
  written.mockReset().mockImplementation(() => undefined);
});
afterEach(() => void vi.useRealTimers());

/** A client that nobody listens to. */
function unheard(): { readonly cashier: Cashier; readonly session: () => string } {
  const { engine, session } = createScriptedEngine();
  return { cashier: createCashier({ environment: 'sandbox', engines: [engine] }), session };
}

const FAILED = () => Promise.reject<string>(new Error('502'));

describe('an error that nobody listens to', () => {
  it('is written once, with its cure', async () => {
    const { cashier } = unheard();
    const checkout = cashier.open({ session: FAILED });
    await settle();
    expect(written.mock.calls).toEqual([['[ams-cashier]', checkout.getSnapshot().error]]);
    expect((written.mock.calls[0]?.[1] as CashierError).message).toMatch(
      /502.* Look at the log of your server/,
    );
  });

  it.each<[string, (cashier: Cashier, open: () => Checkout) => unknown]>([
    ['a listener of the client', (cashier, open) => [cashier.on('error', () => 0), open()]],
    ['a listener of all events', (cashier, open) => [cashier.on('event', () => 0), open()]],
    [
      'a listener of its code',
      (_, open) => open().on('SDK_CREATEPAYMENT_PARAMETER_ERROR', () => 0),
    ],
    ['somebody who awaits ready', (_, open) => open().ready.catch(() => 0)],
    ['somebody who awaits outcome', (_, open) => open().outcome],
    ['an iteration', (_, open) => open()[Symbol.asyncIterator]().next()],
  ])('is not written for %s', async (_, listen) => {
    const { cashier } = unheard();
    listen(cashier, () => cashier.open({ session: FAILED }));
    await settle();
    expect(written).not.toHaveBeenCalled();
  });

  it.each(['result', 'status', 'log'] as const)('is written for one of %s', async (type) => {
    const { cashier } = unheard();
    cashier.on(type, () => 0);
    cashier.open({ session: FAILED });
    await settle();
    expect(written).toHaveBeenCalledOnce();
  });

  it('is not written after close()', async () => {
    const { cashier } = unheard();
    cashier.open({ session: FAILED }).close();
    await settle();
    expect(written).not.toHaveBeenCalled();
  });
});

describe('in components', () => {
  const show = (stage: Stage, hears?: (name: string) => boolean) => {
    const controller = createComponentController({
      output: () => undefined,
      ...(hears && { hears }),
    });
    const state = {
      client: stage.cashier,
      session: FAILED,
      display: 'popup',
      look: createLook({}),
    };
    controller.setDesired({ ...state, display: 'popup', open: true });
  };

  it.each([
    ['nobody knows who listens', undefined, 1],
    ['the page listens to nothing', () => false, 1],
    ['the page listens to errors', (name: string) => name === 'cashierError', 0],
    ['the page listens to all events', (name: string) => name === 'cashierEvent', 0],
  ])('%s', async (_, hears, times) => {
    show(createStage(), hears);
    await settle();
    expect(written).toHaveBeenCalledTimes(times);
  });

  it('a mistake in the options is written once, however many components hear of it', async () => {
    let mistake: unknown;
    try {
      createCashier({ environment: 'test' as 'sandbox' });
    } catch (error) {
      mistake = error;
    }
    for (let component = 0; component < 2; component += 1) {
      createComponentController({ output: () => undefined }).setDesired({
        client: undefined,
        clientError: mistake as CashierError,
        open: true,
        session: 'x',
        display: 'popup',
        look: createLook({}),
      });
    }
    await settle();
    expect(written.mock.calls).toEqual([['[ams-cashier]', mistake]]);
  });
});
