import type { Screen } from './screen.ts';
import type { Size } from './size.ts';

/**
 * Shows an empty form in the hidden frame that a shop's preload opens, so that the browser has compiled, styled and
 * shaped everything before a shopper waits for it.
 */
export async function warmUp(screen: Screen, size: Size, locale: string | null): Promise<void> {
  screen.setDisplay('popup');
  // the file that the open is going to need
  await screen.setLocale(locale || navigator.language).catch(() => undefined);
  screen.showSession({
    phase: 'open',
    product: 'classic',
    publicSessionId: '',
    merchantName: 'Shop',
    orderDescription: 'Order',
    amount: { currency: 'USD', value: '4200' },
    expiresAt: '',
    methods: ['CARD'],
  });
  screen.showForm();
  size.measure();
}
