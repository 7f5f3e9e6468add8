/** The function behind each of AWS's front ends: one request goes through all of them, and all have to agree. */
import assert from 'node:assert/strict';
import { createServer, type IncomingMessage } from 'node:http';
import type {
  ALBHandler,
  ALBResult,
  APIGatewayProxyHandler,
  APIGatewayProxyHandlerV2,
  LambdaFunctionURLHandler,
} from 'aws-lambda';
import { createNotificationHandler } from '@ams-cashier/server/lambda';
import * as events from './events.js';

interface Received {
  readonly types: string[];
  readonly errors: string[];
}

// what the apps of this folder share, and which is not compiled
const shop: string = '../shop.js';
const { shopOptions, takeReceived } = (await import(shop)) as {
  shopOptions(): Parameters<typeof createNotificationHandler>[0];
  takeReceived(): Received;
};

const handle = createNotificationHandler(shopOptions());
// as AWS types each of them
({
  rest: handle,
  http: handle,
  url: handle,
  loadBalancer: handle,
}) satisfies {
  rest: APIGatewayProxyHandler;
  http: APIGatewayProxyHandlerV2;
  url: LambdaFunctionURLHandler;
  loadBalancer: ALBHandler;
};

const FRONT_ENDS: readonly ((received: events.Received) => Parameters<typeof handle>[0])[] = [
  events.restEvent,
  events.httpEvent,
  events.urlEvent,
  events.loadBalancerEvent,
  events.loadBalancerEventWithLists,
];

async function receive(request: IncomingMessage): Promise<events.Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  return { path: request.url ?? '/', headers, body: Buffer.concat(chunks) };
}

/** Since the last time that it was asked for; of the first front end. */
const received: Received = { types: [], errors: [] };

async function invoke(request: IncomingMessage): Promise<ALBResult> {
  const incoming = await receive(request);
  const isParsed = 'x-read-before' in incoming.headers;
  const answers = [];
  for (const eventOf of FRONT_ENDS) {
    const event = eventOf(incoming);
    const answer: ALBResult = await handle(
      isParsed ? { ...event, body: JSON.parse(incoming.body.toString()) } : event,
    );
    const { types, errors } = takeReceived();
    assert.equal(answer.multiValueHeaders === undefined, Boolean(event.headers));
    answers.push({ answer, types, errors });
  }
  const [first, ...others] = answers;
  assert.ok(first);
  for (const other of others) {
    assert.deepEqual(
      [other.answer.statusCode, other.types],
      [first.answer.statusCode, first.types],
    );
    assert.equal(other.answer.body, first.answer.body);
  }
  received.types.push(...first.types);
  received.errors.push(...first.errors);
  return first.answer;
}

createServer((request, response) => {
  if (request.url === '/api/received') {
    const { types, errors } = received;
    response.end(JSON.stringify({ types: types.splice(0), errors: errors.splice(0) }));
    return;
  }
  invoke(request).then(
    ({ statusCode, body }) => response.writeHead(statusCode).end(body),
    (error: unknown) => response.writeHead(599).end(String(error)),
  );
}).listen(Number(process.env['PORT']), process.env['HOST']);
