import { HELLO } from '@ams-cashier/protocol';
import { afterEach, expect, it, vi } from 'vitest';
import { Connection } from './connection.ts';

afterEach(() => vi.unstubAllGlobals());

it('says hello in a page that is reached by plain http over the local network, under a token of its own', () => {
  const { crypto } = globalThis;
  // what such a page has
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
  const postMessage = vi.fn();
  const view = Object.assign(new EventTarget(), { parent: { postMessage } });
  vi.stubGlobal('setInterval', () => 0);
  for (let page = 0; page < 2; page += 1) {
    new Connection(view as unknown as Window, () => undefined).startHandshake();
  }
  const tokens = postMessage.mock.calls.map(([{ type, token }]) => {
    expect(type).toBe(HELLO);
    return token;
  });
  expect(tokens).toEqual([expect.stringMatching(/.{16}/), expect.stringMatching(/.{16}/)]);
  expect(tokens[0]).not.toBe(tokens[1]);
});
