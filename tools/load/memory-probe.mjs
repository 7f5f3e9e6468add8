/**
 * Loaded into a server by NODE_OPTIONS=--import: tells at a port of its own what memory it has after a collection. The
 * port is written to MEMORY_PROBES/<the server's script>.
 */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const directory = process.env['MEMORY_PROBES'];
if (directory) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  const server = createServer((_, response) => {
    // gives pages back to the system too
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    response.end(String(process.memoryUsage.rss()));
  }).listen(0, '127.0.0.1', () => {
    const address = /** @type {import('node:net').AddressInfo} */ (server.address());
    writeFileSync(join(directory, basename(process.argv[1] ?? '')), String(address.port));
  });
  server.unref();
}
