import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PageAddress, withDecodableValues, withoutSwitches } from './page-address.ts';

/** The function with which Antom's SDK reads the URL: its own. */
const { queryParse } = await vi.importActual<{
  queryParse(url: string): { readonly [key: string]: string };
}>('@alipay/ams-checkout/esm/util/index.js');

const SWITCH = /^(_light_sandbox|_sandbox|_moreEnv|_displayType|LOCAL_MOCK|requestHost)$/;

const SHOP = 'https://shop.example/pay';

describe('S6: switches in the URL of the shop’s page', () => {
  it.each([
    ['?LOCAL_MOCK=1', ''],
    ['?_sandbox=true&a=1', '?a=1'],
    ['?a=1&_light_sandbox=true', '?a=1'],
    ['?a=1&requestHost=evil&b=2#c', '?a=1&b=2#c'],
    ['?_displayType=x#LOCAL_MOCK=1', '#'],
    ['#/route?LOCAL_MOCK=1', '#/route'],
    ['?_moreEnv', ''],
    // where a key begins for Antom's reader, but for no other
    ['?=_sandbox=true', '?='],
    ['?a#=_light_sandbox=true', '?a#='],
    ['?&=requestHost=evil&a=1', '?&=a=1'],
    // its check for a simulated payment looks anywhere
    ['/LOCAL_MOCK=1', '/LOCAL_MOCK%3D1'],
    ['?next=/pay?LOCAL_MOCK=1', '?next=/pay?LOCAL_MOCK%3D1'],
    ['?myLOCAL_MOCK=15', '?myLOCAL_MOCK%3D15'],
    ['#/LOCAL_MOCK=1/x', '#/LOCAL_MOCK%3D1/x'],
    ['?LOCAL_MOLOCAL_MOCK=1CK=1', '?LOCAL_MOLOCAL_MOCK%3D1CK=1'],
  ])('%s becomes %s', (dirty, clean) => {
    expect(withoutSwitches(SHOP + dirty)).toBe(SHOP + clean);
  });

  it.each([
    '?a=1&b=2',
    '?groupId=7&environment=dev',
    '?my_sandbox=true',
    '#LOCAL_MOCKED',
    '?a=_sandbox=true',
    '?&&a=1&&b#?',
    '/=?_moreEnv=true',
    '',
  ])('what is the shop’s own stays, byte for byte: %s', (own) => {
    expect(withoutSwitches(SHOP + own)).toBe(SHOP + own);
  });

  it('leave nothing that Antom’s own code reads, wherever they stand', () => {
    const part = fc.constantFrom(
      ...['?', '&', '#', '=', '/', 'a', '%', '1', 'true', '_sandbox', '_light_sandbox', '_moreEnv'],
      ...['LOCAL_MOCK', 'LOCAL_MOCK=1', 'requestHost', '_displayType', 'LOCAL_'],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
        const clean = withDecodableValues(withoutSwitches(`${SHOP}${parts.join('')}`));
        expect(clean).not.toContain('LOCAL_MOCK=1');
        expect(Object.keys(queryParse(clean)).filter((key) => SWITCH.test(key))).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('values that Antom’s SDK can’t decode', () => {
  it.each([
    ['?q=%C4%E3&a=%20', '?q=%25C4%25E3&a=%20'],
    ['?discount=50%#x=%', '?discount=50%25#x=%25'],
  ])('%s becomes %s', (own, decodable) => {
    expect(() => queryParse(SHOP + own)).toThrow(URIError);
    expect(() => queryParse(SHOP + decodable)).not.toThrow();
    expect(withDecodableValues(SHOP + own)).toBe(SHOP + decodable);
  });
});

it('values that it can decode stay as they are', () => {
  const own = `${SHOP}?ok=%E4%BD%A0&50%`;
  expect(withDecodableValues(own)).toBe(own);
});

describe('the page’s URL', () => {
  let address: PageAddress | undefined;
  const show = (url: string, state: unknown = null) => history.replaceState(state, '', url);
  const watch = (changed = () => {}) => (address = new PageAddress(changed));
  afterEach(() => {
    address?.stop();
    vi.restoreAllMocks();
    show('/');
  });

  it('is cleaned without a navigation and with its state', () => {
    show('/pay?LOCAL_MOCK=1&a=1', { mine: 1 });
    expect(watch().clean()).toBe('cleaned');
    expect(location.search).toBe('?a=1');
    expect(history.state).toEqual({ mine: 1 });
    expect(address?.clean()).toBe('unchanged');
  });

  it('gets its values back, but no switches', () => {
    show('/pay?q=%C4%E3&_sandbox=true');
    watch().clean();
    expect(location.search).toBe('?q=%25C4%25E3');
    address?.stop();
    expect(location.search).toBe('?q=%C4%E3');
  });

  it('that the shop has changed meanwhile is left alone', () => {
    show('/pay?q=%C4%E3');
    watch().clean();
    show('/thanks');
    address?.stop();
    expect(location.pathname).toBe('/thanks');
  });

  it('that the browser doesn’t let be changed is refused', () => {
    show('/pay?_sandbox=true');
    watch();
    vi.spyOn(history, 'replaceState').mockImplementation(() => {
      throw new DOMException('Too many calls', 'SecurityError');
    });
    expect(address?.clean()).toBe('refused');
  });

  it('is watched until the cashier is closed', () => {
    const changed = vi.fn();
    watch(changed);
    window.dispatchEvent(new Event('hashchange'));
    window.dispatchEvent(new Event('popstate'));
    expect(changed).toHaveBeenCalledTimes(2);
    address?.stop();
    window.dispatchEvent(new Event('hashchange'));
    expect(changed).toHaveBeenCalledTimes(2);
  });
});
