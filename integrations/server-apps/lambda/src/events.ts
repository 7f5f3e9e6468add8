/** A request as each of AWS's front ends hands it to a function, in the shape that @types/aws-lambda gives it. */
import type {
  ALBEvent,
  APIGatewayProxyEvent,
  APIGatewayProxyEventV2,
  LambdaFunctionURLEvent,
} from 'aws-lambda';

export interface Received {
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: Buffer;
}

type Lists = { [name: string]: string[] };

const listsOf = (headers: Received['headers']): Lists =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));

/** API Gateway's REST API, behind a stage. */
export function restEvent({ path, headers, body }: Received): APIGatewayProxyEvent {
  return {
    resource: '/{proxy+}',
    path,
    httpMethod: 'POST',
    headers: { ...headers },
    multiValueHeaders: listsOf(headers),
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: { proxy: path.slice(1) },
    stageVariables: null,
    requestContext: {
      accountId: '123456789012',
      apiId: 'api',
      authorizer: null,
      protocol: 'HTTP/1.1',
      httpMethod: 'POST',
      identity: {
        accessKey: null,
        accountId: null,
        apiKey: null,
        apiKeyId: null,
        caller: null,
        clientCert: null,
        cognitoAuthenticationProvider: null,
        cognitoAuthenticationType: null,
        cognitoIdentityId: null,
        cognitoIdentityPoolId: null,
        principalOrgId: null,
        sourceIp: '203.0.113.7',
        user: null,
        userAgent: null,
        userArn: null,
      },
      path,
      stage: 'prod',
      requestId: 'request',
      requestTimeEpoch: 0,
      resourceId: 'resource',
      resourcePath: '/{proxy+}',
    },
    body: body.toString('base64'),
    isBase64Encoded: true,
  };
}

/** API Gateway's HTTP API and a function URL: text as it is, and what is compressed in base64. */
function eventOfFormat2({ path, headers, body }: Received) {
  const isText = headers['content-encoding'] === undefined;
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: { ...headers },
    requestContext: {
      accountId: '123456789012',
      apiId: 'api',
      domainName: 'shop.example',
      domainPrefix: 'shop',
      http: {
        method: 'POST',
        path,
        protocol: 'HTTP/1.1',
        sourceIp: '203.0.113.7',
        userAgent: 'antom',
      },
      requestId: 'request',
      routeKey: '$default',
      stage: '$default',
      time: '22/Nov/2026:12:00:00 +0000',
      timeEpoch: 0,
    },
    ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: !isText,
  };
}

export const httpEvent = (received: Received): APIGatewayProxyEventV2 => eventOfFormat2(received);
export const urlEvent = (received: Received): LambdaFunctionURLEvent => eventOfFormat2(received);

const TARGET_GROUP = {
  elb: { targetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/shop/1' },
};

export function loadBalancerEvent({ path, headers, body }: Received): ALBEvent {
  return {
    requestContext: TARGET_GROUP,
    httpMethod: 'POST',
    path,
    queryStringParameters: {},
    headers: { ...headers },
    body: body.toString('base64'),
    isBase64Encoded: true,
  };
}

/** With multi-value headers, a target group has no others. */
export function loadBalancerEventWithLists({ headers, ...received }: Received): ALBEvent {
  const { headers: _, ...event } = loadBalancerEvent({ headers, ...received });
  return { ...event, multiValueHeaders: listsOf(headers), multiValueQueryStringParameters: {} };
}
