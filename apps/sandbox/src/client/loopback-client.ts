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
    const response = await fetch(url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch((cause: unknown) => {
      throw new SandboxError(`No sandbox answers at ${url}: is it running?`, { cause });
    });
    const text = await response.text();
    if (response.ok) return (text ? JSON.parse(text) : undefined) as Answer;
    throw new SandboxError(reasonOf(text) ?? `${method} ${path}: HTTP ${response.status}.`);
  }
  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
  };
}

function reasonOf(text: string): string | undefined {
  try {
    return JSON.parse(text).error?.message;
  } catch {
    return undefined;
  }
}
