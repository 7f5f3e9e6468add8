import { describe, expect, it, vi } from 'vitest';
import { ready, useAntomStage } from '../../../test/antom-stage.ts';
import { OfficialDouble } from '../../../test/official-double.ts';

vi.mock('./official/package.mjs', () => ({
  SOURCE: 'npm',
  importOfficial: async () => OfficialDouble,
}));

useAntomStage();

describe('what is kept from Antom’s SDK', () => {
  it.each([
    ['javascript:alert(1)'],
    [{ normalUrl: 'javascript:alert(1)' }],
    [{ normalUrl: 'data:text/html,x', target: '_blank' }],
    [{ normalUrl: 'http://wallet.example', target: '_replace' }],
    [{ normalUrl: 'https://wallet.example', schemeUrl: 'JavaScript:alert(1)' }],
    [{ normalUrl: 'https://wallet.example', applinkUrl: 'http://wallet.example' }],
    [{}],
  ])('S2: no redirect to %j', async (data) => {
    const { official, types } = await ready();
    official.say('onRedirect', data);
    expect(types()).toEqual(['redirect_failed']);
  });

  it('S2: no form that is sent anywhere but to https', async () => {
    const { official, types } = await ready();
    official.say('submitForm', { attributes: { action: 'javascript:alert(1)', data: {} } });
    expect(types()).toEqual(['redirect_failed']);
  });

  it('a form that the page’s policy blocks is reported, until the cashier is gone', async () => {
    const { official, types, run } = await ready();
    const block = (blockedURI: string, disposition = 'enforce') => {
      const facts = { blockedURI, disposition, effectiveDirective: 'form-action' };
      document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), facts));
    };
    const action = 'https://bank.example/acs';
    official.say('submitForm', { attributes: { action, data: { PaReq: 'x' } } });
    expect(types()).toEqual(['accepted', 'redirect']);
    block(action, 'report');
    block('inline');
    expect(types()).toEqual(['accepted', 'redirect']);
    block(action);
    expect(types()).toEqual(['accepted', 'redirect', 'redirect_failed']);
    run.stop();
    block(action);
    expect(types()).toHaveLength(3);
  });

  it('hosts that are blocked once the form is there keep nobody from paying', async () => {
    const { types, run } = await ready();
    const facts = { blockedURI: 'https://ac.alipay.com/x', effectiveDirective: 'frame-src' };
    document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), facts));
    expect(types()).toEqual([]);
    run.stop();
  });

  it('a redirect is reported once, without its query', async () => {
    const { official, said, run } = await ready();
    official.say('onRedirect', { normalUrl: 'https://wallet.example/pay?token=secret' });
    expect(said).toEqual([
      { type: 'accepted' },
      { type: 'redirect', url: 'https://wallet.example/pay' },
    ]);
    run.stop();
  });

  it('L10: a blocked window is not a success', async () => {
    vi.stubGlobal('open', () => null);
    const { official, types } = await ready();
    official.say('onRedirect', { normalUrl: 'https://wallet.example', target: '_blank' });
    expect(types()).toEqual(['accepted', 'redirect_failed']);
    vi.unstubAllGlobals();
  });

  it('S3: texts for its dialog are escaped', async () => {
    const { official } = await ready();
    const seen: string[] = [];
    const listen = ({ data }: MessageEvent<string>) => seen.push(data);
    window.addEventListener('message', listen);
    official.say('declareCheckoutInfo', {
      closeDialogData: { title: { text: '<img src=x onerror=alert(1)>' } },
    });
    window.removeEventListener('message', listen);
    expect(seen).toHaveLength(1);
    expect(seen[0]).not.toContain('<img');
    expect(seen[0]).toContain('&#60;img');
  });

  it('S4: a message from another window of the same origin is ignored', async () => {
    const { official, said, log } = await ready();
    official.say('onEventCallback', { code: 'SDK_PAYMENT_SUCCESSFUL' }, { source: window });
    official.say('onEventCallback', { code: 'SDK_PAYMENT_SUCCESSFUL' }, { source: null });
    expect(said).toEqual([]);
    expect(log).toContain('antom_dropped');
  });

  it.each(['not JSON', 'null', '7', '{"instanceId":"instance-0"}'])(
    'drops a message that would make it throw: %s',
    async (data) => {
      const { official, said } = await ready();
      const reached = vi.fn();
      window.addEventListener('message', reached);
      official.say('', undefined, { data: data.replace('instance-0', official.id) });
      window.removeEventListener('message', reached);
      expect(reached).not.toHaveBeenCalled();
      expect(said).toEqual([]);
    },
  );

  it('drops a size without a height, an event without a code, the end of a dialog that isn’t there', async () => {
    const { official, types } = await ready();
    const reached = vi.fn();
    window.addEventListener('message', reached);
    official.say('onSizeChanged');
    official.say('onEventCallback', {});
    official.say('popWindow');
    window.removeEventListener('message', reached);
    expect(reached).not.toHaveBeenCalled();
    expect(types()).toEqual([]);
  });

  it('S5: nothing of the merchant’s goes to a second frame of another origin', async () => {
    const { official } = await ready();
    official.say('popupWindow', { url: 'https://foreign.example/page' });
    const modal = document.querySelector('.ams-popupmodal iframe') as HTMLIFrameElement;
    const own = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
    const real = own?.get?.call(modal) as Window;
    const post = vi.spyOn(real, 'postMessage');
    modal.contentWindow?.postMessage('{"context":{}}', '*');
    expect(post).not.toHaveBeenCalled();
  });
});
