import { expect, expectTypeOf, it } from 'vitest';
import type { AmsCashierService } from './ams-cashier.service';
import type { ResultEvent } from './public-api';

it('P10: types: wrong usage does not compile', () => {
  // only compiled, by `npm run typecheck` and by the build of this test
  const wrong = (cashier: AmsCashierService, event: ResultEvent) => {
    cashier.on('SDK_PAYMENT_FAIL').subscribe((failed) => {
      expectTypeOf(failed.code).toEqualTypeOf<'SDK_PAYMENT_FAIL'>();
      expectTypeOf(failed.final).toEqualTypeOf<boolean>();
    });
    // @ts-expect-error no such code
    cashier.on('SDK_PAYMENT_FAILED');
    // @ts-expect-error a switch that is not exhaustive
    const end = (): string => {
      switch (event.code) {
        case 'SDK_PAYMENT_SUCCESSFUL':
          return 'paid';
      }
    };
    return end;
  };
  expect(wrong).toBeTypeOf('function');
});
