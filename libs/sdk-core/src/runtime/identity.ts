/** 64 random bits as text. `crypto.randomUUID` is missing on plain http pages, `getRandomValues` is not. */
export function randomId(): string {
  return crypto.getRandomValues(new BigUint64Array(1)).join('');
}
