import type { AdjustableClock } from '../gateway/clock.ts';
import { describeFailure } from '../gateway/database-problem.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { finishDisputes } from '../merchant-api/dispute.ts';
import { finishRefunds } from '../merchant-api/refund.ts';
import { paySubscriptions } from '../merchant-api/subscription-payment.ts';
import { createNotificationDelivery } from '../notifications/notification-delivery.ts';
import { closeOverdueOrders } from '../payment/order-closing.ts';
import { applyScheduledDecisions } from '../payment/scheduled-decision.ts';

const INTERVAL = 100;

export interface BackgroundWork {
  /** Does all that is due by now, and resolves when its notifications have been sent. */
  runDue(): Promise<void>;
  stop(): Promise<void>;
}

/** A full disk or a locked file must not end the sandbox: the next tick tries again, and does not say so again. */
function createReport() {
  let latest: unknown;
  return {
    failed(error: unknown): void {
      const failure = describeFailure(error);
      if (failure === latest) return;
      latest = failure;
      console.error('background work:', failure);
    },
    worked(): void {
      latest = undefined;
    },
  };
}

/** Does what is due without a request. */
export function startBackgroundWork(gateway: Gateway, clock: AdjustableClock): BackgroundWork {
  const report = createReport();
  const delivery = createNotificationDelivery(gateway, report.failed);

  function tick(): void {
    clock.synchronize();
    applyScheduledDecisions(gateway);
    closeOverdueOrders(gateway);
    finishRefunds(gateway);
    finishDisputes(gateway);
    paySubscriptions(gateway);
    if (!gateway.network.isOffline) delivery.sendDue();
  }

  const timer = setInterval(() => {
    try {
      tick();
      report.worked();
    } catch (error) {
      report.failed(error);
    }
  }, INTERVAL);

  return {
    async runDue() {
      do tick();
      while (await delivery.settled());
    },
    stop() {
      clearInterval(timer);
      return delivery.stop();
    },
  };
}
