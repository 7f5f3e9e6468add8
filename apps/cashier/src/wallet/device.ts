import { WALLETS, type WalletForm, type WalletType } from '@ams-cashier/protocol';

interface ClientHints {
  readonly userAgentData?: { readonly mobile: boolean };
}

type Browser = Pick<Navigator, 'userAgent'> & Partial<Pick<Navigator, 'maxTouchPoints'>>;

/** On a phone or a tablet, the shopper's wallet app is on the same device. */
export function isPhone(browser: Browser & ClientHints = navigator): boolean {
  const { userAgent, userAgentData, maxTouchPoints = 0 } = browser;
  if (userAgentData?.mobile || /Android|iPhone|iPad|iPod|Mobile/.test(userAgent)) return true;
  // an iPad calls itself a Mac, but no Mac has a touch screen
  return /Macintosh/.test(userAgent) && maxTouchPoints > 1;
}

export function walletForm(type: WalletType): WalletForm {
  return isPhone() ? 'redirect' : WALLETS[type].desktop;
}
