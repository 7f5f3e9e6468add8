/** Each open advises in its own language, whichever texts arrive first. */
import type { Product } from '@ams-cashier/protocol';
import { afterEach, expect, it, vi } from 'vitest';
import { DECLINED, ACCEPTED, USABLE } from '../../test/stage.ts';
import { advise, loadAdvice } from '../advice/advice.ts';
import { createCashier } from '../client/client.ts';
import { createScriptedEngine } from '../testing.ts';
import * as languages from '../texts/languages.ts';

const HAN = /\p{Script=Han}/u;
const ENGLISH = /^[\p{Script=Latin}\P{L}]+$/u;

afterEach(() => void vi.restoreAllMocks());

async function openDeclined(locale: string, product?: Product) {
  const script = createScriptedEngine();
  const cashier = createCashier({ environment: 'sandbox', engines: [script.engine], locale });
  const checkout = cashier.open({ session: script.session(product) });
  await script.run();
  for (const signal of [USABLE, ACCEPTED, DECLINED]) script.signal(signal);
  const text = () => checkout.getSnapshot().advice?.shopper ?? '';
  return { checkout, text };
}

/** The file of this language arrives when the test says so. */
function holdBack(locale: string) {
  const { fetchLanguage } = languages;
  let arrive = (): void => undefined;
  const held = new Promise<void>((resolve) => (arrive = resolve));
  vi.spyOn(languages, 'fetchLanguage').mockImplementation(async (wanted) => {
    if (wanted === locale) await held;
    return fetchLanguage(wanted);
  });
  return arrive;
}

it('two clients with two languages advise in one each', async () => {
  const chinese = await openDeclined('zh_CN');
  const english = await openDeclined('en_US');
  await vi.waitFor(() => expect(chinese.text()).toMatch(HAN));
  await vi.waitFor(() => expect(english.text()).toMatch(ENGLISH));
  await loadAdvice('ja_JP');
  chinese.checkout.update({ locale: 'en_US' });
  await vi.waitFor(() => expect(chinese.text()).toMatch(ENGLISH));
  english.checkout.update({ locale: 'zh_CN' });
  await vi.waitFor(() => expect(english.text()).toMatch(HAN));
  expect(chinese.text()).toMatch(ENGLISH);
});

it('speaks of the card, not of a payment, where a card is saved', async () => {
  const { text } = await openDeclined('en_US', 'vaulting');
  await vi.waitFor(() =>
    expect(text()).toBe('Your bank didn’t approve this card. Try another card, or ask your bank.'),
  );
});

it('advice that was given before its texts arrived is given again, and reported', async () => {
  const arrive = holdBack('zh_CN');
  const { checkout, text } = await openDeclined('zh_CN');
  const before = checkout.getSnapshot().advice;
  expect(before).toEqual({ step: 'other_card', who: 'shopper' });
  const changed = vi.fn();
  checkout.subscribe(changed);
  arrive();
  await vi.waitFor(() => expect(text()).toMatch(HAN));
  await vi.waitFor(() => expect(changed).toHaveBeenCalledOnce());
});

it('the language that was requested last wins, whichever arrives last', async () => {
  const arrive = holdBack('zh_CN');
  const { checkout, text } = await openDeclined('en_US');
  await checkout.ready;
  checkout.update({ locale: 'zh_CN' });
  checkout.update({ locale: 'en_US' });
  await vi.waitFor(() => expect(text()).toMatch(ENGLISH));
  const first = loadAdvice('zh_CN');
  await loadAdvice('en_US');
  arrive();
  await first;
  expect(text()).toMatch(ENGLISH);
  expect(advise('ISSUER_REJECTS_TRANSACTION').shopper).toMatch(ENGLISH);
});

it('nothing is reported of texts that arrive after close()', async () => {
  const arrive = holdBack('zh_CN');
  const { checkout } = await openDeclined('zh_CN');
  checkout.close();
  const closed = checkout.getSnapshot();
  arrive();
  await loadAdvice('zh_CN');
  expect(checkout.getSnapshot()).toBe(closed);
});
