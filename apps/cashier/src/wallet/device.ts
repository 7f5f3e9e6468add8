import { WALLETS, type WalletForm, type WalletType } from '@ams-cashier/protocol';

interface ClientHints {
  readonly userAgentData?: { readonly mobile: boolean };
}

/** On a phone, the shopper's wallet app is on the same device. */
export function isPhone(browser: Pick<Navigator, 'userAgent'> & ClientHints = navigator): boolean {
  return browser.userAgentData?.mobile || /Android|iPhone|iPad|iPod|Mobile/.test(browser.userAgent);
}

export function walletForm(type: WalletType): WalletForm {
  return isPhone() ? 'redirect' : WALLETS[type].desktop;
}
