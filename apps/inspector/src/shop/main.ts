/**
 * A bare shop: it opens the cashier for a session of this sandbox. `?session=<any id of the order>` opens that one,
 * `?scenario=<id>` one of its own for the scenario.
 */
import type { InspectedOrder, ShopOrder } from '@ams-cashier/protocol';
import {
  createCashier,
  handleReturn,
  type CashierEvent,
  type Environment,
} from '@ams-cashier/core';
import { formatCard } from '../card.ts';
import { createReader } from '../reader.ts';
import { amountText, STATE_TEXTS } from '../texts.ts';

const part = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element;
};

const params = new URLSearchParams(location.search);

async function ask<Answer>(path: string, method = 'GET'): Promise<Answer> {
  const response = await fetch(path, { method });
  if (response.ok) return (await response.json()) as Answer;
  const refusal = (await response.json().catch(() => undefined)) as
    { readonly error?: { readonly message?: string } } | undefined;
  throw new Error(refusal?.error?.message ?? `The sandbox responded with HTTP ${response.status}.`);
}

/** The order of this page. A session of its own goes into the address, so that a reload and a wallet come back to it. */
async function findOrder(): Promise<ShopOrder> {
  const scenario = params.get('scenario');
  const known = params.get('session');
  if (known) return ask(`/sandbox/shop/${encodeURIComponent(known)}`);
  const path = scenario
    ? `/sandbox/shop?scenario=${encodeURIComponent(scenario)}`
    : '/sandbox/shop';
  const made = await ask<ShopOrder>(path, 'POST');
  history.replaceState(null, '', `?session=${made.order.publicSessionId}`);
  return made;
}

function showState({ state, paymentResultCode }: InspectedOrder): void {
  part('state').textContent = [STATE_TEXTS[state], paymentResultCode].filter(Boolean).join(': ');
}

function showEvent(event: CashierEvent): void {
  const item = document.createElement('li');
  const time = document.createElement('time');
  time.dateTime = new Date(event.at).toISOString();
  time.textContent = new Date(event.at).toLocaleTimeString('en-GB');
  const code = document.createElement('span');
  code.className = 'code';
  const result = 'result' in event ? event.result?.paymentResultCode : undefined;
  code.textContent = [event.code, result].filter(Boolean).join(' ');
  item.append(time, code);
  part('events').append(item);
}

function showScenario({ what, card }: NonNullable<ShopOrder['scenario']>): void {
  const lines = [`${what}.`, ...(card ? [`Pay with the card ${formatCard(card)}.`] : [])];
  part('scenario').replaceChildren(
    ...lines.map((line) => {
      const paragraph = document.createElement('p');
      paragraph.className = 'note';
      paragraph.textContent = line;
      return paragraph;
    }),
  );
}

async function run(): Promise<void> {
  const returned = handleReturn();
  const shop = await findOrder();
  const { order, scenario, paymentSessionData, isOpen, inspector } = shop;
  part('order-heading').textContent = `Order ${order.orderId}`;
  part('amount').textContent = amountText(order);
  part('inspect').setAttribute('href', `${inspector}/?order=${order.publicSessionId}`);
  if (scenario) showScenario(scenario);
  showState(order);
  const read = createReader(async () => showState(await ask(`/sandbox/orders/${order.sessionId}`)));
  new EventSource('/sandbox/live').onmessage = () => void read();
  if (returned || !isOpen) return;
  const { environment = 'sandbox', limits = {} } = scenario?.shop ?? {};
  const cashier = createCashier({
    // that of a scenario may be one that no longer exists
    environment: environment as Environment,
    trustedCashiers: [shop.cashier],
    limits,
  });
  cashier.on('event', showEvent);
  cashier.open({ session: paymentSessionData, container: '#cashier' });
}

run().catch((error: unknown) => {
  part('state').textContent = error instanceof Error ? error.message : String(error);
});
