import { createCashier } from '@ams-cashier/core';
import { createSession } from '../session.ts';

const cashier = createCashier({ environment: 'sandbox' });
const button = document.querySelector<HTMLButtonElement>('#pay')!;

const checkout = cashier.open({
  session: createSession,
  container: '#cashier',
  appearance: { showSubmitButton: false },
});

button.addEventListener('click', async () => {
  button.disabled = true;
  // 'accepted', 'invalid' (the form says why) or 'duplicate'; never charges twice
  const answer = await checkout.submit();
  button.disabled = answer !== 'invalid';
});
