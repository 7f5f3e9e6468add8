/**
 * The shops under the policies that they are served with, in browsers that keep nothing for them. A report of any kind is
 * a failure: of a policy, to the console, or an error.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Frame, type Page } from '@playwright/test';
import { fullBrowserOptions } from '@ams-cashier/tools/stack/browser';
import { addresses, expect, test as base } from '../../fixtures/stack.ts';
import { CashierPage } from '../../models/cashier.ts';
import { CHROMIUM_ONLY, fullUnless } from '../../fixtures/selection.ts';
import { CARDS_3DS, Challenge } from '../../models/challenge.ts';

const SHOPS = ['vanilla', 'vue', 'angular'] as const;

interface Condition {
  /** Chromium's own setting, as its settings page writes it. */
  readonly profile: object;
  /** Runs in every page and frame before any other code. */
  readonly before?: () => void;
  /** What becomes of a write to the storage of the shop, and of the cashier in its frame. */
  readonly shop: string;
  readonly cashier: string;
}

const CONDITIONS: { readonly [name: string]: Condition } = {
  'storage blocked': {
    profile: { default_content_setting_values: { cookies: 2 } },
    shop: 'SecurityError',
    cashier: 'SecurityError',
  },
  'storage full': {
    profile: { cookie_controls_mode: 0, block_third_party_cookies: false },
    before: () => {
      try {
        for (let size = 2 ** 22; size >= 1; size = Math.floor(size / 2)) {
          for (let n = 0; n < 4; n += 1) {
            try {
              localStorage.setItem(`fill ${size} ${n}`, 'x'.repeat(size));
            } catch {
              // no room for this much
            }
          }
        }
      } catch {
        // about:blank has none
      }
    },
    shop: 'QuotaExceededError',
    cashier: 'QuotaExceededError',
  },
  'third-party storage off': {
    profile: { cookie_controls_mode: 1, block_third_party_cookies: true },
    shop: 'written',
    cashier: 'SecurityError',
  },
};

const test = base.extend<{ browserWith: (condition: Condition) => Promise<BrowserContext> }>({
  browserWith: async ({}, use) => {
    const undo: (() => Promise<unknown>)[] = [];
    await use(async ({ profile, before }) => {
      const directory = await mkdtemp(join(tmpdir(), 'ams-cashier-profile-'));
      undo.push(() => rm(directory, { recursive: true, force: true }));
      await mkdir(join(directory, 'Default'));
      await writeFile(join(directory, 'Default', 'Preferences'), JSON.stringify({ profile }));
      const context = await chromium.launchPersistentContext(directory, fullBrowserOptions());
      undo.push(() => context.close());
      if (before) await context.addInitScript(before);
      return context;
    });
    for (const step of undo.reverse()) await step();
  },
});

/** Notes everything that anybody complains about, in all pages and frames. */
async function noteComplaints(context: BrowserContext): Promise<string[]> {
  const complaints: string[] = [];
  context.on('console', (message) => complaints.push(message.text()));
  context.on('weberror', (event) => complaints.push(String(event.error())));
  await context.exposeBinding('tellViolation', (_source, text: string) => {
    complaints.push(text);
  });
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const { violatedDirective, blockedURI, sample } = event;
      const tell = (window as { tellViolation?: (text: string) => void }).tellViolation;
      tell?.(`${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
  return complaints;
}

const writeIn = (frame: Page | Frame): Promise<string> =>
  frame.evaluate(() => {
    try {
      localStorage.setItem('probe', 'x'.repeat(64));
      return 'written';
    } catch (error) {
      return (error as DOMException).name;
    }
  });

for (const [row, [name, condition]] of Object.entries(CONDITIONS).entries()) {
  for (const [at, shop] of SHOPS.entries()) {
    // what a storage does depends on no framework
    const tag = fullUnless(row === at);
    test(
      `E1, E3, E4: ${shop} shop, ${name}: a payment with a challenge, and nobody complains`,
      { tag: [CHROMIUM_ONLY, tag].flat() },
      async ({ browserWith }) => {
        const context = await browserWith(condition);
        const complaints = await noteComplaints(context);
        const origins = new Set<string>();
        context.on('request', (request) => origins.add(new URL(request.url()).origin));
        const page = context.pages()[0] ?? (await context.newPage());
        await page.goto(addresses[shop]);
        expect(await writeIn(page)).toBe(condition.shop);
        await page.getByRole('button', { name: 'Buy now' }).click();
        await page.getByRole('button', { name: 'Pay now' }).click();
        const cashier = new CashierPage(page);
        await cashier.pay(CARDS_3DS.asked);
        const frame = page.frames().find((one) => one.url().startsWith(addresses.sandbox)) as Frame;
        expect(await writeIn(frame)).toBe(condition.cashier);
        await new Challenge(page).approve();
        await cashier.done();
        await expect(page.getByRole('heading', { name: 'Payment received' })).toBeVisible();

        expect(complaints).toEqual([]);
        const bank = addresses.sandbox.replace('127.0.0.1', 'localhost');
        expect([...origins].sort()).toEqual([addresses[shop], addresses.sandbox, bank].sort());

        // the ears hear: what a careless page would do is reported, in the shop and in the cashier
        await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
        await expect.poll(() => complaints.join()).toContain('style-src-attr inline');
        await page.evaluate(() => {
          try {
            document.createElement('p').innerHTML = '<b>markup</b>';
          } catch {
            // that is what it is for
          }
        });
        await expect.poll(() => complaints.join()).toContain('require-trusted-types-for');
      },
    );
  }
}

/** What a page may never be sent without. */
const HEADERS: { readonly [header: string]: readonly RegExp[] } = {
  'content-security-policy': [/default-src 'none'/, /base-uri/, /form-action/, /frame-ancestors/],
  'referrer-policy': [/^(no-referrer|same-origin)$/],
  'permissions-policy': [/camera=\(\)/, /geolocation=\(\)/, /microphone=\(\)/],
  'x-content-type-options': [/^nosniff$/],
};

test('P23: every page is sent with its policies: shops, cashier, challenge and bank', async ({
  page,
}) => {
  const sent = new Map<string, Readonly<Record<string, string>>>();
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'document') return;
    const { origin, pathname } = new URL(response.url());
    sent.set(`${origin} ${pathname.split('/').slice(1, 3).join('/')}`, response.headers());
  });
  for (const shop of SHOPS) {
    await page.goto(addresses[shop]);
    await page.getByRole('button', { name: 'Buy now' }).click();
    await page.getByRole('button', { name: 'Pay now' }).click();
    await new CashierPage(page).pay(CARDS_3DS.asked);
    await expect(new Challenge(page).approveButton).toBeVisible();
  }
  const pages = [...sent.keys()].map((page) => page.split(' ')[1]?.split('/')[0]);
  expect(pages.sort()).toEqual(
    expect.arrayContaining(['', '', '', 'cashier', 'cashier', 'cashier', 'issuer']),
  );
  for (const [page, headers] of sent) {
    for (const [header, patterns] of Object.entries(HEADERS)) {
      for (const pattern of patterns) expect(headers[header], `${page} ${header}`).toMatch(pattern);
    }
    const policy = headers['content-security-policy'] ?? '';
    expect(policy, page).not.toContain('unsafe');
    // a page without any script has none to tame
    if (policy.includes('script-src')) expect(policy, page).toContain('require-trusted-types-for');
  }
});
