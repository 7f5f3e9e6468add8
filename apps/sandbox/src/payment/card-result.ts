import type { CardResultInfo } from '@ams-cashier/protocol';
import type { Attempt } from './attempt.ts';

/** Source: docs/reference/client-sdk.md#card-details-in-results. */
export function cardResultInfo(
  attempt: Pick<Attempt, 'maskedNumber' | 'brand' | 'bin' | 'authentication' | 'outcome'>,
): CardResultInfo {
  const { maskedNumber, brand, bin, authentication, outcome } = attempt;
  const threeDSResult = authentication && {
    threeDSVersion: '2.2.0',
    challenged: authentication === 'challenged',
    // fully authenticated, as each of the two networks writes it
    ...(outcome === 'SUCCESSFUL' && { eci: brand === 'MASTERCARD' ? '02' : '05' }),
  };
  return {
    cardNo: maskedNumber,
    cardBrand: brand,
    cardBin: bin,
    lastFour: maskedNumber.slice(-4),
    ...(threeDSResult && { threeDSResult }),
  };
}
