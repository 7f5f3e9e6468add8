const KEY = 'ams-cashier-submit';

/**
 * A submit whose answer has not come yet. Without a session it is one that the SDK has kept, for the session that it opens.
 * `unknown`: the browser keeps nothing for this frame.
 */
export type LastSubmit =
  | { readonly publicSessionId?: string | undefined; readonly submitId: string }
  | 'unknown'
  | undefined;

/**
 * What this tab submitted last, if the page was reloaded before the gateway answered: it may be on its way still, though
 * the gateway knows nothing of it.
 */
export function readLastSubmit(): LastSubmit {
  try {
    const kept = sessionStorage.getItem(KEY) ?? '';
    // it may be full
    sessionStorage.setItem(KEY, kept);
    const [publicSessionId, submitId] = kept.split(' ');
    return publicSessionId && submitId ? { publicSessionId, submitId } : undefined;
  } catch {
    return 'unknown';
  }
}

export function keepLastSubmit(publicSessionId: string, submitId: string): void {
  try {
    sessionStorage.setItem(KEY, `${publicSessionId} ${submitId}`);
  } catch {
    // blocked or full
  }
}

/** The gateway has answered. */
export function forgetLastSubmit(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // blocked
  }
}
