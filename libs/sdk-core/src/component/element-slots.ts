/** In this order in the shadow root. The trigger is the default slot: a click on it opens the cashier. */
export function createSlots() {
  const slot = (name: string) => Object.assign(document.createElement('slot'), { name });
  return {
    trigger: slot(''),
    loading: slot('loading'),
    error: slot('error'),
    cashier: slot('cashier'),
  };
}
