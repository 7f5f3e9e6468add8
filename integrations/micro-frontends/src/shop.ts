/** A shop as a sub-application: each host has lifecycle functions of its own, and all of them lead here. */
import { createCashier, type Cashier } from '@ams-cashier/core';
import { createSession } from '../session.ts';

type HostWindow = Window & {
  readonly __POWERED_BY_QIANKUN__?: boolean;
  readonly __MICRO_APP_NAME__?: string;
  readonly __POWERED_BY_WUJIE__?: boolean;
  __WUJIE_MOUNT?: () => void;
  __WUJIE_UNMOUNT?: () => void;
};

let cashier: Cashier | undefined;

function show(root: ParentNode = document): void {
  const shop = root.querySelector('#shop');
  if (!shop) throw new Error('The page has no place for the shop.');
  const own = createCashier({ environment: 'sandbox', locale: 'en_US' });
  cashier = own;
  const buy = document.createElement('button');
  buy.textContent = 'Pay now';
  const buyHere = document.createElement('button');
  buyHere.textContent = 'Pay here';
  const place = document.createElement('div');
  const status = document.createElement('p');
  status.role = 'status';
  shop.replaceChildren(buy, buyHere, place, status);
  const pay = (container?: HTMLElement) => {
    status.textContent = '';
    const checkout = own.open({ session: createSession, container });
    checkout.on('result', ({ code }) => (status.textContent = code));
    checkout.on('error', ({ message }) => (status.textContent = message));
  };
  buy.addEventListener('click', () => pay());
  buyHere.addEventListener('click', () => pay(place));
}

function hide(): void {
  cashier?.destroy();
  cashier = undefined;
}

export const bootstrap = async (): Promise<void> => undefined;
export const mount = async (props: { readonly container?: ParentNode } = {}): Promise<void> =>
  show(props.container);
export const unmount = async (): Promise<void> => hide();

const host = window as HostWindow;
if (host.__POWERED_BY_WUJIE__) {
  host.__WUJIE_MOUNT = () => show();
  host.__WUJIE_UNMOUNT = hide;
} else if (host.__MICRO_APP_NAME__) {
  Object.assign(window, { [`micro-app-${host.__MICRO_APP_NAME__}`]: { mount, unmount } });
} else if (!host.__POWERED_BY_QIANKUN__) show();
