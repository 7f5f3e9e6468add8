/** A page of ours, under which the sandbox serves this script as under every other name. */
const PATH = '/cashier/window';

/**
 * For the wallet's page, whose address is not known yet. undefined: it was blocked, or is out of reach.
 *
 * @param name Of no other window
 */
export function openWalletWindow(name: string): Window | undefined {
  return window.open(PATH, name, 'popup,width=480,height=720') ?? undefined;
}

/**
 * Where the shop's page sends Cross-Origin-Opener-Policy, a window opens, but without a name and out of the cashier's
 * reach. It would stay empty, so it closes itself; the cashier shows a link in its place.
 */
export function closeIfOutOfReach(): boolean {
  if (location.pathname !== PATH) return false;
  if (!window.name) window.close();
  return true;
}
