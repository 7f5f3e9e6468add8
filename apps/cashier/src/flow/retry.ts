/** Resolves after a while; rejects as soon as the signal aborts. */
export function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}

interface RetryOptions {
  /** Milliseconds before each further try. If it never ends, the call is retried until the signal aborts. */
  readonly delays: Iterable<number>;
  readonly signal: AbortSignal;
  /** Whether the error is an answer, which another try would only repeat. */
  readonly isDefinite: (error: unknown) => boolean;
  readonly onRetry: (error: unknown) => void;
}

/** Calls until there is an answer or no delay is left; then the last error is thrown. */
export async function retry<Answer>(
  call: () => Promise<Answer>,
  { delays, signal, isDefinite, onRetry }: RetryOptions,
): Promise<Answer> {
  for (const ms of delays) {
    try {
      return await call();
    } catch (error) {
      if (signal.aborted || isDefinite(error)) throw error;
      onRetry(error);
    }
    await wait(ms, signal);
  }
  return call();
}

/** Doubles up to a highest delay, forever. */
export function* backoff(first: number, highest: number): Generator<number, never> {
  for (let ms = first; ; ms = Math.min(ms * 2, highest)) yield ms;
}
