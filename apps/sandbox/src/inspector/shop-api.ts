/** The sandbox's own shop: a bare page that opens the cashier, for who has no shop yet or wants to see a scenario. */
import { randomUUID } from 'node:crypto';
import type { ShopOrder } from '@ams-cashier/protocol';
import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import type { Gateway } from '../gateway/gateway.ts';
import { createPaymentSession, sessionDataOf } from '../merchant-api/payment-session.ts';
import { CREATE_PAYMENT_SESSION } from '../merchant-api/request-fields.ts';
import { findPayment } from '../payment/payment.ts';
import { findSession, type Session } from '../payment/session.ts';
import { SCENARIOS } from '../scenarios/catalogue.ts';
import { SELECTABLE } from '../scenarios/scenario-choice.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { inspectOrder } from './inspection.ts';
import { findOrder } from './order-list.ts';
import { SHOP_PATH, shopOrigin } from './shop-address.ts';

const AMOUNT = { currency: 'USD', value: '4200' };

/** Where a wallet sends the shopper back to. */
const shopUrl = (origin: string, id: string) => `${origin}${SHOP_PATH}?session=${id}`;

function createSession(gateway: Gateway, origin: string, scenario: Scenario | undefined): Session {
  const paymentRequestId = randomUUID();
  const { id, card, amount, session = {} } = scenario ?? {};
  const isByAmount = card === undefined && amount !== undefined;
  const paymentAmount = { ...AMOUNT, ...(isByAmount && { value: amount }) };
  const { paymentMethodType, is3DSAuthentication } = session;
  // by its card, if it has one: whoever plays it sees how
  const isNamed = scenario && card === undefined && SELECTABLE.includes(scenario) && !isByAmount;
  const redirectUrl = session.paymentRedirectUrl ?? shopUrl(origin, paymentRequestId);
  const request = v.parse(CREATE_PAYMENT_SESSION, {
    productCode: 'CASHIER_PAYMENT',
    paymentRequestId,
    paymentAmount,
    order: {
      referenceOrderId: `${id ?? 'order'}-${paymentRequestId.slice(0, 8)}`,
      orderDescription: scenario ? `Scenario ${id}` : 'Desk lamp',
      orderAmount: paymentAmount,
    },
    ...(session.paymentRedirectUrl !== null && { paymentRedirectUrl: redirectUrl }),
    paymentNotifyUrl: `${gateway.publicUrl}/sandbox/received`,
    ...((paymentMethodType ?? is3DSAuthentication) && {
      paymentMethod: {
        paymentMethodType: paymentMethodType ?? 'CARD',
        ...(is3DSAuthentication && { paymentMethodMetaData: { is3DSAuthentication } }),
      },
    }),
    ...(isNamed && { sandboxScenario: id }),
  });
  const { paymentSessionId } = createPaymentSession(gateway, gateway.keys.demo.clientId, request);
  const made = findSession(gateway, 'sessionId', paymentSessionId ?? '');
  if (!made) throw new Error('The session is gone.');
  return made;
}

/** Of a session that the shop has made for one, or that names one. */
function scenarioOf({ orderDescription, scenario }: Session): Scenario | undefined {
  const id = scenario ?? /^Scenario (\w+)$/.exec(orderDescription)?.[1];
  return SCENARIOS.find((one) => one.id === id);
}

export function shopApi(gateway: Gateway): Hono {
  const app = new Hono();

  function shopOrder(context: Context, session: Session): ShopOrder {
    const { origin } = new URL(context.req.url);
    const payment = findPayment(gateway, session.sessionId);
    const scenario = scenarioOf(session);
    return {
      order: inspectOrder(gateway, session),
      paymentSessionData: sessionDataOf(gateway, session),
      isOpen: payment ? payment.phase !== 'finished' : session.expiresAt > gateway.clock.now(),
      cashier: new URL(gateway.publicUrl).origin,
      inspector: origin,
      ...(scenario && {
        scenario: {
          id: scenario.id,
          what: scenario.what,
          ...(scenario.card && { card: scenario.card }),
          ...(scenario.shop && { shop: scenario.shop }),
        },
      }),
    };
  }

  app.post('/', (context) => {
    const id = context.req.query('scenario');
    const scenario = SCENARIOS.find((one) => one.id === id);
    if (id !== undefined && !scenario) {
      const message = `The sandbox has no scenario ${JSON.stringify(id)}.`;
      return context.json({ error: { message } }, 404);
    }
    const { origin } = new URL(context.req.url);
    const session = createSession(gateway, shopOrigin(gateway.publicUrl, origin), scenario);
    return context.json(shopOrder(context, session), 201);
  });

  app.get('/:id', (context) => {
    const session = findOrder(gateway, context.req.param('id'));
    if (session) return context.json(shopOrder(context, session));
    const message = `The sandbox has no order ${JSON.stringify(context.req.param('id'))}.`;
    return context.json({ error: { message } }, 404);
  });

  return app;
}
