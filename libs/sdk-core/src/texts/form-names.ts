import type { Product } from '@ams-cashier/protocol';

/** What the form of this product is called. One that is not known yet is most likely a payment. */
export const namesOf = <Names>(
  text: Names & { readonly vaulting: Names },
  product: Product | undefined,
): Names => (product === 'vaulting' ? text.vaulting : text);
