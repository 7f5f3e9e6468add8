import { Agent, request as send } from 'node:http';
import type { HttpAnswer } from './request.ts';

export interface Bytes {
  readonly origin: string;
  readonly method: string;
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: Buffer | undefined;
}

/** Sends what `fetch` would correct or refuse to send. */
export class HttpClient {
  readonly #agent: Agent;

  constructor(connections: number) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  send(bytes: Bytes): Promise<HttpAnswer> {
    const { origin, method, path, body } = bytes;
    const { hostname, port } = new URL(origin);
    // Node sends the body of a DELETE without a length: the server would take it for the next request
    const headers = { ...bytes.headers, ...(body && { 'content-length': String(body.length) }) };
    const options = { agent: this.#agent, hostname, port, method, path, headers };
    return new Promise((resolve, reject) => {
      const request = send(options, (response) => {
        const chunks: Buffer[] = [];
        response
          .on('data', (chunk: Buffer) => chunks.push(chunk))
          .on('error', reject)
          .on('end', () => {
            const { statusCode: status = 0, headers } = response;
            const text = Buffer.concat(chunks).toString('utf8');
            resolve({ status, location: headers.location ?? '', text });
          });
      });
      request.setTimeout(20_000, () => request.destroy(new Error('no answer in 20 s')));
      request.on('error', (error) => {
        // the server had just closed a connection that was kept: nothing was sent over it
        if (request.reusedSocket && 'code' in error && error.code === 'ECONNRESET') {
          resolve(this.send(bytes));
        } else reject(error);
      });
      request.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
