import { effect, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { pageTitle } from '@ams-cashier/shop';

/** The window's title follows the page's heading. */
export function followTitle(heading: () => string): void {
  const title = inject(Title);
  effect(() => title.setTitle(pageTitle(heading())));
}
