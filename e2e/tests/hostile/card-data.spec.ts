/**
 * Where a card number goes that somebody types: to the cashier and its gateway, and nowhere else. Each search also finds
 * something that was planted, or the number itself where it has to be.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Frame } from '@playwright/test';
import { startStack } from '@ams-cashier/tools/stack';
import { CHROMIUM_ONLY } from '../../fixtures/selection.ts';
import { withProcessPerSite } from '../../fixtures/chromium.ts';
import { expect, test } from '../../fixtures/stack.ts';
import { CashierPage } from '../../models/cashier.ts';

// as in shoppers' browsers, each site in a process of its own
test.use({ launchOptions: withProcessPerSite });

/** Antom's documented card of no known brand, so its security code may have four digits. */
const NUMBER = '9490220011669217';
const GROUPED = '9490 2200 1166 9217';
const MARKER = 'planted-marker-5f2c81';

const holdsNumber = (text: string): boolean => text.includes(NUMBER) || text.includes(GROUPED);

/** A code counts where it stands alone: four digits in a row are in many a time and id. */
const holdsCode = (text: string, code: string): boolean =>
  new RegExp(`(?<![\\w.-])${code}(?![\\w.-])`).test(text);

/** Every text that a process holds. */
async function textsIn(devtools: CDPSession): Promise<readonly string[]> {
  const chunks: string[] = [];
  const note = ({ chunk }: { readonly chunk: string }) => chunks.push(chunk);
  devtools.on('HeapProfiler.addHeapSnapshotChunk', note);
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  devtools.off('HeapProfiler.addHeapSnapshotChunk', note);
  const { snapshot, nodes, strings } = JSON.parse(chunks.join('')) as {
    readonly snapshot: {
      readonly meta: {
        readonly node_fields: readonly string[];
        readonly node_types: readonly [readonly string[], ...unknown[]];
      };
    };
    readonly nodes: readonly number[];
    readonly strings: readonly string[];
  };
  const { node_fields: fields, node_types } = snapshot.meta;
  const [type, name] = [fields.indexOf('type'), fields.indexOf('name')];
  const found = new Set<string>();
  // the snapshot's own list of texts has numbers of its edges too
  for (let at = 0; at < nodes.length; at += fields.length) {
    if (!node_types[0][nodes[at + type] ?? 0]?.endsWith('string')) continue;
    found.add(strings[nodes[at + name] ?? 0] ?? '');
  }
  return [...found];
}

test(
  'a typed card is in no database, log or storage, nor in the memory and the network of the shop',
  { tag: CHROMIUM_ONLY },
  async ({ page }) => {
    test.setTimeout(120_000);
    const data = await mkdtemp(join(tmpdir(), 'ams-cashier-card-'));
    const stack = await startStack({ only: ['sandbox', 'merchant', 'vanilla'], data });
    try {
      const { vanilla, sandbox } = stack.addresses;
      const sent: { readonly byShop: boolean; readonly text: string }[] = [];
      page.on('request', (request) => {
        const byShop = new URL(request.frame().url() || vanilla).origin === vanilla;
        sent.push({ byShop, text: `${request.url()} ${request.postData() ?? ''}` });
      });
      await page.goto(vanilla);
      // a code that nothing else happens to be
      const shopDevtools = await page.context().newCDPSession(page);
      const before = new Set(await textsIn(shopDevtools));
      const codes = Array.from({ length: 2_000 }, (_, index) => String(8_999 - index));
      const typedCode = codes.find((code) => !before.has(code)) ?? '';
      await page.getByRole('button', { name: 'Buy now' }).click();
      await page.getByRole('button', { name: 'Pay now' }).click();
      const cashier = new CashierPage(page);
      await cashier.number.pressSequentially(NUMBER);
      await cashier.frame.getByRole('textbox', { name: 'Expiry date', exact: true }).fill('1230');
      const code = cashier.frame.getByRole('textbox', { name: 'Security code', exact: true });
      await code.pressSequentially(typedCode);
      await cashier.frame
        .getByRole('textbox', { name: 'Name on card', exact: true })
        .fill('Ada Byron');
      expect(await code.inputValue()).toBe(typedCode);
      expect(await cashier.number.inputValue()).toBe(GROUPED);

      // in the cashier's process, which is another one than the shop's
      const inside = page.frames().find((frame) => frame.url().startsWith(sandbox)) as Frame;
      const cashierHeap = await textsIn(await page.context().newCDPSession(inside));
      expect(cashierHeap.some(holdsNumber)).toBe(true);
      expect(cashierHeap).toContain(typedCode);

      await page.evaluate((marker) => {
        (window as { planted?: string }).planted = marker + '!';
        localStorage.setItem('planted', marker);
        void fetch(`/api/orders/${marker}`);
      }, MARKER);
      const shopHeaps = [await textsIn(shopDevtools)];
      await cashier.press();
      await cashier.done();
      await expect(page.getByRole('heading', { name: 'Payment received' })).toBeVisible();
      shopHeaps.push(await textsIn(shopDevtools));
      for (const heap of shopHeaps) {
        expect(heap.some((text) => text.includes(MARKER))).toBe(true);
        expect(heap.filter((text) => holdsNumber(text) || text === typedCode)).toEqual([]);
      }

      const byShop = sent.filter((one) => one.byShop);
      const byOthers = sent.filter((one) => !one.byShop);
      expect(byOthers.some(({ text }) => text.includes(NUMBER))).toBe(true);
      expect(byShop.some(({ text }) => text.includes(MARKER))).toBe(true);
      expect(byShop.filter(({ text }) => holdsNumber(text))).toEqual([]);

      const { cookies, origins } = await page.context().storageState({ indexedDB: true });
      const kept = JSON.stringify([cookies, origins]);
      expect(kept).toContain(MARKER);
      expect(holdsNumber(kept) || holdsCode(kept, typedCode)).toBe(false);

      const files = (await readdir(data)).map((file) => join(data, file));
      const databases = (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join(
        '\n',
      );
      // masked, and what the shop sold
      expect(databases).toContain('9490********9217');
      expect(databases).toContain('desk-lamp');
      expect(holdsNumber(databases)).toBe(false);
      expect(holdsCode(databases, typedCode)).toBe(false);

      const logs = stack.output();
      expect(logs).toContain('Sandbox on');
      expect(holdsNumber(logs) || holdsCode(logs, typedCode)).toBe(false);
    } finally {
      await stack.stop();
      await rm(data, { recursive: true, force: true });
    }
  },
);
