/** Base64 in every runtime: not all have Node's `Buffer`. */

/** As lenient as Node: either alphabet, and what belongs to neither is left out. */
export function fromBase64(text: string): Uint8Array {
  const [known = ''] = text.replace(/-/g, '+').replace(/_/g, '/').split('=', 1);
  const digits = known.replace(/[^A-Za-z0-9+/]/g, '');
  // a single digit more says nothing
  const whole = digits.length % 4 === 1 ? digits.slice(0, -1) : digits;
  const characters = atob(whole);
  const bytes = new Uint8Array(characters.length);
  // ten times as fast as Uint8Array.from, and every notification has a signature
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = characters.charCodeAt(index);
  return bytes;
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
