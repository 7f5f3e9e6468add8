const KEY = 'ams-cashier-submit';

/** A submit whose answer has not come yet; `unknown`: the browser keeps nothing for this frame. */
export type LastSubmit =
  { readonly publicSessionId: string; readonly submitId: string } | 'unknown' | undefined;

/**
 * What this tab submitted last, if the page was reloaded before the gateway answered: it may be on its way still, though
 * the gateway knows nothing of it.
 */
export function readLastSubmit(): LastSubmit {
  try {
    const [publicSessionId, submitId] = sessionStorage.getItem(KEY)?.split(' ') ?? [];
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
