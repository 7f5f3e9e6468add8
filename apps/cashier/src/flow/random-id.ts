/** 128 random bits. Not `randomUUID`, which a sandbox that is reached by plain http over the local network lacks. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
