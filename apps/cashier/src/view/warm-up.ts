import type { Screen } from './screen.ts';
import type { Size } from './size.ts';

/**
 * Shows an empty form to nobody, in the frame that a shop's preload opens: what the browser has compiled, styled and
 * shaped once it need not do again when somebody waits.
 */
export async function warmUp(screen: Screen, size: Size, locale: string | null): Promise<void> {
  screen.arrange('popup');
  // the file that the open is going to fetch
  await screen.speak(locale || navigator.language).catch(() => undefined);
  screen.know({
    phase: 'open',
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
