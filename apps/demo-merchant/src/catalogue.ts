export interface Product {
  readonly name: string;
  readonly currency: string;
  /** Minor units. */
  readonly price: number;
}

/** The only place for prices: what a browser says a thing costs does not count. */
export const CATALOGUE: ReadonlyMap<string, Product> = new Map([
  ['desk-lamp', { name: 'Desk lamp', currency: 'USD', price: 4200 }],
  ['tea-bowl', { name: 'Tea bowl', currency: 'JPY', price: 4200 }],
  ['notebook', { name: 'Notebook', currency: 'KRW', price: 42_000 }],
  // Antom's sandbox rejects this amount for risk: docs/reference/server-api.md#test-cards
  ['sticker', { name: 'Sticker', currency: 'USD', price: 11 }],
]);
