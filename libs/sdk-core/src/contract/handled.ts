/** The same promise, pre-handled: a rejection that nobody awaits is silent. */
export function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
