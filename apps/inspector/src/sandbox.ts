/** The API of the sandbox that the inspector calls. */
import type {
  InspectedOrder,
  Inspection,
  InspectorAction,
  TestRunner,
} from '@ams-cashier/protocol';

export interface Filter {
  readonly search: string;
  /** Empty: all, as with the others. */
  readonly state: string;
  readonly method: string;
  readonly scenario: string;
  /** Empty: as many as the sandbox lists by itself. */
  readonly limit: string;
}

/** A row of `GET /sandbox/scenarios`, as far as it is shown. */
export interface Scenario {
  readonly id: string;
  readonly what: string;
  readonly by: {
    readonly card?: string;
    readonly amount?: string;
    readonly holderName?: string;
    readonly sandboxScenario?: string;
    readonly session?: object;
  };
  readonly events: readonly string[];
  readonly paymentStatus: string | null;
  readonly notifications: readonly string[];
}

async function problemOf(response: Response): Promise<Error> {
  const refusal = (await response.json().catch(() => undefined)) as
    { readonly error?: { readonly message?: string } } | undefined;
  return new Error(
    refusal?.error?.message ?? `The sandbox responded with HTTP ${response.status}.`,
  );
}

async function get(path: string): Promise<Response> {
  const response = await fetch(path);
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function post(path: string, body: object = {}): Promise<void> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw await problemOf(response);
}

export async function inspect(filter: Filter): Promise<Inspection> {
  const said = Object.entries(filter).filter(([, value]) => value !== '');
  const response = await get(`/sandbox/orders?${new URLSearchParams(said)}`);
  return (await response.json()) as Inspection;
}

const orderPath = (id: string) => `/sandbox/orders/${encodeURIComponent(id)}`;

/** Undefined if the sandbox has none. */
export async function inspectOrder(id: string): Promise<InspectedOrder | undefined> {
  const response = await fetch(orderPath(id));
  if (response.status === 404) return undefined;
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as InspectedOrder;
}

/** Rejects with the reason if this payment can't be one. */
export const fetchTest = async (sessionId: string, runner: TestRunner): Promise<string> =>
  (await get(`${orderPath(sessionId)}/test?runner=${runner}`)).text();

export async function listScenarios(): Promise<readonly Scenario[]> {
  const { scenarios } = (await (await get('/sandbox/scenarios')).json()) as {
    readonly scenarios: readonly Scenario[];
  };
  return scenarios;
}

export const act = (sessionId: string, action: InspectorAction) =>
  post(`${orderPath(sessionId)}/${action}`);

export const resend = (notificationId: number) =>
  post(`/sandbox/notifications/${notificationId}/resend`);

export const hold = (held: boolean) => post(`/sandbox/notifications/${held ? 'hold' : 'release'}`);

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
