import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ACCEPTED, createStage, PAID, settle, type Stage } from '../../test/stage.ts';
import { AMSCashierPayment } from '../client/facade.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What a framework makes of an object that it watches: its methods are called with the proxy as `this`. */
const watched = <T extends object>(target: T): T => new Proxy(target, {});

/** What a store does in development (NgRx, Redux Toolkit), where an Angular signal often gets its value from. */
const frozen = <T extends object>(target: T): T => Object.freeze(target);

/** All methods, alone. */
const unbound = <T extends object>(target: T): T => {
  const names = [...Object.getOwnPropertyNames(target), Symbol.dispose, Symbol.asyncIterator];
  return Object.fromEntries(
    names.map((name) => {
      const member = target[name as keyof T];
      return [
        name,
        typeof member === 'function' ? (...args: unknown[]) => member(...args) : member,
      ];
    }),
  ) as T;
};

it.each([
  ['through a proxy', watched],
  ['frozen', frozen],
  ['passed on alone', unbound],
])('client and Checkout work %s', async (_, wrap) => {
  const stage: Stage = createStage();
  const cashier = wrap(stage.cashier);
  const changes = vi.fn();
  cashier.subscribe(changes);
  cashier.on('event', changes);
  cashier.preload();
  const checkout = wrap(cashier.open({ session: stage.script.session() }));
  checkout.on('log', changes);
  checkout.subscribe(changes);
  await settle();
  await stage.say({ type: 'usable' });
  await checkout.ready;
  const valid = checkout.validate();
  checkout.update({ locale: 'de_DE' });
  await settle();
  expect(await valid).toEqual({ isValid: true });
  void checkout.submit();
  await stage.say(ACCEPTED, PAID);
  const codes: string[] = [];
  for await (const { code } of checkout) codes.push(code);
  expect(codes.at(-1)).toBe('SDK_PAYMENT_SUCCESSFUL');
  expect(checkout.trace().snapshot).toBe(checkout.getSnapshot());
  expect(cashier.getSnapshot()).toBe(checkout.getSnapshot());
  expect(() => checkout.retry()).toThrow('could not help');
  checkout.close();
  checkout[Symbol.dispose]();
  cashier.current()?.close();
  cashier.destroy();
  expect(changes).toHaveBeenCalled();
});

it.each([
  ['through a proxy', watched],
  ['frozen', frozen],
  ['passed on alone', unbound],
])('AMSCashierPayment works %s', async (_, wrap) => {
  const { script } = createStage();
  const app = wrap(new AMSCashierPayment({ environment: 'sandbox', engines: [script.engine] }));
  void app.createComponent({ sessionData: script.session() });
  await settle();
  script.signal({ type: 'usable' });
  await settle();
  expect(await app.validateFields()).toEqual({ isValid: true });
  void app.submit();
  app.unmount();
  void app.mountComponent({ sessionData: script.session() }, document.body);
  await settle();
  app.unmount();
  expect(script.runs.map(({ stopped }) => stopped)).toEqual([true, true]);
});

it('a subclass keeps its own methods, and can call those of AMSCashierPayment', async () => {
  class Shop extends AMSCashierPayment {
    override unmount(): void {
      closed();
      super.unmount();
    }
  }
  const closed = vi.fn();
  const { unmount } = new Shop({ environment: 'sandbox' });
  unmount();
  expect(closed).toHaveBeenCalledOnce();
});
