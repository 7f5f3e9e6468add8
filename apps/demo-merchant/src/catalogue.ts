export interface Product {
  readonly name: string;
  readonly currency: string;
  /** Minor units. */
  readonly price: number;
}

/** Prices stand here and nowhere else: what a browser says a thing costs is not asked. */
export const CATALOGUE: ReadonlyMap<string, Product> = new Map([
  ['desk-lamp', { name: 'Desk lamp', currency: 'USD', price: 4200 }],
  ['tea-bowl', { name: 'Tea bowl', currency: 'JPY', price: 4200 }],
  ['notebook', { name: 'Notebook', currency: 'KRW', price: 42_000 }],
  // 11 is the amount that Antom's sandbox refuses for risk
  ['sticker', { name: 'Sticker', currency: 'USD', price: 11 }],
]);
