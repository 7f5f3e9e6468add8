/** Requests to the API that the sandbox has for callers on its own machine. */
export interface LoopbackClient {
  get<Answer>(path: string): Promise<Answer>;
  post<Answer>(path: string, body?: unknown): Promise<Answer>;
}

/** The sandbox refused, or isn't there. `message` says what and why. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
}

export function createLoopbackClient(url: string): LoopbackClient {
  async function call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const { response, text } = await request(method, path, body).catch((cause: unknown) => {
      throw new SandboxError(`No sandbox answers at ${url}: is it running?`, { cause });
    });
    const answer = parse(text);
    if (response.ok && (answer !== undefined || text === '')) return answer as Answer;
    throw new SandboxError(
      answer?.error?.message ??
        `${method} ${url}${path}: HTTP ${response.status}, and no answer of a sandbox.`,
    );
  }

  /** It may also end while the answer is on its way. */
  async function request(method: string, path: string, body: unknown) {
    const response = await fetch(url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
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
