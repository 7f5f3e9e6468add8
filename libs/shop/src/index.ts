/** The demo shop without a framework: its data, texts and styles. README.md describes the markup. */
export * from './address.ts';
export * from './basket.ts';
export * from './cards.ts';
export * from './cashier-options.ts';
export * from './counter.ts';
export * from './display.ts';
export * from './ending.ts';
export * from './event-line.ts';
export * from './money.ts';
export * from './orders.ts';
export * from './product.ts';
export * from './purchase.ts';
export * from './settings.ts';
export * from './shop-error.ts';
export * from './texts.ts';
