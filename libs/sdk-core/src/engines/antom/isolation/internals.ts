/**
 * Private parts of Antom's SDK, and the few corrections that can only be made there. Each is made if its part exists: in a
 * version that no longer has it, the rest of the engine still works.
 * Source: docs/reference/official-sdk-behaviour.md H1, H6, L1, L2, E1 and "Leaks".
 */
import { asRecord, parseObject, asText } from '../json.ts';
import type { GatewayFault } from '../machine/state.ts';
import type { Official, OfficialClass } from '../official/official.ts';

type Method = (...args: readonly unknown[]) => unknown;

interface Parts {
  options?: { analytics?: unknown; locale?: unknown };
  originOptions?: { locale?: unknown };
  logger?: { reportRPC?: Method };
  savePreviousChannel?: Method;
  clearPreloadIframe?: Method;
  _eventCenter?: { emit?: Method };
  _componentApp?: {
    appendIframeNodes?: Method;
    _createLoadAppPromise?: Method;
    _loadAppPromiseResolve?: unknown;
    cleanElement?: Method;
    cleanContainer?: Method;
    sendRenderEvent?: Method;
    createDialog?: Method;
    popupApp?: { onload?: Method | null } | null;
  };
}

export interface Hooks {
  readonly isStopped: () => boolean;
  readonly gatewayFailed: (fault: GatewayFault) => void;
  readonly analytics: { readonly enabled: boolean } | undefined;
}

const parts = (official: Official): Parts => official as unknown as Parts;

/** A test checks the installed version for these. */
export const PARTS: readonly string[] = [
  'logger.reportRPC',
  'savePreviousChannel',
  'clearPreloadIframe',
  'preloadComponent',
  '_eventCenter.emit',
  '_componentApp.appendIframeNodes',
  '_componentApp._createLoadAppPromise',
  '_componentApp.cleanElement',
  '_componentApp.cleanContainer',
  '_componentApp.sendRenderEvent',
  '_componentApp.createDialog',
];

/** Replaces a method, if it exists; `instead` gets the original, bound. */
function replace<Key extends string>(
  owner: { [key in Key]?: Method } | undefined,
  key: Key,
  instead: (original: Method, ...args: readonly unknown[]) => unknown,
): void {
  const original = owner?.[key];
  if (!owner || typeof original !== 'function') return;
  owner[key] = (...args) => instead(original.bind(owner), ...args);
}

/** Its log gets a whole request as JSON, with the session's secret in it; only the message is taken from that. */
function wordsOf(message: unknown): string | undefined {
  const request = parseObject(message);
  return asText(request ? request['message'] : message);
}

/**
 * The constructor opens hidden frames with the pages that an open may need, and the open removes them. An instance that is
 * constructed for an open has no use for them.
 */
export const withoutPreloadFrames = (Class: OfficialClass): OfficialClass =>
  class extends Class {
    preloadComponent(): void {}
  };

/** The language of the cashier that it shows next. Returns false if it can't be changed any more. */
export function setLocale(official: Official, locale: string): boolean {
  const { options, originOptions } = parts(official);
  if (typeof options?.locale !== 'string') return false;
  options.locale = locale;
  if (originOptions) originOptions.locale = locale;
  return true;
}

/** Call it before the instance is asked for a cashier. */
export function patchOfficial(
  official: Official,
  { isStopped, gatewayFailed, analytics }: Hooks,
): void {
  const { options, logger, _componentApp: app } = parts(official);
  if (options && analytics) options.analytics = analytics;
  replace(logger, 'reportRPC', (report, facts, ...rest) => {
    const { success, code, msg, traceId } = asRecord(facts);
    if (success === false) {
      gatewayFailed({ code: asText(code), message: wordsOf(msg), traceId: asText(traceId) });
    }
    return report(facts, ...rest);
  });
  // it writes to storage, and a blocked or full storage would stop the payment
  replace(parts(official), 'savePreviousChannel', (save, ...args) => {
    try {
      return save(...args);
    } catch {
      return undefined;
    }
  });
  // closed while it was still loading: nothing may appear any more
  replace(app, 'appendIframeNodes', (append, ...args) =>
    isStopped() ? Promise.reject(new Error('closed')) : append(...args),
  );
  // its own time limit leaves a timer behind; the open has a limit anyway
  replace(
    app,
    '_createLoadAppPromise',
    () =>
      new Promise((resolve) => {
        if (app) app._loadAppPromiseResolve = resolve;
      }),
  );
}

/** Call it before unmount(): stops what would throw out of a timer later. */
export function settleTimers(official: Official): void {
  const { clearPreloadIframe, _componentApp: app } = parts(official);
  clearPreloadIframe?.call(official);
  const popup = app?.popupApp;
  if (popup?.onload) popup.onload();
}

/** Call it after unmount(): whatever is still pending reaches neither the page nor the merchant. */
export function disarm(official: Official): void {
  const { _eventCenter: events, _componentApp: app } = parts(official);
  const nothing = () => undefined;
  replace(events, 'emit', nothing);
  for (const key of [
    'cleanElement',
    'cleanContainer',
    'sendRenderEvent',
    'createDialog',
  ] as const) {
    replace(app, key, nothing);
  }
  if (app) app.popupApp = null;
}
