import type { EngineSignal } from '../../src/contract/engine.ts';
import type { SignalName } from '../../src/machine/signal.ts';
import { result } from '../stage.ts';

/** Signals that come from the merchant's calls, not from a cashier. */
type MerchantSignal =
  'start' | 'wrong_parameter' | 'merchant_close' | 'merchant_submit' | 'replaced' | 'remounted';

/** The ways a cashier can send each signal. */
export const SAID: {
  readonly [Name in Exclude<SignalName, MerchantSignal>]: readonly EngineSignal[];
} = {
  usable: [{ type: 'usable' }],
  resumed_submitting: [{ type: 'resumed', phase: 'submitting' }],
  resumed_challenging: [{ type: 'resumed', phase: 'challenging' }],
  invalid: [{ type: 'invalid' }, { type: 'invalid', id: 1 }],
  accepted: [{ type: 'accepted' }, { type: 'accepted', id: 1 }, { type: 'accepted', id: 2 }],
  withdrawn_invalid: [{ type: 'withdrawn', reason: 'invalid' }],
  withdrawn_network_error: [{ type: 'withdrawn', reason: 'network_error' }],
  duplicate: [{ type: 'duplicate' }, { type: 'duplicate', id: 1 }],
  challenge: [{ type: 'challenge' }],
  challenge_done: [{ type: 'challenge_done' }],
  redirect: [{ type: 'redirect', url: 'https://wallet.example/' }],
  redirect_failed: [{ type: 'redirect_failed', message: 'Blocked.' }],
  decline: [result('FAIL', { final: false, code: 'ISSUER_REJECTS_TRANSACTION' })],
  result: [
    result('SUCCESSFUL'),
    result('FAIL', { code: 'ORDER_IS_CLOSED' }),
    result('PENDING'),
    result('ERROR', { code: 'UNKNOWN_EXCEPTION' }),
  ],
  replay: [result('SUCCESSFUL', { replayed: true }), result('FAIL', { replayed: true })],
  cancelled: [result('CANCEL')],
  network_error: [{ type: 'network_error' }],
  left_safe: [{ type: 'buyer_close', inFlight: false }],
  left_in_flight: [{ type: 'buyer_close', inFlight: true }],
  broken: [
    { type: 'dead' },
    { type: 'gone' },
    { type: 'failed', reason: 'engine_failed', message: 'It broke.' },
  ],
  expired: [{ type: 'expired' }],
  other: [
    { type: 'event', code: 'SDK_FROM_TOMORROW' },
    { type: 'event', code: 'SDK_PAYMENT_WARN' },
  ],
};

export type SayableSignal = keyof typeof SAID;

export const SAYABLE = Object.keys(SAID) as SayableSignal[];
