/**
 * Reads one time after the other: a slow answer to an earlier request never replaces a later one. One that fails changes
 * nothing, and the next change leads to another.
 */
export function createReader(read: () => Promise<void>): () => Promise<void> {
  let isReading = false;
  let isStale = false;
  return async () => {
    isStale = true;
    // while an answer is on its way, however many changes lead to one more request
    if (isReading) return;
    isReading = true;
    while (isStale) {
      isStale = false;
      await read().catch(() => undefined);
    }
    isReading = false;
  };
}
