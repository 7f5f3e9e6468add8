/** A page with a pay button of its own. */
export function mountCheckout(cashier, session) {
  document.body.innerHTML = '<button></button><p role="status"></p>';
  const button = document.querySelector('button');
  const status = document.querySelector('[role=status]');
  const checkout = cashier.open({ session });
  button.onclick = async () => {
    button.disabled = true;
    try {
      status.textContent = await checkout.submit();
    } catch (error) {
      status.textContent = error.reason;
    }
    button.disabled = status.textContent !== 'invalid';
  };
  checkout.outcome.then((outcome) => (status.textContent = outcome.status));
  return checkout;
}
