/** What an open fails with if nobody listens at the cashier's address. Source: docs/browsers.md#differences */
export const reasonOfNoAnswer = (browserName: string) =>
  // a frame that can't be loaded tells its page nothing in Firefox
  browserName === 'firefox' ? 'load_timeout' : 'cashier_unreachable';
