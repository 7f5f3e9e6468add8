/** The API of the sandbox that the inspector calls. */
import type { Inspection, InspectorAction, OrderState } from '@ams-cashier/protocol';

export interface Filter {
  /** Part of an order id, a request id, a payment id or a result code. */
  readonly search: string;
  /** Empty: all. */
  readonly state: OrderState | '';
}

async function post(path: string, body: object = {}): Promise<void> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.ok) return;
  const refusal = (await response.json().catch(() => undefined)) as
    { readonly error?: { readonly message?: string } } | undefined;
  throw new Error(refusal?.error?.message ?? `The sandbox responded with HTTP ${response.status}.`);
}

export async function inspect({ search, state }: Filter): Promise<Inspection> {
  const response = await fetch(`/sandbox/orders?${new URLSearchParams({ search, state })}`);
  if (!response.ok) throw new Error(`The sandbox responded with HTTP ${response.status}.`);
  return (await response.json()) as Inspection;
}

export const act = (sessionId: string, action: InspectorAction) =>
  post(`/sandbox/orders/${encodeURIComponent(sessionId)}/${action}`);

export const resend = (notificationId: number) =>
  post(`/sandbox/notifications/${notificationId}/resend`);

export const goOffline = (offline: boolean) => post('/sandbox/offline', { offline });

/** Calls `changed` at each change and after each reconnect, and `connected` with whether there is a connection. */
export function follow(changed: () => void, connected: (is: boolean) => void): void {
  const source = new EventSource('/sandbox/live');
  source.onopen = () => {
    connected(true);
    changed();
  };
  source.onmessage = changed;
  // the browser reconnects automatically
  source.onerror = () => connected(false);
}
