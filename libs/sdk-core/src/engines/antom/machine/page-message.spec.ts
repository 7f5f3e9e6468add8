import { describe, expect, it } from 'vitest';
import { readPageMessage } from './page-message.ts';
import { readSdkMessage } from './sdk-message.ts';

const isRefusedHere = ({ host }: URL) => host === 'wallet.example';
const popup = { isInline: false, hasChallengeFrame: false, isRefusedHere };
const inline = { isInline: true, hasChallengeFrame: true, isRefusedHere };

describe('what the hosted page says', () => {
  it.each([
    ['onSizeChanged', { height: 420 }, { input: { type: 'page_drawn' } }],
    ['onSizeChanged', {}, { verdict: 'drop' }],
    ['onEventCallback', { code: 'SDK_X' }, {}],
    ['onEventCallback', {}, { verdict: 'drop' }],
    ['onError', undefined, { verdict: 'drop' }],
    ['onClose', undefined, {}],
    [
      'submitForm',
      { attributes: { action: 'https://a.example', data: {} } },
      {
        input: {
          type: 'form_post',
          post: { action: 'https://a.example', fields: {} },
          isRefusedHere: false,
        },
      },
    ],
    [
      'submitForm',
      { attributes: { action: 'https://a.example' } },
      { input: { type: 'form_post', post: undefined, isRefusedHere: false } },
    ],
    [
      'popupWindow',
      { url: 'http://a.example' },
      { input: { type: 'frame_opens', isAllowed: false } },
    ],
    ['popWindow', undefined, { input: { type: 'frame_closes', hasFrame: false } }],
    [
      'onRedirect',
      'javascript:alert(1)',
      { input: { type: 'redirect', redirect: undefined, isRefusedHere: false } },
    ],
    [
      'declareEventCallbackInfo',
      { popWindowEventInfo: { enableCallback: true, eventName: 'SDK_X' } },
      { input: { type: 'leave_code', leaveCode: { code: 'SDK_X', result: { result: {} } } } },
    ],
    [
      'declareEventCallbackInfo',
      { popWindowEventInfo: { enableCallback: false, eventName: 'SDK_X' } },
      { input: { type: 'leave_code', leaveCode: undefined } },
    ],
    ['somethingNew', { a: 1 }, {}],
    ['toString', undefined, {}],
  ])('%s %j', (event, data, reading) => {
    expect(readPageMessage(event, data, popup)).toEqual(reading);
  });

  it.each([
    ['onRedirect', 'https://wallet.example/pay'],
    ['submitForm', { attributes: { action: 'https://wallet.example/acs', data: {} } }],
  ])('%s to a page that refuses to load in a frame says so', (event, data) => {
    expect(readPageMessage(event, data, popup).input).toMatchObject({ isRefusedHere: true });
  });

  it('L8: inline its request to close is ours, and the dialog is there', () => {
    expect(readPageMessage('onClose', undefined, inline)).toEqual({
      input: { type: 'page_closes' },
      verdict: 'drop',
    });
    expect(readPageMessage('popWindow', undefined, inline)).toEqual({
      input: { type: 'frame_closes', hasFrame: true },
    });
  });

  it('S3: texts for the popup’s dialog come without HTML, whatever their shape', () => {
    const { data } = readPageMessage('declareCheckoutInfo', { a: ['<b>"&\''], b: 1 }, popup);
    expect(data).toEqual({ a: ['&#60;b&#62;&#34;&#38;&#39;'], b: 1 });
  });
});

describe('what the SDK says to its page', () => {
  const render = (queryResult: object) => readSdkMessage('renderComponent', { queryResult });

  it('the gateway’s answer', () => {
    expect(render({ success: true })).toEqual({ type: 'session_accepted' });
    expect(render({ success: false, errorCode: 'SESSION_EXPIRED' })).toEqual({
      type: 'session_expired',
    });
    expect(render({ errorCode: 'X', errorMessage: 'no', traceId: 't1' })).toEqual({
      type: 'session_refused',
      fault: { code: 'X', message: 'no', traceId: 't1' },
    });
    expect(readSdkMessage('renderComponent', undefined)).toMatchObject({ type: 'session_refused' });
  });

  it('anything else says nothing', () => {
    expect(readSdkMessage('sdkHeartBeat', {})).toBeUndefined();
  });
});
