import { readFile } from 'node:fs/promises';
import { cards, connectSandbox } from '@ams-cashier/sandbox';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../../fixtures/axe.ts';
import { addresses, expect, test } from '../../fixtures/stack.ts';
import { playTexts } from '../../fixtures/test-run.ts';

const timeline = (page: Page) =>
  page.getByRole('region', { name: 'Timeline' }).getByRole('listitem');

const fileOf = (content: string) => ({
  name: 'record.json',
  mimeType: 'application/json',
  buffer: Buffer.from(content),
});

async function openRecords(page: Page) {
  await page.goto(addresses.sandbox);
  await page.getByRole('link', { name: 'Record' }).click();
  return page.getByLabel('Choose a record, or drop it here');
}

async function copyForPlaywright(id: string): Promise<string> {
  const response = await fetch(`${addresses.sandbox}/sandbox/orders/${id}/test?runner=playwright`);
  return response.text();
}

test('a record is opened or dropped without the sandbox; what is none, or is newer, is refused', async ({
  page,
}) => {
  const sandbox = await connectSandbox(addresses.sandbox);
  const session = await sandbox.session();
  await sandbox.pay(session, { card: cards.declined });
  const record = await sandbox.record(session);
  const input = await openRecords(page);
  await page.route('**', (route) => route.abort());

  await input.setInputFiles(fileOf('{"format":'));
  const said = page.getByRole('main').getByRole('status');
  await expect(said).toHaveText('record.json: This is no record: it is not JSON, or it was cut.');
  await input.setInputFiles(fileOf(JSON.stringify({ ...record, version: 2 })));
  await expect(said).toContainText('open it in that of a newer sandbox.');
  await expect(timeline(page)).toHaveCount(0);
  await input.setInputFiles(fileOf(JSON.stringify(record)));
  await expect(said).toHaveText('record.json is open.');
  await expect(timeline(page).filter({ hasText: 'The attempt failed.' })).toContainText(
    'ISSUER_REJECTS_TRANSACTION',
  );
  await expectAccessible(page, 'a record');

  const dropped = await page.evaluateHandle(
    (content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], 'dropped.json'));
      return transfer;
    },
    JSON.stringify({ ...record, title: 'the dropped one' }),
  );
  await page.getByRole('main').dispatchEvent('drop', { dataTransfer: dropped });
  await expect(page.getByRole('heading', { name: 'the dropped one' })).toBeVisible();
});

test(
  'a test that fails attaches a record of both sides, and one that passes none',
  { tag: '@full' },
  async ({ page }) => {
    test.setTimeout(90_000);
    const sandbox = await connectSandbox(addresses.sandbox);
    const byHand = await sandbox.session();
    await sandbox.pay(byHand, { card: cards.declined });
    await sandbox.pay(byHand, { card: cards.threeDS });
    await sandbox.decide(byHand, 'approve');
    const text = await copyForPlaywright(byHand.paymentRequestId);
    // what the page did is known after it is left, too
    const failing = text.replace(
      /^ *expect\((.*)charges: 1/m,
      "await page.goto('about:blank');\nexpect($1charges: 2",
    );
    const unopened = text.replace(
      /^ *await page\.goto\(/m,
      "test.setTimeout(20_000);\nawait page.route('**/cashier/**', (route) => route.abort());\n$&",
    );
    const [passed, failed, timedOut] = await playTexts([text, failing, unopened]);
    expect(passed).toMatchObject({ status: 'passed', attachments: [] });
    expect(failed?.errors[0]?.message).toContain('"charges": 2');
    const [, reason] = timedOut?.attachments ?? [];
    expect(reason?.name).toBe('cashier-error');
    expect(Buffer.from(reason?.body ?? '', 'base64').toString()).toContain('No cashier answers');
    const [attachment] = failed?.attachments ?? [];
    expect(attachment?.name).toBe('ams-cashier-record');
    const content = await readFile(attachment?.path ?? '', 'utf8');
    for (const card of [cards.declined, cards.threeDS, byHand.paymentSessionData.split('&&')[0]]) {
      expect(content).not.toContain(card);
    }

    const input = await openRecords(page);
    await input.setInputFiles(attachment?.path ?? '');
    await expect(page.getByRole('heading', { name: /^01\.spec\.ts › order / })).toBeVisible();
    const sides = await timeline(page).evaluateAll((items) =>
      items.map(({ dataset, textContent }) => `${dataset['side']}: ${textContent}`),
    );
    const places = [
      /^sandbox: .*created the payment session/,
      /^page: .*start in phase idle/,
      /^page: .*usable in phase loading/,
      /^sandbox: .*The attempt failed/,
      /^sandbox: .*the bank asked the shopper/,
      /^sandbox: .*The attempt succeeded/,
    ].map((pattern) => sides.findIndex((side) => pattern.test(side)));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  },
);
