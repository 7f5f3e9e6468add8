import type { GetCardInfoRequest, GetCardInfoResponse } from '@ams-cashier/protocol';
import type { Gateway } from '../gateway/gateway.ts';
import { SUCCESS } from '../payment/api-result.ts';
import { brandOf } from '../payment/card.ts';
import { issuingCountryOf } from '../payment/saved-card.ts';
import type { Checked } from './field-schema.ts';
import { Refusal } from './refusal.ts';

/** Source: docs/reference/beyond-cashier.md#b3-card-knowledge-and-instalments */
const INSTALMENT_REGIONS: readonly string[] = ['US', 'JP', 'BR', 'KR', 'MX', 'CL'];

/** Source: docs/reference/beyond-cashier.md#b3-card-knowledge-and-instalments */
export function getCardInfo(
  _gateway: Gateway,
  _clientId: string,
  { cardNo, cardBin }: Checked<GetCardInfoRequest>,
): GetCardInfoResponse {
  const [field, digits] = cardNo === undefined ? ['cardBin', cardBin ?? ''] : ['cardNo', cardNo];
  if (!/^\d{6,19}$/.test(digits)) {
    // never quoted: it may be most of a card number
    throw new Refusal('PARAM_ILLEGAL', `${field} must be at least 6 digits.`);
  }
  const issuingRegion = issuingCountryOf(digits.slice(0, 6));
  return {
    result: SUCCESS,
    cardBrand: brandOf(digits),
    issuingRegion,
    funding: 'CREDIT',
    cardCategory: 'CONSUMER',
    supportInstallment: INSTALMENT_REGIONS.includes(issuingRegion),
  };
}
