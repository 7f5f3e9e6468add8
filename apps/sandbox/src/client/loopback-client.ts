import { shown } from './shown.ts';

/** Requests to the API that the sandbox has for callers on its own machine. */
export interface LoopbackClient {
  get<Answer>(path: string): Promise<Answer>;
  post<Answer>(path: string, body?: unknown): Promise<Answer>;
}

/** The sandbox refused, or isn't there. `message` says what and why. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
}

/** How long what is only read may take. What is changed may wait for the shop: its answers to notifications. */
const LIMIT_SECONDS = 10;

/** JSON would make null of a number that is not finite, and leave a function out: the sandbox would take the default. */
function asJson(name: string, value: unknown): unknown {
  const isLost = typeof value === 'number' ? !Number.isFinite(value) : LOST.has(typeof value);
  if (!isLost) return value;
  const fix = typeof value === 'number' ? 'a finite number' : 'a string, a number, true or false';
  throw new SandboxError(`${name} is ${shown(value)}; it must be ${fix}.`);
}

const LOST: ReadonlySet<string> = new Set(['bigint', 'function', 'symbol']);

const isTimeout = (cause: unknown) =>
  cause instanceof DOMException && cause.name === 'TimeoutError';

export function createLoopbackClient(url: string): LoopbackClient {
  async function call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const sent = body === undefined ? undefined : JSON.stringify(body, asJson);
    const { response, text } = await request(method, path, sent).catch((cause: unknown) => {
      const message = isTimeout(cause)
        ? `${url} did not answer within ${LIMIT_SECONDS} seconds: is that the sandbox?`
        : `No sandbox answers at ${url}: is it running?`;
      throw new SandboxError(message, { cause });
    });
    const answer = parse(text);
    if (response.ok && (answer !== undefined || text === '')) return answer as Answer;
    throw new SandboxError(
      answer?.error?.message ??
        `${method} ${url}${path}: HTTP ${response.status}, and no answer of a sandbox.`,
    );
  }

  /** It may also end while the answer is on its way. */
  async function request(method: string, path: string, body: string | undefined) {
    const response = await fetch(url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body }),
      ...(method === 'GET' && { signal: AbortSignal.timeout(LIMIT_SECONDS * 1_000) }),
    });
    return { response, text: await response.text() };
  }

  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
  };
}

/** Whatever else listens there may answer with a page. */
function parse(text: string): { readonly error?: { readonly message?: string } } | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
