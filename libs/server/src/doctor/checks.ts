/** What can be wrong before a shop goes live, found from the outside. */
import { randomUUID } from 'node:crypto';
import { CASHIER_PAGE_ORIGINS, policyAllows } from '@ams-cashier/protocol';
import { isAntomError } from '../error.ts';
import { createAntomClient, type AntomClient } from '../node-client.ts';
import type { Fetch } from '../options.ts';
import { parseTime } from '../time.ts';
import { error, ok, warning, type Finding } from './finding.ts';

export interface Settings {
  readonly clientId: string;
  readonly privateKey: string;
  readonly antomPublicKey: string;
  readonly gateway: string;
  /** What is going live: then a sandbox is an error. */
  readonly isProduction: boolean;
  readonly notifyUrl?: string;
  readonly redirectUrl?: string;
  readonly pageUrl?: string;
}

const LIMIT_MS = 10_000;
const SECOND = 1_000;
/** More than this, and times in a log mislead. */
const CLOCK_WARNING = 30 * SECOND;
/** More than this, and a session’s expiry or a notification’s age is wrong. */
const CLOCK_ERROR = 300 * SECOND;

const isLoopback = (url: URL) =>
  /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);

/** Why a connection failed, in the words of the system. */
function reasonOf(cause: unknown): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  if (!(inner instanceof Error)) return String(inner);
  const { code } = inner as { readonly code?: unknown };
  return [code, inner.message].filter(Boolean).join(': ');
}

function checkEnvironment({ clientId, gateway, isProduction }: Settings): Finding {
  const check = 'environment';
  const isSandboxClient = clientId.startsWith('SANDBOX_');
  const isLocal = isLoopback(new URL(gateway));
  if (!isSandboxClient && isLocal) {
    return error(
      check,
      `The client id is one of production, and the gateway is this machine: ${gateway}.`,
      'Set ANTOM_GATEWAY to the gateway of your region, e.g. https://open-sea-global.alipay.com.',
    );
  }
  if (isSandboxClient && isProduction) {
    return error(
      check,
      'The client id begins with SANDBOX_, so no money would move.',
      'Set ANTOM_CLIENT_ID, and the keys that belong to it, to those of production.',
    );
  }
  return ok(
    check,
    isSandboxClient ? 'This is a sandbox: no money moves.' : 'This is production: money moves.',
  );
}

/** Asks for a payment that nobody has made: the signed answer proves both keys, the client id and the gateway. */
async function checkKeys(antom: AntomClient, { gateway }: Settings): Promise<Finding> {
  const check = 'keys';
  try {
    await antom.inquiryPayment({ paymentRequestId: `doctor-${randomUUID()}` });
  } catch (fault) {
    if (!isAntomError(fault)) throw fault;
    const { kind, resultCode, unverified, message } = fault;
    if (kind === 'api' && resultCode === 'ORDER_NOT_EXIST' && !unverified) {
      return ok(check, `${gateway} knows the client and its key, and signs with antomPublicKey.`);
    }
    if (kind === 'network' || kind === 'timeout') {
      const cure = 'Check ANTOM_GATEWAY, and whether a firewall or proxy is in between.';
      return error(check, `${message} ${kind === 'network' ? reasonOf(fault) : ''}`.trim(), cure);
    }
    if (kind === 'signature') {
      return error(
        check,
        message,
        'Set ANTOM_PUBLIC_KEY to the key that the dashboard shows as Antom’s.',
      );
    }
    return error(check, message, 'Compare client id, keys and gateway with the dashboard.');
  }
  return ok(check, `${gateway} answers, and signs with antomPublicKey.`);
}

function checkClock(gatewayTime: Date | undefined, gateway: string): Finding {
  const check = 'clock';
  if (!gatewayTime) {
    return warning(check, `${gateway} has told no time.`, 'Check the clock by NTP.');
  }
  const off = Math.abs(Date.now() - gatewayTime.getTime());
  const words = `This machine’s clock and the gateway’s differ by ${Math.round(off / SECOND)} s.`;
  const cure = 'Let NTP set the clock.';
  if (off > CLOCK_ERROR) return error(check, words, cure);
  return off > CLOCK_WARNING ? warning(check, words, cure) : ok(check, words);
}

/** What is wrong with an address that Antom or a browser has to reach. */
function addressFault(check: string, variable: string, text: string, settings: Settings) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    return error(
      check,
      `${variable} is ${JSON.stringify(text)}.`,
      'Pass an absolute http or https URL.',
    );
  }
  if (text.length > 2048) {
    return error(check, `${variable} has ${text.length} characters.`, 'Antom takes at most 2048.');
  }
  const isGatewayLocal = isLoopback(new URL(settings.gateway));
  if (isLoopback(url) && !isGatewayLocal) {
    return error(
      check,
      `${variable} is ${text}, which is this machine: Antom can’t reach it.`,
      'Pass a public address; for a test, one of a tunnel.',
    );
  }
  if (url.protocol === 'http:' && !isLoopback(url)) {
    return error(check, `${variable} is ${text}, which is not encrypted.`, 'Pass an https URL.');
  }
  return undefined;
}

/** Sends what Antom never would: an unsigned notification has to be refused. */
async function checkNotifyUrl(url: string, settings: Settings): Promise<Finding> {
  const check = 'notification URL';
  const fault = addressFault(check, '--notify-url', url, settings);
  if (fault) return fault;
  let status: number;
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(LIMIT_MS),
      headers: { 'content-type': 'application/json; charset=UTF-8' },
      body: '{"notifyType":"PAYMENT_RESULT"}',
    });
    ({ status } = response);
  } catch (cause) {
    return error(
      check,
      `${url} can’t be reached: ${reasonOf(cause)}.`,
      'Check address, certificate and firewall: Antom calls from the internet.',
    );
  }
  if (status === 401) return ok(check, `${url} refuses what is not signed.`);
  if (status >= 200 && status < 300) {
    return error(
      check,
      `${url} has accepted a notification that nobody has signed: HTTP ${status}.`,
      'Verify every notification: createNotificationHandler, or verifyNotification.',
    );
  }
  const cures: Readonly<Record<string, string>> = {
    '3': 'Antom follows no redirect: pass the address to which it leads.',
    '4': 'Check path and method: the handler has to be there for POST.',
    '5': 'Look into the server’s log: a notification that is not signed has to be answered with 401.',
  };
  const cure = cures[String(status)[0] ?? ''] ?? 'Answer with 401.';
  return error(check, `${url} answers HTTP ${status} to a notification that is not signed.`, cure);
}

async function checkRedirectUrl(url: string, settings: Settings): Promise<Finding> {
  const check = 'redirect URL';
  const isApp = URL.canParse(url) && !/^https?:$/.test(new URL(url).protocol);
  if (isApp) return ok(check, `${url} leads back into an app.`);
  const fault = addressFault(check, '--redirect-url', url, settings);
  if (fault) return fault;
  try {
    const { status } = await fetch(url, { signal: AbortSignal.timeout(LIMIT_MS) });
    if (status < 400) return ok(check, `${url} answers.`);
    return error(check, `${url} answers HTTP ${status}.`, 'Shoppers come back to it after paying.');
  } catch (cause) {
    return error(check, `${url} can’t be reached: ${reasonOf(cause)}.`, 'Check the address.');
  }
}

async function checkPage(url: string, settings: Settings): Promise<Finding> {
  const check = 'content policy';
  const fault = addressFault(check, '--page-url', url, settings);
  if (fault) return fault;
  let policy: string | null;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(LIMIT_MS) });
    policy = response.headers.get('content-security-policy');
  } catch (cause) {
    return error(check, `${url} can’t be reached: ${reasonOf(cause)}.`, 'Check the address.');
  }
  if (policy === null) {
    const cure = 'See antomContentSecurityPolicy of @ams-cashier/core/csp.';
    return warning(check, `${url} sends no Content-Security-Policy.`, cure);
  }
  const { gateway } = settings;
  const needed = isLoopback(new URL(gateway)) ? [gateway] : Object.values(CASHIER_PAGE_ORIGINS);
  const missing = needed.filter((origin) => !policyAllows(policy, 'frame-src', origin));
  if (missing.length === 0) return ok(check, `${url} may frame the cashier.`);
  return error(
    check,
    `The policy of ${url} forbids to frame ${missing.join(' and ')}.`,
    'Add it to frame-src, or take the policy from antomContentSecurityPolicy of @ams-cashier/core/csp.',
  );
}

/** Everything, in the order in which it is to be mended. */
export async function examine(settings: Settings): Promise<readonly Finding[]> {
  const { notifyUrl, redirectUrl, pageUrl } = settings;
  let gatewayTime: Date | undefined;
  const timing: Fetch = async (url, init) => {
    const response = await fetch(url, init as RequestInit);
    const text = response.headers.get('response-time') ?? response.headers.get('date') ?? '';
    const time = parseTime(text) ?? new Date(text);
    if (!Number.isNaN(time.getTime())) gatewayTime = time;
    return response;
  };
  let antom;
  try {
    antom = createAntomClient({ ...settings, fetch: timing, timeoutMs: LIMIT_MS });
  } catch (fault) {
    if (!isAntomError(fault)) throw fault;
    const [message = '', ...cure] = fault.message.split(/(?<=\.) (?=Pass )/);
    return [error('configuration', message, cure.join(' '))];
  }
  return [
    ok(
      'configuration',
      'Client id, keys and gateway are complete; neither key is the other’s half.',
    ),
    checkEnvironment(settings),
    await checkKeys(antom, settings),
    checkClock(gatewayTime, settings.gateway),
    ...(notifyUrl === undefined ? [] : [await checkNotifyUrl(notifyUrl, settings)]),
    ...(redirectUrl === undefined ? [] : [await checkRedirectUrl(redirectUrl, settings)]),
    ...(pageUrl === undefined ? [] : [await checkPage(pageUrl, settings)]),
  ];
}
