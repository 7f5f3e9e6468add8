/** What Apple Pay and Google Pay need before their sheets open from a shop's page. */
export {
  checkWallets,
  type DeviceWalletType,
  type SessionRequest,
  type WalletCheck,
  type WalletFault,
  type WalletProblem,
} from './engines/antom/page/wallet-check.ts';
