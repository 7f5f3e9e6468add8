/** What the test does with one of the two apps. */
export interface Shop {
  readonly codes: readonly string[];
  open(session: string): void;
  /** Puts the page aside and takes it back. */
  keep(kept: boolean): void;
  /** Shows and removes the page, quicker than it can load and slower. */
  toggle(times: number): Promise<void>;
  end(): void;
}

declare global {
  interface Window {
    shops?: readonly Shop[];
  }
}
