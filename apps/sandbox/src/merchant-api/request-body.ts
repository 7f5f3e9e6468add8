import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

export class BodyTooLarge extends Refusal {}

/**
 * The bytes that are signed. From the connection itself: a `Request` of the web around it takes longer than the rest of
 * an answer.
 */
export function readBody(incoming: IncomingMessage, limit: number): Promise<Buffer> {
  const tooLarge = () => new BodyTooLarge('PARAM_ILLEGAL', `The body exceeds ${limit} bytes.`);
  return new Promise((resolve, reject) => {
    if (Number(incoming.headers['content-length'] ?? 0) > limit) {
      reject(tooLarge());
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    incoming
      .on('data', (chunk: Buffer) => {
        size += chunk.byteLength;
        if (size <= limit) {
          chunks.push(chunk);
          return;
        }
        incoming.pause();
        incoming.removeAllListeners('data');
        reject(tooLarge());
      })
      .once('end', () => resolve(Buffer.concat(chunks, size)))
      .once('close', () => reject(new Refusal('PARAM_ILLEGAL', 'The body is incomplete.')))
      .once('error', () => reject(new Refusal('PARAM_ILLEGAL', 'The body is incomplete.')));
  });
}
