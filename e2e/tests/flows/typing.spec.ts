import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/stack.ts';
import { gotoBlankPage, openCashier } from '../../models/open-cashier.ts';

/**
 * What a shopper does, one after the other: `paste …`, `fill …` (as a browser's autofill does), `press <key>` (`×n` for
 * several times); anything else is typed.
 */
type Doing = string;

/** `|` is the caret. The error is what stands under the field once it is left. */
type Row = readonly [doings: readonly Doing[], shown: string, error?: string];

const SHORT = 'The card number is too short. Check it against your card.';
const LONG = 'The card number is too long. Check it against your card.';
const WRONG = 'This isn’t a valid card number. Check it against your card.';
const PAST = 'This card has expired. Use another card.';
const THREE = 'Enter the 3 digits on the back of your card.';
const FOUR = 'Enter the 4 digits on the front of your card.';
const EITHER = 'Enter the 3 or 4 digits printed on your card.';

const NUMBER: readonly Row[] = [
  // Antom's documented test cards
  [['4054695723100768'], '4054 6957 2310 0768|'],
  [['5162774114974622'], '5162 7741 1497 4622|'],
  [['paste 9490220011669217'], '9490 2200 1166 9217|'],
  [['fill 4294097400915107'], '4294 0974 0091 5107|'],
  [['paste 4006 0554 8252 5268'], '4006 0554 8252 5268|'],
  [['paste 4600-7293-3181-9383'], '4600 7293 3181 9383|'],
  [['4310377720003234'], '4310 3777 2000 3234|'],
  [['4054692760174822'], '4054 6927 6017 4822|'],
  [['5162770472561357'], '5162 7704 7256 1357|'],
  // paste and autofill
  [['paste   4054695723100768 '], '4054 6957 2310 0768|'],
  [['paste Card: 4054 6957 2310 0768'], '4054 6957 2310 0768|'],
  [['4054', 'fill 5162774114974622'], '5162 7741 1497 4622|'],
  [['4054695723100768', 'press ControlOrMeta+a', 'paste 5162774114974622'], '5162 7741 1497 4622|'],
  [['40540768', 'press ArrowLeft ×4', 'paste 69572310'], '4054 6957 2310| 0768'],
  // edits in the middle
  [['405465723100768', 'press ArrowLeft ×13', '9'], '4054 9|657 2310 0768', WRONG],
  [['40546957', 'press Backspace'], '4054 695|', SHORT],
  [['40546957', 'press ArrowLeft ×4', 'press Backspace'], '405|6 957', SHORT],
  [['40546957', 'press ArrowLeft ×5', 'press Delete'], '4054| 957', SHORT],
  [['405469572310', 'press ArrowLeft ×7', 'press Backspace'], '4054 6|572 310', SHORT],
  [['4054', 'press Home', '1', 'press Delete'], '1|054', SHORT],
  [['4054', 'press ControlOrMeta+a', 'press Delete'], '|', 'Enter your card number.'],
  // letters, lengths, sums
  [['4054abcd6957'], '4054 6957|', SHORT],
  [['4054695723100769'], '4054 6957 2310 0769|', WRONG],
  [['949022001166'], '9490 2200 1166|'],
  [['4000000000006'], '4000 0000 0000 6|', SHORT],
  [['40000000000000006'], '4000 0000 0000 0000 6|', WRONG],
  [['400000000000000002'], '4000 0000 0000 0000 02|'],
  [['paste 4000000000000000006'], '4000 0000 0000 0000 006|'],
  [['paste 40000000000000000000'], '4000 0000 0000 0000 0000|', LONG],
  [['4000000000000000006', '7'], '4000 0000 0000 0000 006|'],
  [['34000000000000', '9'], '3400 000000 00009|'],
  [['340000000000009', '1'], '3400 000000 00009|'],
  // digits that are not Latin
  [['paste ٤٠٥٤٦٩٥٧٢٣١٠٠٧٦٨'], '4054 6957 2310 0768|'],
  [['paste ４０５４６９５７２３１００７６８'], '4054 6957 2310 0768|'],
  [['४०५४', '६'], '4054 6|', SHORT],
];

const EXPIRY: readonly Row[] = [
  [['0229'], '02 / 29|'],
  [['229'], '02 / 29|'],
  [['1/29'], '01 / 29|'],
  [['12/2029'], '12 / 29|'],
  [['fill 02/2029'], '02 / 29|'],
  [['fill 2029-02'], '02 / 29|'],
  [['paste 02/29'], '02 / 29|'],
  [['1230', 'press Backspace ×3'], '1|', 'Enter month and year, like 02\u00a0/\u00a029.'],
  [['1329'], '13 / 29|', 'The month goes from 01 to 12.'],
  [['0220'], '02 / 20|', PAST],
  [['paste ０２／２９'], '02 / 29|'],
];

/** With the card number that decides its length. */
const CODES: readonly (readonly [number: string, ...Row])[] = [
  ['4054695723100768', ['99'], '99|', THREE],
  ['4054695723100768', ['123'], '123|'],
  ['4054695723100768', ['1234'], '123|'],
  ['340000000000009', ['123'], '123|', FOUR],
  ['340000000000009', ['1234'], '1234|'],
  ['9490220011669217', ['99'], '99|', EITHER],
  ['9490220011669217', ['1234'], '1234|'],
  ['4054695723100768', ['paste ๑๒๓'], '123|'],
];

async function act(page: Page, doing: Doing): Promise<void> {
  const [, verb, what = ''] = /^(paste|fill|press) (.*)$/s.exec(doing) ?? [];
  if (verb === undefined) return page.keyboard.type(doing);
  if (verb === 'press') {
    const [key = '', times = '1'] = what.split(' ×');
    for (let time = 0; time < Number(times); time += 1) await page.keyboard.press(key);
  } else if (verb === 'paste') {
    await page.evaluate((text) => navigator.clipboard.writeText(text), what);
    await page.frameLocator('iframe').locator('input:focus').press('ControlOrMeta+v');
  } else {
    await page
      .frameLocator('iframe')
      .locator('input:focus')
      .evaluate((input: HTMLInputElement, text) => {
        input.value = text;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }, what);
  }
}

test('typing, pasting, filling in and mending end as the table says', async ({ page, context }) => {
  test.setTimeout(120_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await gotoBlankPage(page);
  const cashier = await openCashier(page);
  await expect(cashier.number).toBeFocused();
  const fieldOf = (name: string) => cashier.frame.getByRole('textbox', { name, exact: true });

  async function play(name: string, [doings, , error = '']: Row): Promise<Row> {
    const field = fieldOf(name);
    await field.evaluate((input: HTMLInputElement) => {
      input.value = '';
      input.dispatchEvent(new Event('input', { bubbles: true }));
      input.focus();
    });
    for (const doing of doings) await act(page, doing);
    const shown = await field.evaluate((input: HTMLInputElement) => {
      const caret = input.selectionStart ?? 0;
      return `${input.value.slice(0, caret)}|${input.value.slice(caret)}`;
    });
    // an empty field that is left says nothing: there a submit does
    if (error.startsWith('Enter your')) await page.keyboard.press('Enter');
    else await field.evaluate((input) => input.blur());
    const said = await field.evaluate((input) => {
      const id = input.getAttribute('aria-describedby');
      return id ? (document.getElementById(id)?.textContent ?? '') : '';
    });
    return said ? [doings, shown, said] : [doings, shown];
  }

  const seen: unknown[] = [];
  for (const row of NUMBER) seen.push(await play('Card number', row));
  for (const row of EXPIRY) seen.push(await play('Expiry date', row));
  for (const [number, ...row] of CODES) {
    await fieldOf('Card number').fill(number);
    seen.push([number, ...(await play('Security code', row))]);
  }
  expect(seen).toEqual([...NUMBER, ...EXPIRY, ...CODES]);
});
