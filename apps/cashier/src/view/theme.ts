/**
 * Resolves `light`, `dark` and `auto` to the one attribute that the tokens depend on, so that no token is in the style
 * sheet twice. Any other value counts as `auto`.
 */
export class Theme {
  readonly #root: HTMLElement;
  readonly #prefersDark = matchMedia('(prefers-color-scheme: dark)');
  #wanted: string | undefined;

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

  use(wanted: string | undefined): void {
    this.#wanted = wanted;
    this.#apply();
  }

  #apply(): void {
    this.#root.dataset['theme'] = this.current;
  }
}
