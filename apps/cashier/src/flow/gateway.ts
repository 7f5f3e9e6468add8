import type {
  GatewayRefusal,
  PayRequest,
  ReleaseRequest,
  SessionRequest,
  SessionState,
} from '@ams-cashier/protocol';

/** A request that takes longer is aborted and sent again. */
const TRY_MS = 20_000;

export type RefusalCode = GatewayRefusal['error']['code'];

/** The gateway refused. Any other failure is a broken connection, after which nobody knows what happened. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: RefusalCode;
  readonly traceId: string;

  constructor({ code, message, traceId }: GatewayRefusal['error']) {
    super(message);
    this.code = code;
    this.traceId = traceId;
  }
}

/** A refusal that says what happened. With `internal`, the gateway does not know either. */
export function isDefinite(error: unknown): error is Refusal {
  return error instanceof Refusal && error.code !== 'internal';
}

/** The private API of the server that this page came from. */
export class Gateway {
  readonly #origin: string;
  #traceId: string | undefined;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Links the gateway's records to the SDK's open. An id that is not a valid header value is left out. */
  trace(traceId: string): void {
    this.#traceId = /^[\w.:-]{1,64}$/.test(traceId) ? traceId : undefined;
  }

  session(request: SessionRequest, signal: AbortSignal): Promise<SessionState> {
    return this.#post('session', request, signal);
  }

  pay(request: PayRequest, signal: AbortSignal): Promise<SessionState> {
    return this.#post('pay', request, signal);
  }

  release(request: ReleaseRequest, signal: AbortSignal): Promise<SessionState> {
    return this.#post('release', request, signal);
  }

  async #post(path: string, body: SessionRequest, signal: AbortSignal): Promise<SessionState> {
    const response = await fetch(`${this.#origin}/cashier/api/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.#traceId && { 'x-trace-id': this.#traceId }),
      },
      body: JSON.stringify(body),
      // the secret in the body is the only credential
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TRY_MS)]),
    });
    const answer = (await response.json()) as Partial<SessionState & GatewayRefusal>;
    if (answer.error) throw new Refusal(answer.error);
    if (!response.ok || !answer.phase) {
      throw new Error(`The gateway answered ${response.status} without a session state.`);
    }
    return answer as SessionState;
  }
}
