import type { CallFaults } from '../merchant-api/call-fault.ts';
import type { Clock } from './clock.ts';
import type { KeyRing } from './credentials.ts';
import type { Database } from './database.ts';
import type { Limits } from './limits.ts';

/** What every part of the sandbox shares. */
export interface Gateway {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: KeyRing;
  /** Origin of the hosted cashier as a browser sees it. */
  readonly publicUrl: string;
  /** Milliseconds from a result to its first notification. */
  readonly notifyDelay: number;
  readonly limits: Limits;
  /** Names of this machine under which callers on other machines may do what callers on this one may. */
  readonly trustedHosts: readonly string[];
  /** PEM, if HTTPS is on. */
  readonly certificate: string | undefined;
  readonly network: {
    /** While offline, the sandbox answers nobody but its inspector, and sends nothing. */
    isOffline: boolean;
    /** While notifications are held: those that are sent all the same, because somebody asked for them. */
    sentThoughHeld: Set<number> | undefined;
  };
  /** What the next calls of the merchant API meet. */
  readonly callFaults: CallFaults;
}
