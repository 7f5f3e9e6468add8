import type { Amount } from '@ams-cashier/core/money';

export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly description: string;
  /** The picture's alternative text. */
  readonly picture: string;
  readonly price: Amount;
  readonly facts: readonly (readonly [name: string, value: string])[];
}

/** The shop's only product. Its picture is set by the class `product-picture` of shop.css. */
export const deskLamp: Product = {
  sku: 'desk-lamp',
  name: 'Desk lamp',
  description:
    'A jointed lamp with an enamelled steel shade and a foot of solid oak. It stays where you put it and lights the page, not the room.',
  picture: 'A green desk lamp with an oak foot shining on two books',
  price: { currency: 'USD', value: '4200' },
  facts: [
    ['Materials', 'Oiled oak, enamelled steel, brass'],
    ['Light', 'Warm white, dimmable, bulb included'],
    ['Delivery', 'Free, in two to four days'],
    ['Returns', 'Within 30 days'],
  ],
};
