/**
 * The test data that Antom documents, as its own sandbox takes it; the catalogue adds ours.
 * Source: docs/reference/beyond-cashier.md#b11-test-data-that-a-sandbox-should-know
 */
interface DocumentedCard {
  readonly number: string;
  readonly brand: string;
  /** Where it was issued. Absent: it is one of those for any country. */
  readonly country?: string;
  /** The scenario that it triggers. */
  readonly scenario: 'paid' | 'ISSUER_REJECTS_TRANSACTION' | 'frictionless';
}

export const DOCUMENTED_CARDS: readonly DocumentedCard[] = [
  { number: '4054695723100768', brand: 'VISA', scenario: 'paid' },
  { number: '5162774114974622', brand: 'MASTERCARD', scenario: 'paid' },
  { number: '9490220011669217', brand: 'HYUNDAI', country: 'KR', scenario: 'paid' },
  { number: '4294097400915107', brand: 'VISA', country: 'BR', scenario: 'paid' },
  { number: '4006055482525268', brand: 'VISA', country: 'MX', scenario: 'paid' },
  { number: '4600729331819383', brand: 'VISA', country: 'CL', scenario: 'paid' },
  { number: '4310377720003234', brand: 'VISA', country: 'PE', scenario: 'paid' },
  { number: '4054692760174822', brand: 'VISA', scenario: 'ISSUER_REJECTS_TRANSACTION' },
  { number: '5162770472561357', brand: 'MASTERCARD', scenario: 'ISSUER_REJECTS_TRANSACTION' },
  { number: '4035501000000008', brand: 'VISA', scenario: 'frictionless' },
];

interface DocumentedAmount {
  /** In the currency's smallest unit. */
  readonly value: string;
  readonly scenario: 'RISK_REJECT';
  /** Which page of Antom's says so. */
  readonly page: string;
}

/** The pages differ, so both are rejected. */
export const DOCUMENTED_AMOUNTS: readonly DocumentedAmount[] = [
  { value: '11', scenario: 'RISK_REJECT', page: 'the English page of test cards' },
  { value: '1111001111', scenario: 'RISK_REJECT', page: 'the Chinese page, which is newer' },
];
