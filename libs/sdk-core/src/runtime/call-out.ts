/** Passes an error of a merchant's handler to the page, so that it disturbs nothing else. */
function report(error: unknown): void {
  if (typeof reportError === 'function') reportError(error);
  else
    setTimeout(() => {
      throw error;
    });
}

/** Calls a merchant's function. Errors that it throws, or its promise rejects with, are reported to the page. */
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
