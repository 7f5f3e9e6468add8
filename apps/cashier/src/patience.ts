/** Resolves after a while, rejects as soon as nobody waits any more. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
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

export interface Patience {
  /** Milliseconds before each further try. Without end: tries as long as somebody waits. */
  readonly pauses: Iterable<number>;
  readonly signal: AbortSignal;
  /** Whether this error is an answer, which another try would only repeat. */
  readonly isAnswer: (error: unknown) => boolean;
  readonly onRetry: (error: unknown) => void;
}

/** Asks until there is an answer, or no patience left: then the last error is thrown. */
export async function ask<Answer>(
  question: () => Promise<Answer>,
  { pauses, signal, isAnswer, onRetry }: Patience,
): Promise<Answer> {
  for (const ms of pauses) {
    try {
      return await question();
    } catch (error) {
      if (signal.aborted || isAnswer(error)) throw error;
      onRetry(error);
    }
    await pause(ms, signal);
  }
  return question();
}

/** Doubles up to a highest value, for ever. */
export function* doubling(first: number, highest: number): Generator<number, never> {
  for (let ms = first; ; ms = Math.min(ms * 2, highest)) yield ms;
}
