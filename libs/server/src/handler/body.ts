/** Reads a body, in whichever form a framework has it, up to a size. */
import { AntomError } from '../error.ts';

export class BodyTooLarge extends Error {}

/** The sender closed the connection before all of the body had arrived. */
export class BodyCutOff extends Error {}

/** The web's `ReadableStream`, of any realm. */
export interface ByteStream {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(): Promise<unknown>;
  };
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = chunks;
  // as nearly every notification comes
  if (only && chunks.length === 1) return only;
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

/** Rejects with `BodyTooLarge` as soon as there is more than `limit`; the rest is not read. */
export async function readStream(stream: ByteStream, limit: number): Promise<Uint8Array> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done || value === undefined) return join(chunks, size);
    size += value.byteLength;
    if (size > limit) {
      // nobody waits for it: some streams never confirm
      reader.cancel().catch(() => undefined);
      throw new BodyTooLarge();
    }
    chunks.push(value);
  }
}

type Listener = (...values: unknown[]) => void;

/** What a handler needs of Node's `IncomingMessage`. */
export interface NodeStream {
  on(event: string, listener: Listener): unknown;
  off(event: string, listener: Listener): unknown;
  pause(): unknown;
  readonly destroyed?: boolean;
}

/** Rejects as `readStream` does. The connection stays, so that the request can be answered. */
export function readNodeStream(stream: NodeStream, limit: number): Promise<Uint8Array> {
  // before anybody read it: nothing follows
  if (stream.destroyed) return Promise.reject(new BodyCutOff());
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const listeners: Readonly<Record<string, Listener>> = {
      data(chunk) {
        if (!ArrayBuffer.isView(chunk)) return;
        size += chunk.byteLength;
        if (size <= limit) {
          chunks.push(chunk as Uint8Array);
          return;
        }
        stop();
        stream.pause();
        reject(new BodyTooLarge());
      },
      end() {
        stop();
        resolve(join(chunks, size));
      },
      error: cutOff,
      aborted: cutOff,
      close: cutOff,
    };
    function cutOff() {
      stop();
      // a connection that is cut off may report it again
      stream.on('error', () => undefined);
      reject(new BodyCutOff());
    }
    function stop() {
      for (const [event, listener] of Object.entries(listeners)) stream.off(event, listener);
    }
    for (const [event, listener] of Object.entries(listeners)) stream.on(event, listener);
  });
}

/** Names of a `content-encoding`, and what a `DecompressionStream` calls them. */
const FORMATS: Readonly<Record<string, string>> = {
  gzip: 'gzip',
  'x-gzip': 'gzip',
  deflate: 'deflate',
  br: 'brotli',
};

/** Not in every runtime, and of no type where a program has neither Node's types nor the DOM's. */
interface Decompression {
  readonly writable: {
    getWriter(): { write(bytes: Uint8Array): Promise<void>; close(): Promise<void> };
  };
  readonly readable: ByteStream;
}

/** `undefined` where the runtime lacks that format: not all have brotli. */
function openDecompression(format: string | undefined): Decompression | undefined {
  const { DecompressionStream } = globalThis as unknown as {
    DecompressionStream?: new (format: string) => Decompression;
  };
  if (format === undefined || !DecompressionStream) return undefined;
  try {
    return new DecompressionStream(format);
  } catch {
    return undefined;
  }
}

/**
 * The signature covers what was compressed, so a body is decompressed first, unless what is in front of the handler has
 * done so and left the header.
 */
export async function decompress(
  bytes: Uint8Array,
  encoding: string | undefined,
  limit: number,
): Promise<Uint8Array> {
  const name = encoding?.trim().toLowerCase() ?? '';
  // JSON begins with a brace, and no compressed body does
  if (name === '' || name === 'identity' || bytes[0] === 0x7b) return bytes;
  const stream = openDecompression(FORMATS[name]);
  if (!stream) {
    throw new AntomError(
      'notification',
      `The body has the content-encoding ${JSON.stringify(encoding)}, which can’t be read here. Let what is in front of this server decompress it.`,
    );
  }
  const { writable, readable } = stream;
  const writer = writable.getWriter();
  const written = writer.write(bytes).then(() => writer.close());
  // it fails with the reader, who says so
  written.catch(() => undefined);
  try {
    return await readStream(readable, limit);
  } catch (error) {
    if (error instanceof BodyTooLarge) throw error;
    throw new AntomError('notification', `The body is not valid ${name}.`, { cause: error });
  }
}
