/** A shop without `@types/node` and without the DOM's types, so all that it has of Node is declared here. */
import {
  createAntomClient,
  isAntomError,
  type AntomNotification,
  type Fetch,
} from '@ams-cashier/server';

const fetch: Fetch = async (_url, { signal: _signal }) => ({
  status: 200,
  headers: { get: () => null },
  arrayBuffer: async () => new ArrayBuffer(0),
});

export function receive(body: Uint8Array): AntomNotification['notifyType'] | undefined {
  const antom = createAntomClient({
    clientId: 'SANDBOX_1',
    privateKey: '',
    antomPublicKey: '',
    gateway: 'http://127.0.0.1:4242',
    fetch,
  });
  try {
    return antom.verifyNotification(new Map([['client-id', 'SANDBOX_1']]), body, '/notify')
      .notifyType;
  } catch (error) {
    if (isAntomError(error) && error.kind === 'notification') return undefined;
    throw error;
  }
}
