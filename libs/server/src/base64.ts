/** Base64 in every runtime: not all have Node's `Buffer`. */

/** Takes what is no base64 for empty. */
export function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text.replace(/\s/g, '')), (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
