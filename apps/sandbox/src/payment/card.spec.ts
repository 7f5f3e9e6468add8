import { describe, expect, it } from 'vitest';
import { card } from '../server/sandbox.fixture.ts';
import { keepCard } from './card.ts';

describe('what is kept of a card number', () => {
  it.each([
    ['4054695723100768', '4054********0768', 'VISA', '405469'],
    ['5162774114974622', '5162********4622', 'MASTERCARD', '516277'],
    ['9490220011669217', '9490********9217', 'HYUNDAI', '949022'],
    ['378282246310005', '3782*******0005', 'AMEX', '378282'],
    ['30569309025904', '3056******5904', 'DINERS', '305693'],
    ['3530111333300000', '3530********0000', 'JCB', '353011'],
    ['6011111111111117', '6011********1117', 'DISCOVER', '601111'],
    ['6205500000000000004', '6205***********0004', 'UNIONPAY', '620550'],
    ['9999999999999995', '9999********9995', 'UNKNOWN', '999999'],
  ])('%s', (number, maskedNumber, brand, bin) => {
    const kept = keepCard(card(number));
    expect(kept).toMatchObject({ maskedNumber, brand, bin });
    expect(JSON.stringify(kept)).not.toContain(number.slice(4, 12));
    expect(keepCard(card(number)).cardToken).not.toBe(kept.cardToken);
  });

  it('is nothing if the number is invalid', () => {
    expect(keepCard(card('405469572310076'))).toMatchObject({ maskedNumber: '', bin: '' });
  });
});
