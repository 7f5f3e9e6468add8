import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settle } from '../../../../test/stage.ts';
import { loadOfficialScript, OFFICIAL_VERSION } from './script.ts';
import { loadOfficial } from './source.ts';

const URL_OF = (version: string) =>
  `https://sdk.marmot-cloud.com/package/ams-checkout/${version}/dist/umd/ams-checkout.min.js`;

class Theirs {
  initSecurity(): void {}
}
class Ours {}

const page = globalThis as { AMSCashierPayment?: unknown };
const tags = () => [...document.querySelectorAll<HTMLScriptElement>('script')];

/** What the browser does with the tag that is waiting. */
async function load(tag = tags().at(-1), defined: unknown = Theirs): Promise<void> {
  page.AMSCashierPayment = defined;
  tag?.dispatchEvent(new Event('load'));
  await settle();
}

/** What the browser has loaded so far; jsdom keeps no such list. */
const stubLoaded = (...entries: object[]) =>
  vi.stubGlobal('performance', { getEntriesByName: () => entries });

beforeEach(() => {
  vi.useFakeTimers();
  stubLoaded();
});
afterEach(() => {
  document.head.replaceChildren();
  delete page.AMSCashierPayment;
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('Antom’s script', () => {
  it('is asked for by its version, with nonce and integrity, and the tag goes', async () => {
    const wish = { version: '1.46.0', nonce: 'n1', integrity: 'sha384-x' };
    const found = loadOfficialScript(wish);
    const [tag] = tags();
    expect(tag?.src).toBe(URL_OF('1.46.0'));
    expect(tag).toMatchObject({ nonce: 'n1', integrity: 'sha384-x', crossOrigin: 'anonymous' });
    await load();
    expect(await found).toBe(Theirs);
    expect(tags()).toEqual([]);
  });

  it('gives our class its name back', async () => {
    page.AMSCashierPayment = Ours;
    const found = loadOfficialScript();
    await load();
    expect(await found).toBe(Theirs);
    expect(page.AMSCashierPayment).toBe(Ours);
  });

  it('leaves no name where there was none', async () => {
    const found = loadOfficialScript();
    await load();
    await found;
    expect('AMSCashierPayment' in page).toBe(false);
  });

  it('is loaded once, however many ask, and again after a failure', async () => {
    const options = { environment: 'sandbox', antomSource: 'cdn' } as const;
    const both = Promise.allSettled([loadOfficial(options), loadOfficial(options)]);
    expect(tags()).toHaveLength(1);
    for (const pause of [500, 2_000, 0]) {
      tags().at(-1)?.dispatchEvent(new Event('error'));
      await settle(pause);
    }
    const reason = expect.objectContaining({
      message: `${URL_OF(OFFICIAL_VERSION)} failed to load.`,
    });
    expect(await both).toEqual([
      { status: 'rejected', reason },
      { status: 'rejected', reason },
    ]);
    const third = loadOfficial(options);
    await load();
    expect(await third).toBe(Theirs);
    expect(loadOfficial(options)).toBe(third);
  });

  it('is tried three times, with pauses, each with a limit', async () => {
    const found = loadOfficialScript();
    const failed = expect(found).rejects.toThrow('took longer than 10000 ms');
    await settle(10_000);
    expect(tags()).toEqual([]);
    await settle(500);
    expect(tags()).toHaveLength(1);
    await settle(12_000);
    expect(tags()).toHaveLength(1);
    await settle(10_000);
    await failed;
    expect(tags()).toEqual([]);
  });

  it('that defines nothing is a failure, not a hang', async () => {
    const found = loadOfficialScript();
    const failed = expect(found).rejects.toThrow('defined no AMSCashierPayment');
    for (const pause of [500, 2_000, 0]) {
      await load(undefined, Ours);
      await settle(pause);
    }
    await failed;
  });

  it('is not loaded again when the page has it', async () => {
    page.AMSCashierPayment = Theirs;
    expect(await loadOfficialScript()).toBe(Theirs);
    expect(tags()).toEqual([]);
    expect(page.AMSCashierPayment).toBe(Theirs);
  });

  it('whose tag is there already and still loading is waited for, and that tag stays', async () => {
    const theirs = document.createElement('script');
    theirs.src = URL_OF('1.47.2');
    document.head.append(theirs);
    const found = loadOfficialScript();
    expect(tags()).toEqual([theirs]);
    await load(theirs);
    expect(await found).toBe(Theirs);
    expect(tags()).toEqual([theirs]);
  });

  it('whose tag has finished and says nothing any more is asked for anew', async () => {
    const theirs = document.createElement('script');
    theirs.src = URL_OF('1.47.2');
    document.head.append(theirs);
    stubLoaded({});
    const found = loadOfficialScript();
    expect(tags()).toHaveLength(2);
    await load();
    expect(await found).toBe(Theirs);
    expect(tags()).toEqual([theirs]);
  });
});
