import { StrictMode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { createCashier, type Checkout } from '@ams-cashier/core';
import { createSession } from '../session.ts';
import { createPage } from './page.ts';

function Status({ checkout }: { readonly checkout: Checkout }) {
  const { outcome } = useSyncExternalStore(checkout.subscribe, checkout.getSnapshot);
  return <p role="status">{outcome?.status === 'paid' ? 'SDK_PAYMENT_SUCCESSFUL' : ''}</p>;
}

function Shop() {
  const [cashier] = useState(() => createCashier({ environment: 'sandbox', locale: 'en_US' }));
  const [checkout, setCheckout] = useState<Checkout>();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => () => checkout?.close(), [checkout]);
  const pay = (container?: HTMLElement | null) =>
    setCheckout(cashier.open({ session: createSession, ...(container && { container }) }));
  return (
    <main>
      <button onClick={() => pay()}>Pay now</button>
      <button onClick={() => pay(place.current)}>Pay here</button>
      <div ref={place} />
      {checkout && <Status checkout={checkout} />}
    </main>
  );
}

const root = createRoot(createPage(() => root.unmount()));
root.render(
  <StrictMode>
    <Shop />
  </StrictMode>,
);
