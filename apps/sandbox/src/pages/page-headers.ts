import type { Context, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { frameOriginsOf, type Session } from '../payment/session.ts';

type Options = NonNullable<Parameters<typeof secureHeaders>[0]>;

/** The headers of a page, or of a file that belongs to one. */
export const pageHeaders = (options: Options): MiddlewareHandler =>
  secureHeaders({
    permissionsPolicy: { camera: [], geolocation: [], microphone: [], usb: [] },
    // the shop frames the cashier, and a wallet's window stays connected to the cashier that opened it
    crossOriginResourcePolicy: false,
    crossOriginOpenerPolicy: false,
    xFrameOptions: false,
    // it would bind every server on localhost to the sandbox's self-signed certificate
    strictTransportSecurity: false,
    ...options,
  });

/** Pages on this machine; localhost and 127.0.0.1 are different origins. */
const LOOPBACK = ['http://localhost:*', 'http://127.0.0.1:*'];

/**
 * For `frame-ancestors`: loopback pages, and the pages that the session of this request names.
 * Source: docs/design/decisions.md#the-sandbox
 */
export const framedBySession = (sessionOf: (context: Context) => Session | undefined) => [
  ...LOOPBACK,
  (context: Context) => {
    const session = sessionOf(context);
    return session ? frameOriginsOf(session).join(' ') : '';
  },
];
