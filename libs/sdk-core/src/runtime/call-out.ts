/** A handler's mistake is the page's to hear of, and nobody else's problem. */
function report(error: unknown): void {
  if (typeof reportError === 'function') reportError(error);
  else
    setTimeout(() => {
      throw error;
    });
}

/** Calls a merchant's function; what it throws, now or in its promise, goes to the page. */
export function callOut<Args extends readonly unknown[]>(
  handler: ((...args: Args) => unknown) | undefined,
  ...args: Args
): void {
  try {
    // what is not a function was reported when the options were checked, and can't be reported to itself
    Promise.resolve(handler?.call?.(undefined, ...args)).catch(report);
  } catch (error) {
    report(error);
  }
}
