import type {
  GatewayRefusal,
  PayRequest,
  SessionRequest,
  SessionState,
} from '@ams-cashier/protocol';

/** A try that hangs longer is given up, and made again. */
const TRY_MS = 20_000;

export type RefusalCode = GatewayRefusal['error']['code'];

/** The gateway answered, and said no. Anything else that goes wrong is a cut connection: nobody knows what happened. */
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

/** An answer of the gateway itself, for sure; `internal` says that it does not know either. */
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

  /** Joins the gateway's records to the open that the SDK calls by this id. One that no header can hold is left out. */
  trace(traceId: string): void {
    this.#traceId = /^[\w.:-]{1,64}$/.test(traceId) ? traceId : undefined;
  }

  session(request: SessionRequest, signal: AbortSignal): Promise<SessionState> {
    return this.#post('session', request, signal);
  }

  pay(request: PayRequest, signal: AbortSignal): Promise<SessionState> {
    return this.#post('pay', request, signal);
  }

  async #post(path: string, body: SessionRequest, signal: AbortSignal): Promise<SessionState> {
    const response = await fetch(`${this.#origin}/cashier/api/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.#traceId && { 'x-trace-id': this.#traceId }),
      },
      body: JSON.stringify(body),
      // the session's secret in the body is all that identifies it
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
