import type { GatewayRefusal } from '@ams-cashier/protocol';

type RefusalCode = GatewayRefusal['error']['code'];

/** The HTTP status of each code, and its message unless a more precise one is given. */
const REFUSALS = {
  session_unknown: [404, 'There is no such session.'],
  session_expired: [410, 'The session has expired.'],
  request_invalid: [400, 'The request is invalid.'],
  internal: [500, 'The sandbox failed.'],
} as const satisfies { [Code in RefusalCode]: readonly [status: number, message: string] };

/** Thrown by any handler of the cashier API; becomes its answer. */
export class CashierRefusal extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string = REFUSALS[code][1]) {
    super(message);
    this.code = code;
  }

  get status() {
    return REFUSALS[this.code][0];
  }
}
