// The real class, with a second pair of ears: notes each code that the sample's callback gets.
window.AMSCashierPayment = class extends window.AMSCashierPayment {
  constructor(options) {
    super({
      ...options,
      onEventCallback: (event) => {
        (window.seen ??= []).push({ code: event.code });
        return options.onEventCallback?.(event);
      },
    });
  }
};
