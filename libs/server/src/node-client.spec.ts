import { afterEach, describe, expect, it, vi } from 'vitest';
import { gateway, merchant, signed, startGateway } from './gateway.fixture.ts';
import { createAntomClient } from './node-client.ts';

const result = { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' } as const;
const INQUIRY = { paymentRequestId: 'req-001' };

describe('in a test environment with classes of its own, such as jsdom', () => {
  let stop: (() => void) | undefined;
  afterEach(() => {
    vi.unstubAllGlobals();
    stop?.();
  });

  it('calls succeed, and end in time', async () => {
    class AbortController {
      readonly signal = new EventTarget();
    }
    vi.stubGlobal('AbortController', AbortController);
    vi.stubGlobal('AbortSignal', EventTarget);
    vi.stubGlobal('Headers', Map);
    vi.stubGlobal('URL', Object.assign(class extends URL {}, { canParse: undefined }));
    vi.stubGlobal('TextDecoder', undefined);
    const server = await startGateway(signed({ result }));
    stop = () => server.close();
    const antom = createAntomClient({
      clientId: 'SANDBOX_TEST',
      privateKey: merchant.pkcs8,
      antomPublicKey: gateway.spki,
      gateway: server.url,
    });
    expect(await antom.inquiryPayment(INQUIRY)).toEqual({ result });
    // what every call failed with
    const { signal } = new AbortController();
    await expect(fetch(server.url, { signal } as object)).rejects.toThrow('AbortSignal');
  });
});
