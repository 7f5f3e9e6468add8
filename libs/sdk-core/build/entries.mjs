/** What can be imported: the name of each entry point, and its source. */
export const ENTRIES = {
  index: 'src/index.ts',
  codes: 'src/codes.ts',
  component: 'src/component.ts',
  csp: 'src/csp.ts',
  element: 'src/element.ts',
  money: 'src/money.ts',
  testing: 'src/testing.ts',
  wallets: 'src/wallets.ts',
};
