/** Random hexadecimal text. `crypto.randomUUID` is missing on plain http pages, `getRandomValues` is not. */
export function randomId(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
