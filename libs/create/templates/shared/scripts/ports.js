import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A port that nobody listens on: `preferred` if it is free.
 *
 * @param {number} [preferred]
 * @returns {Promise<number>}
 */
export async function freePort(preferred = 0) {
  // the servers listen on either of the two
  for (const host of ['::1', '127.0.0.1']) {
    const server = createServer().listen({ port: preferred, host });
    try {
      await once(server, 'listening');
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      // a machine without IPv6
      if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') continue;
      return freePort();
    }
    const address = server.address();
    server.close();
    await once(server, 'close');
    if (!preferred && typeof address === 'object' && address) return address.port;
  }
  return preferred;
}
