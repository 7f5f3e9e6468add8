import { formatAmount, type Amount } from '@ams-cashier/core/money';

/** An amount as this shop writes it: in English. */
export const formatMoney = (amount: Amount): string => formatAmount(amount, 'en-US');
