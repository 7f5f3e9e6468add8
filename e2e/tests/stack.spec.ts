import { PARTS, type PartName } from '../../tools/stack.mjs';
import { addresses, expect, test } from '../stack.ts';

for (const name of Object.keys(PARTS) as PartName[]) {
  test(`${name} answers`, async ({ request }) => {
    const response = await request.get(`${addresses[name]}${PARTS[name].ready}`);
    expect(response.status()).toBe(200);
  });
}
