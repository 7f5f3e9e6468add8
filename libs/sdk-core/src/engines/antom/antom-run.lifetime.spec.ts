import { describe, expect, it, vi } from 'vitest';
import { pay, ready, start, useAntomStage } from '../../../test/antom-stage.ts';
import { OfficialDouble } from '../../../test/official-double.ts';
import { settle } from '../../../test/stage.ts';

vi.mock('./official/package.mjs', () => ({
  SOURCE: 'npm',
  importOfficial: async () => OfficialDouble,
}));

useAntomStage();

describe('one at a time', () => {
  it('D1 to D4: a second cashier is refused and the first is left alone', async () => {
    const first = await ready();
    const second = start();
    expect(second.said).toEqual([
      expect.objectContaining({ type: 'failed', reason: 'already_open' }),
    ]);
    second.run.stop();
    expect(first.official.frame.isConnected).toBe(true);
    first.official.tell('SDK_FORM_VERIFICATION_FAILED');
    expect(first.types()).toEqual(['invalid']);
  });

  it('a cashier that only shows its outcome makes room', async () => {
    const first = await ready();
    await pay(first.official);
    first.official.tell('SDK_PAYMENT_SUCCESSFUL');
    first.run.end({ outcome: 'paid', byDoubt: false, goesOn: false });
    const second = start();
    expect(first.types().at(-1)).toBe('gone');
    expect(second.said).toEqual([]);
  });

  it('a cashier of other code on the page is not disturbed', () => {
    const foreign = document.body.appendChild(document.createElement('div'));
    foreign.id = 'ams-component-container';
    const { run, said } = start();
    expect(said[0]).toMatchObject({ reason: 'already_open' });
    run.stop();
    expect(foreign.isConnected).toBe(true);
  });
});

describe('after stop()', () => {
  it('L1, L2, K1: nothing is left of nodes, styles and the page’s own style', async () => {
    document.body.style.setProperty('overflow', 'scroll', 'important');
    const html = document.documentElement.outerHTML;
    const { run, official } = await ready();
    official.say('popupWindow', { url: 'https://ac.alipay.com/3ds' });
    run.stop();
    expect(document.documentElement.outerHTML).toBe(html);
    document.body.removeAttribute('style');
  });

  it('L3, L4: late callbacks of Antom’s SDK are ignored', async () => {
    const { run, official, said } = await ready();
    run.stop();
    official.options.onEventCallback({ code: 'SDK_PAYMENT_SUCCESSFUL' });
    official.options.onError({ code: 'SDK_INTERNAL_ERROR' });
    official.options.onClose();
    expect(await official.options.onBeforeSubmit({})).toEqual({ result: 'CANCEL' });
    await settle(1_000);
    expect(said).toEqual([]);
  });

  it('inline: the merchant’s container is as it was', async () => {
    const container = document.body.appendChild(document.createElement('div'));
    container.innerHTML = '<p>mine</p>';
    const { run } = await ready({ container });
    expect(container.children).toHaveLength(2);
    run.stop();
    expect(container.innerHTML).toBe('<p>mine</p>');
  });

  it('the page’s addEventListener is its own again', async () => {
    const { addEventListener } = window;
    const { run } = await ready();
    expect(window.addEventListener).not.toBe(addEventListener);
    run.stop();
    expect(window.addEventListener).toBe(addEventListener);
    expect(Object.hasOwn(document, 'addEventListener')).toBe(false);
  });
});

describe('a page that stops responding', () => {
  it('H3: is noticed by its missing heartbeat, once there was one', async () => {
    const { official, types } = await ready();
    await settle(60_000);
    expect(types()).toEqual([]);
    official.say('appHeartBeat');
    await settle(15_000);
    official.say('appHeartBeat');
    await settle(15_000);
    expect(types()).toEqual([]);
    await settle(10_000);
    expect(types()).toEqual(['dead']);
  });

  /** What a browser does with a frame that is moved. */
  async function move(container: HTMLElement, official: OfficialDouble): Promise<void> {
    const { frame } = official;
    document.body.append(container);
    await settle();
    frame.dispatchEvent(new Event('load'));
    await settle();
  }

  it('an inline cashier that was moved in the page begins anew with its session', async () => {
    const container = document.body.appendChild(document.createElement('div'));
    document.body.append(document.createElement('p'));
    const { official, types, run } = await ready({ container });
    await move(container, official);
    const anew = OfficialDouble.latest();
    expect(anew).not.toBe(official);
    expect(anew.params?.sessionData).toBe(official.params?.sessionData);
    expect(container.querySelectorAll('iframe')).toHaveLength(1);
    expect(types()).toEqual([]);
    await move(container, anew);
    expect(OfficialDouble.latest()).not.toBe(anew);
    run.stop();
  });

  it('one that was moved while a payment is in flight is in doubt at once', async () => {
    const container = document.body.appendChild(document.createElement('div'));
    const { official, types, run } = await ready({ container });
    run.submit(1);
    await move(container, official);
    expect(types()).toEqual(['accepted', 'dead']);
    expect(OfficialDouble.latest()).toBe(official);
  });

  it('a frame that loads again where it is has not been moved', async () => {
    const container = document.body.appendChild(document.createElement('div'));
    const { official, types } = await ready({ container });
    official.frame.dispatchEvent(new Event('load'));
    await settle();
    expect(OfficialDouble.latest()).toBe(official);
    expect(types()).toEqual([]);
  });
});
