import type { HeadersLike } from '../header.ts';
import { checkOptionNames, type OptionNames } from '../option-names.ts';
import type { AntomNotification } from '../notification.ts';
import { reading, refuse, shown } from '../parameter.ts';
import type { RawBody } from '../raw-body.ts';

/** What verifies a notification: a client of this package, on any runtime. */
export interface NotificationVerifier {
  verifyNotification(
    headers: HeadersLike,
    rawBody: RawBody,
    path: string,
  ): AntomNotification | Promise<AntomNotification>;
}

export interface NotificationHandlerOptions {
  readonly antom: NotificationVerifier;
  /**
   * Called with each verified notification, duplicates included. Once it has returned, or its promise has resolved, the
   * notification is acknowledged; if it throws, Antom sends the notification again.
   */
  readonly onNotification: (notification: AntomNotification) => unknown;
  /**
   * The path that Antom calls, e.g. `/api/notify`, because the signature covers it; by default, the path of the request.
   * Set it if a proxy or a framework changes the path on the way.
   */
  readonly path?: string;
  /** The largest body, in bytes, also once it is decompressed; 1,000,000 by default. A larger one is answered with HTTP 413. */
  readonly maxBodyBytes?: number;
  /**
   * Told why a notification was not acknowledged: an `AntomError` if it could not be verified or read, otherwise what
   * `onNotification` threw. Writes to the console by default.
   */
  readonly onError?: (error: unknown) => unknown;
}

export type CheckedHandlerOptions = Required<Omit<NotificationHandlerOptions, 'path'>> & {
  readonly path: string | undefined;
};

const NAMES: OptionNames<NotificationHandlerOptions> = {
  antom: true,
  onNotification: true,
  path: true,
  maxBodyBytes: true,
  onError: true,
};

const MAX_BODY_BYTES = 1_000_000;

export const checkHandlerOptions = (options: NotificationHandlerOptions): CheckedHandlerOptions =>
  reading('options', () => check(options));

function check(options: NotificationHandlerOptions): CheckedHandlerOptions {
  if (typeof options !== 'object' || options === null) {
    refuse('options', shown(options), 'Pass { antom, onNotification }.');
  }
  checkOptionNames(options, NAMES);
  const {
    antom,
    onNotification,
    path,
    maxBodyBytes = MAX_BODY_BYTES,
    onError = console.error,
  } = options;
  if (reading('antom', () => typeof antom?.verifyNotification) !== 'function') {
    refuse('antom', shown(antom), 'Pass the client that createAntomClient returns.');
  }
  if (typeof onNotification !== 'function') {
    refuse('onNotification', shown(onNotification), 'Pass a function that takes a notification.');
  }
  if (path !== undefined && (typeof path !== 'string' || !path.startsWith('/'))) {
    refuse(
      'path',
      shown(path),
      'Pass the path of paymentNotifyUrl, e.g. "/api/notify", or leave it out.',
    );
  }
  if (!Number.isSafeInteger(maxBodyBytes) || maxBodyBytes < 1) {
    refuse('maxBodyBytes', shown(maxBodyBytes), 'Pass a whole number of bytes, at least 1.');
  }
  if (typeof onError !== 'function') {
    refuse('onError', shown(onError), 'Pass a function that takes an error, or leave it out.');
  }
  return { antom, onNotification, path, maxBodyBytes, onError };
}
