// A shop without a build step, which inserts the script tag itself. `?script=` is the one line that moving changes.
(function () {
  const SCRIPT = new URLSearchParams(location.search).get('script');
  const status = document.querySelector('[role="status"]');
  const pay = document.querySelector('#pay');
  let loading;
  let cashier;

  function loadCashier() {
    loading ??= new Promise(function (resolve, reject) {
      if (window.AMSCashierPayment) return resolve();
      const tag = document.createElement('script');
      tag.src = SCRIPT;
      tag.async = true;
      tag.onload = resolve;
      tag.onerror = function () {
        loading = undefined;
        tag.remove();
        reject(new Error('The payment script did not load.'));
      };
      document.head.appendChild(tag);
    });
    return loading;
  }

  function onEvent(event) {
    switch (event.code) {
      case 'SDK_PAYMENT_SUCCESSFUL':
        status.textContent = 'Thank you';
        cashier.unmount();
        break;
      case 'SDK_PAYMENT_FAIL':
        status.textContent = 'Declined: ' + event.result.paymentResultCode;
        break;
      case 'SDK_PAYMENT_CANCEL':
        status.textContent = 'Nothing was charged';
        pay.disabled = false;
        break;
    }
  }

  pay.addEventListener('click', async function () {
    pay.disabled = true;
    try {
      await loadCashier();
      const response = await fetch('/api/session', { method: 'POST' });
      const { sessionData } = await response.json();
      cashier = new window.AMSCashierPayment({
        environment: 'sandbox',
        locale: 'en_US',
        onEventCallback: onEvent,
      });
      await cashier.createComponent({ sessionData, notRedirectAfterComplete: true });
    } catch (error) {
      status.textContent = String(error.message);
      pay.disabled = false;
    }
  });
})();
