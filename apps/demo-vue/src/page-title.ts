import { pageTitle } from '@ams-cashier/shop';
import { watchEffect } from 'vue';

/** The window's title follows the page's heading. */
export function usePageTitle(heading: () => string): void {
  watchEffect(() => {
    document.title = pageTitle(heading());
  });
}
