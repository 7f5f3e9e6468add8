import type { Gateway } from '../gateway/gateway.ts';
import { finishRefunds } from '../merchant-api/refund.ts';
import { createNotificationDelivery } from '../notifications/notification-delivery.ts';
import { closeOverdueOrders } from '../payment/order-closing.ts';
import { applyScheduledDecisions } from '../payment/scheduled-decision.ts';

const INTERVAL = 100;

export interface BackgroundWork {
  stop(): Promise<void>;
}

/** A full disk or a locked file must not end the sandbox: the next tick tries again. */
function report(error: unknown): void {
  console.error('background work:', error);
}

/** Does what is due without a request. */
export function startBackgroundWork(gateway: Gateway): BackgroundWork {
  const delivery = createNotificationDelivery(gateway, report);

  function tick(): void {
    applyScheduledDecisions(gateway);
    closeOverdueOrders(gateway);
    finishRefunds(gateway);
    if (!gateway.network.isOffline) delivery.sendDue();
  }

  const timer = setInterval(() => {
    try {
      tick();
    } catch (error) {
      report(error);
    }
  }, INTERVAL);

  return {
    stop() {
      clearInterval(timer);
      return delivery.stop();
    },
  };
}
