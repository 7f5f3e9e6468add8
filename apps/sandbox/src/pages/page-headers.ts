import type { Context, MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { isOrigin } from '../gateway/origin.ts';
import { frameOriginsOf, type Session } from '../payment/session.ts';

type Options = NonNullable<Parameters<typeof secureHeaders>[0]>;

/** The headers of a page, or of a file that belongs to one. */
export const pageHeaders = (options: Options): MiddlewareHandler =>
  secureHeaders({
    permissionsPolicy: { camera: [], geolocation: [], microphone: [], usb: [] },
    // a shop that is cross-origin isolated frames only what sends both, and so do its frames
    crossOriginEmbedderPolicy: true,
    crossOriginResourcePolicy: 'cross-origin',
    // a wallet's window stays connected to the cashier that opened it
    crossOriginOpenerPolicy: false,
    xFrameOptions: false,
    // it would bind every server on localhost to the sandbox's self-signed certificate
    strictTransportSecurity: false,
    ...options,
  });

/**
 * Pages on this machine, and apps with a web view, which are at `https://localhost` or at a name below `localhost`. Each
 * name is another origin.
 */
const LOOPBACK = [
  ...['http://localhost:*', 'https://localhost:*'],
  ...['http://127.0.0.1:*', 'https://127.0.0.1:*'],
  ...['http://*.localhost:*', 'https://*.localhost:*'],
];

/** A page at [::1], by its `referer`. A policy cannot name it: browsers know no IPv6 addresses there. */
const isFramedByIpv6 = (context: Context) =>
  /^https?:\/\/\[::1\](?::\d+)?\//.test(context.req.header('referer') ?? '');

/**
 * For `frame-ancestors`: loopback pages, and the pages that the session of this request names.
 * Source: docs/design/decisions.md#the-sandbox
 */
export const framedBySession = (sessionOf: (context: Context) => Session | undefined) => [
  ...LOOPBACK,
  (context: Context) => {
    const session = sessionOf(context);
    const named = session ? frameOriginsOf(session).filter(isOrigin) : [];
    return [...named, ...(isFramedByIpv6(context) ? ['http:', 'https:'] : [])].join(' ');
  },
];
