/** The laws are defined in docs/design/laws.md. */
import { CONNECT, HELLO, PROTOCOL_VERSION } from '@ams-cashier/protocol';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CashierFrame } from './frame.ts';

const ORIGIN = 'http://127.0.0.1:4242';
const stops: (() => void)[] = [];
afterEach(() => {
  stops.splice(0).forEach((stop) => stop());
  vi.useRealTimers();
});

const HI = { type: HELLO, minVersion: 1, maxVersion: PROTOCOL_VERSION, capabilities: [] };

/** A frame in the page, with our hands at the other end: no page is loaded into it. */
function createFrame() {
  const events = {
    connected: vi.fn(),
    message: vi.fn(),
    unreachable: vi.fn(),
    violation: vi.fn(),
    dead: vi.fn(),
  };
  const frame = new CashierFrame(new URL('/cashier/p1', ORIGIN), events);
  document.body.append(frame.element);
  stops.push(() => frame.stop());
  const page = frame.element.contentWindow as Window;
  const posted = vi.spyOn(page, 'postMessage').mockReturnValue();
  return {
    frame,
    events,
    page,
    posted,
    say(data: unknown, from: { readonly source?: Window; readonly origin?: string } = {}) {
      dispatchEvent(
        new MessageEvent('message', { data, source: page, origin: ORIGIN, ...from } as object),
      );
    },
    port: () => (posted.mock.calls[0] as unknown as [unknown, string, [MessagePort]])[2][0],
  };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('the frame of the cashier', () => {
  it('S5: answers the hello of its own page with a port, to that origin only, once', () => {
    const { say, posted, events } = createFrame();
    say(HI);
    say(HI);
    expect(posted).toHaveBeenCalledExactlyOnceWith(
      { type: CONNECT, version: PROTOCOL_VERSION },
      ORIGIN,
      [expect.anything()],
    );
    expect(events.connected).toHaveBeenCalledOnce();
  });

  it('Law 10, S4: ignores other windows and other origins', () => {
    const { say, posted, events } = createFrame();
    const stranger = document.body.appendChild(document.createElement('iframe'));
    say(HI, { source: window });
    say(HI, { source: stranger.contentWindow as Window });
    for (const origin of [
      'http://127.0.0.1:4243',
      'https://127.0.0.1:4242',
      'http://localhost:4242',
      'http://127.0.0.1:4242.evil.example',
      'null',
      '',
    ]) {
      say(HI, { origin });
    }
    stranger.remove();
    expect(posted).not.toHaveBeenCalled();
    expect(events.connected).not.toHaveBeenCalled();
    expect(events.violation).not.toHaveBeenCalled();
  });

  it('is an element that Tab reaches, also for libraries that count them', () => {
    expect(createFrame().frame.element.getAttribute('tabindex')).toBe('0');
  });

  it('Law 10: after the hello only the port counts', async () => {
    const { say, events, port } = createFrame();
    say(HI);
    say({ type: 'usable' });
    port().postMessage({ type: 'usable' });
    await vi.waitFor(() => expect(events.message).toHaveBeenCalledOnce());
    expect(events.message).toHaveBeenCalledWith({ type: 'usable' });
  });

  it('ignores other messages of the page', () => {
    const { say, events } = createFrame();
    for (const data of [null, 'hello', { type: 'webpack' }, [], { type: CONNECT }]) say(data);
    expect(events.violation).not.toHaveBeenCalled();
    expect(events.connected).not.toHaveBeenCalled();
  });

  it.each([
    ['a hello without versions', { type: HELLO }],
    ['versions 2 to 3 only, this SDK 1', { ...HI, minVersion: 2, maxVersion: 3 }],
  ])('calls it a breach: %s', (what, hello) => {
    const { say, events, posted } = createFrame();
    say(hello);
    expect(events.violation).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(what));
    expect(posted).not.toHaveBeenCalled();
  });

  it('P22: uses its own version with a page that supports newer ones', () => {
    const { say, posted } = createFrame();
    say({ ...HI, maxVersion: 9 });
    expect(posted.mock.calls[0]?.[0]).toMatchObject({ version: PROTOCOL_VERSION });
  });

  it('reports a malformed message, and ignores an unknown kind', async () => {
    const { say, events, port } = createFrame();
    say(HI);
    port().postMessage({ type: 'from_tomorrow' });
    port().postMessage({ type: 'size', height: 'tall' });
    await vi.waitFor(() => expect(events.violation).toHaveBeenCalledOnce());
    expect(events.message).not.toHaveBeenCalled();
  });

  it('Law 3, H9: a document that loads and says no hello is unreachable', () => {
    vi.useFakeTimers();
    const { frame, events } = createFrame();
    frame.element.dispatchEvent(new Event('load'));
    vi.advanceTimersByTime(2_499);
    expect(events.unreachable).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(events.unreachable).toHaveBeenCalledOnce();
  });

  it('Law 3: a page that falls silent is dead, once it counts as visible', () => {
    vi.useFakeTimers();
    const { say, events } = createFrame();
    const visible = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
    say(HI);
    visible.mockReturnValue('hidden');
    vi.advanceTimersByTime(60_000);
    expect(events.dead).not.toHaveBeenCalled();
    visible.mockReturnValue('visible');
    vi.advanceTimersByTime(6_000);
    expect(events.dead).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2_000);
    expect(events.dead).toHaveBeenCalled();
    visible.mockRestore();
  });

  it('Law 4: stop() removes frame, port, listener and timers', async () => {
    const { frame, say, events, port } = createFrame();
    say(HI);
    const end = port();
    frame.stop();
    frame.stop();
    end.postMessage({ type: 'usable' });
    say(HI);
    await turn();
    expect(frame.element.isConnected).toBe(false);
    expect(events.message).not.toHaveBeenCalled();
    expect(events.connected).toHaveBeenCalledOnce();
    end.close();
  });
});
