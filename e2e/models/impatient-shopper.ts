import type { BrowserContext, Locator, Page } from '@playwright/test';
import { addresses, expect } from '../fixtures/stack.ts';
import { CARDS, CashierPage } from './cashier.ts';
import { pressAway } from './press.ts';

/** What an impatient shopper does in each of two tabs, and how the shop's server behaves meanwhile. */
export const ACTIONS = [
  'click',
  'double click',
  'tap',
  'enter',
  'two calls',
  'escape',
  'reload',
  'decline',
  'pay',
  'other tab: click',
  'other tab: double click',
  'other tab: reload',
  'other tab: pay',
  'server hangs',
  'server fails',
  'server works',
] as const;

export type Action = (typeof ACTIONS)[number];

/** How long to look for a cashier that may not come, and for its form. */
const CASHIER_MS = 1_000;
const FORM_MS = 5_000;

async function appears(locator: Locator, timeout: number): Promise<boolean> {
  try {
    await locator.first().waitFor({ timeout });
    return true;
  } catch {
    return false;
  }
}

interface ListedPayment {
  readonly publicSessionId: string;
  readonly charges: number;
}

/** One tab with a page whose button opens a popup. */
class Tab {
  readonly page: Page;
  readonly #cashier: CashierPage;
  #button = { x: 0, y: 0 };

  constructor(page: Page) {
    this.page = page;
    this.#cashier = new CashierPage(page);
  }

  async load(url: string): Promise<void> {
    await this.page.goto(url);
    const box = await this.page.getByRole('button', { name: 'Pay now' }).boundingBox();
    if (box) this.#button = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  async act(action: string): Promise<void> {
    const { page } = this;
    const { x, y } = this.#button;
    const button = page.locator('button', { hasText: 'Pay now' }).first();
    await page.bringToFront();
    switch (action) {
      // where the button is, whatever lies over it
      case 'click':
        return page.mouse.click(x, y);
      case 'double click':
        return page.mouse.dblclick(x, y);
      case 'tap':
        return page.touchscreen.tap(x, y);
      case 'enter':
        await button.focus();
        return page.keyboard.press('Enter');
      case 'two calls':
        return button.evaluate((element: HTMLButtonElement) => {
          element.click();
          element.click();
        });
      case 'escape':
        return pressAway(page, 'Escape');
      case 'reload':
        return this.load(page.url());
      case 'decline':
        return this.#submit(CARDS.declined);
      case 'pay':
        return this.#submit(CARDS.good);
    }
  }

  /** If there is a form, and twice. */
  async #submit(card: string): Promise<void> {
    const { payButton, frame } = this.#cashier;
    const end = frame.getByRole('heading', { name: 'Payment complete' });
    if (!(await appears(this.page.locator('dialog[open]'), CASHIER_MS))) return;
    if (!(await appears(payButton.or(end), FORM_MS))) return;
    if (!(await payButton.isVisible())) return;
    await this.#cashier.fill(card);
    await payButton.dblclick();
    await frame.getByRole('alert').filter({ hasText: /./ }).or(end).first().waitFor();
  }

  async expectAtMostOneCashier(): Promise<void> {
    expect(await this.page.locator('dialog[open]').count()).toBeLessThanOrEqual(1);
    expect(await this.page.locator('iframe[title="Payment form"]').count()).toBeLessThanOrEqual(1);
  }
}

/** A shopper with two tabs of a shop whose server creates one payment request for each order. */
export class ImpatientShopper {
  readonly #context: BrowserContext;
  readonly #tabs: readonly Tab[];
  readonly #sessions = new Set<string>();
  readonly #held: (() => void)[] = [];
  #server: 'hangs' | 'fails' | 'works' = 'works';

  constructor(context: BrowserContext, pages: readonly Page[]) {
    this.#context = context;
    this.#tabs = pages.map((page) => new Tab(page));
  }

  async enter(shop: string, order: string): Promise<void> {
    await this.#context.route('**/api/orders', async (route) => {
      if (this.#server === 'fails') return route.fulfill({ status: 502 });
      if (this.#server === 'hangs') await new Promise<void>((go) => this.#held.push(go));
      const headers = { ...route.request().headers(), 'idempotency-key': order };
      try {
        const response = await route.fetch({ headers });
        const { paymentSessionData } = (await response.json()) as { paymentSessionData?: string };
        // the order may be paid by now
        const meta = paymentSessionData?.split('&&')[3];
        if (meta) this.#sessions.add(JSON.parse(atob(meta)).publicSessionId);
        await route.fulfill({ response });
      } catch (error) {
        // the page that asked was reloaded
        if (!/closed|disposed|not found|already handled/i.test(String(error))) throw error;
      }
    });
    for (const tab of this.#tabs) await tab.load(`${addresses.pages}/${shop}.html`);
  }

  /** No tab may show two cashiers after it. */
  async act(action: Action): Promise<void> {
    const [first, other] = this.#tabs;
    if (action.startsWith('server ')) this.#answer(action.slice('server '.length));
    else if (action.startsWith('other tab: ')) await other?.act(action.slice('other tab: '.length));
    else await first?.act(action);
    for (const tab of this.#tabs) await tab.expectAtMostOneCashier();
  }

  #answer(how: string): void {
    this.#server = how as 'hangs' | 'fails' | 'works';
    if (this.#server !== 'hangs') for (const go of this.#held.splice(0)) go();
  }

  /** Tries to pay in each tab, and says how often the order was charged, and how often it has a payment. */
  async finish(): Promise<{ readonly charges: number; readonly payments: number }> {
    for (const action of ['server works', 'reload', 'click', 'pay'] as const)
      await this.act(action);
    for (const action of ['reload', 'click', 'pay'] as const)
      await this.act(`other tab: ${action}`);
    const response = await this.#context.request.get(`${addresses.sandbox}/sandbox/payments`);
    const listed = ((await response.json()) as readonly ListedPayment[]).filter(
      ({ publicSessionId }) => this.#sessions.has(publicSessionId),
    );
    const charges = listed.reduce((sum, payment) => sum + payment.charges, 0);
    return { charges, payments: listed.length };
  }
}
