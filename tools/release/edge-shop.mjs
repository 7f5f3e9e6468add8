/** A shop's server on an edge runtime that makes one call: what it has to load is measured. */
import { createAntomClient } from '@ams-cashier/server/web';

/** @param {import('@ams-cashier/server/web').AntomClientOptions} options @param {string} paymentRequestId */
export const statusOf = async (options, paymentRequestId) =>
  (await createAntomClient(options).inquiryPayment({ paymentRequestId })).paymentStatus;
