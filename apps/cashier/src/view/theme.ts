import type { PageAppearance } from '@ams-cashier/protocol';
import { themeOf } from './appearance.ts';

/**
 * Resolves `light`, `dark` and `auto` to the one attribute that the tokens depend on, so that no token is in the style
 * sheet twice.
 */
export class Theme {
  readonly #root: HTMLElement;
  readonly #prefersDark = matchMedia('(prefers-color-scheme: dark)');
  #wanted: 'light' | 'dark' | 'auto' = 'auto';

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#prefersDark.addEventListener('change', () => this.#apply());
    this.#apply();
  }

  get current(): 'dark' | 'light' {
    const wanted = this.#wanted;
    const isDark = wanted === 'dark' || (wanted !== 'light' && this.#prefersDark.matches);
    return isDark ? 'dark' : 'light';
  }

  use(appearance: PageAppearance): void {
    this.#wanted = themeOf(appearance);
    this.#apply();
  }

  #apply(): void {
    this.#root.dataset['theme'] = this.current;
  }
}
