import type { Appearance, Checkout } from '@ams-cashier/core';
import type { Page } from '@playwright/test';
import { addresses, expect } from '../fixtures/stack.ts';
import { CashierPage } from './cashier.ts';

export interface OpenOptions {
  readonly display?: 'popup' | 'inline';
  /** Default: en_US. */
  readonly locale?: string;
  readonly theme?: 'light' | 'dark';
  readonly showLoading?: boolean;
  /** ms */
  readonly limits?: { readonly challenge?: number };
  /** Wallets beside the card. */
  readonly wallets?: boolean;
  /** Default: the session of a new order. */
  readonly session?: string;
  /** Beside theme and loading. */
  readonly appearance?: Appearance;
  /** The security code of a saved card is asked for. */
  readonly needCVV?: boolean;
}

export interface EmittedEvent {
  readonly code: string;
  readonly replayed: boolean;
  readonly final: boolean | undefined;
  readonly resultCode: string | undefined;
  readonly step: string | undefined;
}

declare global {
  interface Window {
    emitted?: EmittedEvent[];
    outcomes?: string[];
    client?: ReturnType<typeof import('@ams-cashier/core').createCashier>;
    checkout?: Checkout;
  }
}

/** A page with a button, a place and nothing else of a shop; the button has the focus, as after a click on it. */
export async function gotoBlankPage(page: Page): Promise<void> {
  await page.goto(`${addresses.pages}/blank.html`);
  await page.getByRole('button', { name: 'Outside' }).focus();
}

export async function newSession(page: Page, wallets = false): Promise<string> {
  const order = await page.request.post(`${addresses.pages}/api/orders`, {
    data: { sku: 'desk-lamp', quantity: 1, wallets },
  });
  return ((await order.json()) as { paymentSessionData: string }).paymentSessionData;
}

/** Opens a cashier on the blank page and notes what it emits. */
export async function openCashier(page: Page, options: OpenOptions = {}): Promise<CashierPage> {
  const session = options.session ?? (await newSession(page, options.wallets));
  await page.evaluate(
    ({ session, options }) => {
      const { display, theme, limits, showLoading, locale = 'en_US', needCVV } = options;
      const client = (window.client = window.core.createCashier({
        environment: 'sandbox',
        locale,
        ...(limits && { limits }),
      }));
      const checkout = client.open({
        session,
        ...(display === 'inline' && { container: '#place' }),
        ...(needCVV && { merchantAppointParam: { storedCard: { needCVV } } }),
        appearance: {
          ...options.appearance,
          ...(theme && { themeType: theme }),
          ...(showLoading !== undefined && { showLoading }),
        },
      });
      window.checkout = checkout;
      const emitted: EmittedEvent[] = (window.emitted = []);
      checkout.on('event', (event) => {
        const result = event.type === 'result' ? event : undefined;
        emitted.push({
          code: event.code,
          replayed: event.replayed === true,
          final: result?.final,
          resultCode: result?.result?.paymentResultCode,
          step: checkout.getSnapshot().advice?.step,
        });
      });
      const outcomes: string[] = (window.outcomes = []);
      void checkout.outcome.then(({ status }) => outcomes.push(status));
    },
    { session, options },
  );
  return new CashierPage(page);
}

export const emitted = (page: Page): Promise<readonly EmittedEvent[]> =>
  page.evaluate(() => window.emitted ?? []);

export const codes = async (page: Page): Promise<string[]> =>
  (await emitted(page)).map(({ code }) => code);

/** Waits for the end and returns how it was reported. */
export async function outcomeOf(page: Page, timeout?: number): Promise<[string, EmittedEvent]> {
  await expect
    .poll(() => page.evaluate(() => window.outcomes?.length ?? 0), timeout ? { timeout } : {})
    .toBe(1);
  const [status = ''] = await page.evaluate(() => window.outcomes ?? []);
  return [status, (await emitted(page)).at(-1) as EmittedEvent];
}

/** What the sandbox knows of this session's payment. */
export async function paymentOf(page: Page, session: string) {
  const meta = JSON.parse(atob(session.split('&&')[3] ?? '')) as { publicSessionId: string };
  const response = await page.request.get(`${addresses.sandbox}/sandbox/payments`);
  const payments = (await response.json()) as {
    readonly publicSessionId: string;
    readonly status: string;
    readonly charges: number;
    readonly attempts: readonly unknown[];
  }[];
  return payments.find(({ publicSessionId }) => publicSessionId === meta.publicSessionId);
}
