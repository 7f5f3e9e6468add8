import { describe, expect, it } from 'vitest';
import { hideSwitches, withoutSwitches } from './page-address.ts';

describe('S6: switches in the address of the shop’s page', () => {
  it.each([
    ['?LOCAL_MOCK=1', ''],
    ['?_sandbox=true&a=1', '?a=1'],
    ['?a=1&_light_sandbox=true', '?a=1'],
    ['?a=1&requestHost=evil&b=2#c', '?a=1&b=2#c'],
    ['?_displayType=x#LOCAL_MOCK=1', '#'],
    ['#/route?LOCAL_MOCK=1', '#/route'],
    ['?_moreEnv', ''],
  ])('%s becomes %s', (dirty, clean) => {
    expect(withoutSwitches(`https://shop.example/pay${dirty}`)).toBe(
      `https://shop.example/pay${clean}`,
    );
  });

  it.each(['?a=1&b=2', '?groupId=7&environment=dev', '?my_sandbox=true', '#LOCAL_MOCKED', ''])(
    'what is the shop’s own stays: %s',
    (own) => {
      const href = `https://shop.example/pay${own}`;
      expect(withoutSwitches(href)).toBe(href);
    },
  );

  it('leave the address without a navigation and with its state', () => {
    history.replaceState({ mine: 1 }, '', '/pay?LOCAL_MOCK=1&a=1');
    expect(hideSwitches()).toBe(true);
    expect(location.search).toBe('?a=1');
    expect(history.state).toEqual({ mine: 1 });
    expect(hideSwitches()).toBe(false);
  });
});
