/** What the shops of this folder share: they note what they are told. */
import { createAntomClient } from '@ams-cashier/server';

// the routes of a build may each have a copy of this module
const received = (globalThis.received ??= { types: [], errors: [] });

export function shopOptions() {
  const { antom, maxBodyBytes } = JSON.parse(process.env.SHOP_OPTIONS);
  return {
    antom: createAntomClient(antom),
    maxBodyBytes,
    onError: (error) => received.errors.push(String(error)),
    onNotification: async ({ notifyType, metadata }) => {
      received.types.push(notifyType);
      if (metadata === 'fail') throw new Error('the shop failed');
    },
  };
}

/** Since the last call. */
export const takeReceived = () => ({
  types: received.types.splice(0),
  errors: received.errors.splice(0),
});
