/** Where Antom's cashier pages are, which a shop's page frames. Source: docs/reference/client-sdk.md#messages-network-and-content-policy */
export const CASHIER_PAGE_ORIGINS = {
  classic: 'https://ac.alipay.com',
  /** Of the newer products: Element, checkout page. */
  newer: 'https://checkout.antom.com',
} as const;
