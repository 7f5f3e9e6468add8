import { setTimeout as wait } from 'node:timers/promises';
import { SettingError, type AntomAccount } from './settings.ts';

const INTERVAL = 500;

interface Credentials {
  readonly clientId: string;
  readonly merchantPrivateKey: string;
  readonly gatewayPublicKey: string;
}

/** The demo account of the sandbox, which may still be starting. */
export async function fetchSandboxAccount(
  sandboxUrl: string,
  limit = 30_000,
): Promise<AntomAccount> {
  const until = Date.now() + limit;
  let reason = '';
  do {
    try {
      const signal = AbortSignal.timeout(2000);
      const response = await fetch(`${sandboxUrl}/sandbox/credentials`, { signal });
      if (response.ok) {
        const credentials = (await response.json()) as Credentials;
        return {
          clientId: credentials.clientId,
          privateKey: credentials.merchantPrivateKey,
          antomPublicKey: credentials.gatewayPublicKey,
          gateway: sandboxUrl,
        };
      }
      reason = `it responds with HTTP ${response.status}`;
    } catch {
      reason = 'it does not respond';
    }
    await wait(INTERVAL);
  } while (Date.now() < until);
  throw new SettingError(
    `no credentials from the sandbox at ${sandboxUrl}: ${reason}. Start it, or set SANDBOX_URL.`,
  );
}
