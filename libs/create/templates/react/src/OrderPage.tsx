import type { AmsCashierElement } from '@ams-cashier/core/element';
import { useEffect, useRef, useState } from 'react';
import { createSession, endingOf, priceOf, readProduct, resultPath, type Product } from './shop.ts';

export function OrderPage() {
  const [product, setProduct] = useState<Product>();
  const [isBroken, setBroken] = useState(false);
  const [notice, setNotice] = useState('');
  const cashier = useRef<AmsCashierElement>(null);

  useEffect(() => {
    readProduct().then(setProduct, (error: unknown) => {
      console.error(error);
      setBroken(true);
    });
  }, []);

  /** The popup was opened, or the shopper has put it away. */
  function follow({ detail: isOpen }: CustomEvent<boolean>) {
    const { state } = cashier.current ?? {};
    if (isOpen || !state) return setNotice('');
    const ending = endingOf(state);
    if (ending.next === 'stay') setNotice(ending.notice);
    else location.assign(resultPath());
  }

  if (isBroken) return <p role="alert">The shop can’t be reached. Please reload.</p>;
  if (!product) return null;
  return (
    <>
      <h1>{product.name}</h1>
      <p>{product.description}</p>
      <p className="price">{priceOf(product)}</p>
      <ams-cashier ref={cashier} session={createSession} onopen-change={follow}>
        <button type="button">Pay {priceOf(product)}</button>
      </ams-cashier>
      <p role="status">{notice}</p>
    </>
  );
}
