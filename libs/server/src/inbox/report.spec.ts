/** The metrics as a shop reads them, by the API and the SDK of OpenTelemetry. */
import { DatabaseSync } from 'node:sqlite';
import { metrics } from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { expect, it } from 'vitest';
import type { AntomNotification } from '../notification.ts';
import { sqliteStore } from '../store/sqlite.ts';
import { createInbox } from './inbox.ts';

const payment = {
  notifyType: 'PAYMENT_RESULT',
  result: { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' },
  paymentRequestId: 'request-1',
  paymentId: 'payment-1',
  paymentAmount: { currency: 'USD', value: '4200' },
  paymentCreateTime: '-',
} as const satisfies AntomNotification;

it('counts what was received, and how long it took', async () => {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 60_000 });
  metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
  const inbox = createInbox({
    store: sqliteStore(new DatabaseSync(':memory:')),
    on: {
      paymentFailed() {
        throw new Error('full');
      },
    },
    meter: metrics.getMeter('shop'),
  });
  await inbox.receive(payment);
  await inbox.receive(payment);
  const failed = { ...payment.result, resultStatus: 'F' } as const;
  const other = { ...payment, paymentRequestId: 'request-2', result: failed };
  await expect(inbox.receive(other)).rejects.toThrow('full');

  await reader.forceFlush();
  const [collected] = exporter.getMetrics();
  const found = collected?.scopeMetrics[0]?.metrics ?? [];
  const pointsOf = (name: string) =>
    found.find(({ descriptor }) => descriptor.name === name)?.dataPoints ?? [];
  expect(
    pointsOf('antom.inbox.events').map(({ attributes, value }) => [attributes, value]),
  ).toEqual([
    [{ event: 'payment succeeded', outcome: 'acted' }, 1],
    [{ event: 'payment succeeded', outcome: 'repeated' }, 1],
    [{ event: 'payment failed', outcome: 'failed' }, 1],
  ]);
  expect(pointsOf('antom.inbox.duration').map(({ value }) => Object(value).count)).toEqual([
    1, 1, 1,
  ]);
  await reader.shutdown();
});
