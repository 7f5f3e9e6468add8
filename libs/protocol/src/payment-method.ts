/**
 * How a shopper gets to a wallet's page: the shop's page leaves for it, it opens beside the shop's page, or a phone
 * reads its address from a QR code.
 */
export type WalletForm = 'redirect' | 'window' | 'qr';

/** The wallets that the hosted cashier offers, by Antom's names. */
export const WALLETS = {
  ALIPAY_CN: { name: 'Alipay', desktop: 'qr' },
  GCASH: { name: 'GCash', desktop: 'redirect' },
  DANA: { name: 'DANA', desktop: 'redirect' },
  KAKAOPAY: { name: 'KakaoPay', desktop: 'window' },
  TNG: { name: 'Touch ’n Go eWallet', desktop: 'qr' },
  TRUEMONEY: { name: 'TrueMoney', desktop: 'redirect' },
} as const satisfies {
  readonly [type: string]: {
    readonly name: string;
    /** On a desktop. A phone always leaves for the wallet's page, which opens the app. */
    readonly desktop: WalletForm;
  };
};

export type WalletType = keyof typeof WALLETS;
/** Wallets of a device, by Antom's names. They have no page of their own: their sheet opens over the shop's page. */
export const DEVICE_WALLETS = {
  APPLEPAY: { name: 'Apple Pay' },
  GOOGLEPAY: { name: 'Google Pay' },
} as const satisfies { readonly [type: string]: { readonly name: string } };

export type DeviceWalletType = keyof typeof DEVICE_WALLETS;
export type PaymentMethodType = 'CARD' | WalletType | DeviceWalletType;

/** Methods that have a name of their own in every language. */
export const METHOD_NAMES = /* @__PURE__ */ namesOf({ ...WALLETS, ...DEVICE_WALLETS });

function namesOf(methods: {
  readonly [Type in Exclude<PaymentMethodType, 'CARD'>]: { readonly name: string };
}): { readonly [Type in Exclude<PaymentMethodType, 'CARD'>]: string } {
  const names = Object.entries(methods).map(([type, { name }]) => [type, name]);
  return Object.fromEntries(names) as { readonly [Type in keyof typeof methods]: string };
}

export function isWallet(type: string): type is WalletType {
  return Object.hasOwn(WALLETS, type);
}
