/** A program of a shop, in each runtime: sessions, notifications and errors, with the packed package. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { createRequire } from 'node:module';
import { AntomError, createAntomClient, isAntomError } from '@ams-cashier/server';

const {
  ANTOM_CLIENT_ID,
  ANTOM_PRIVATE_KEY,
  ANTOM_PUBLIC_KEY,
  ANTOM_GATEWAY,
  NOBODY,
  NOTIFICATION,
} = process.env;
const required = createRequire(import.meta.url)('@ams-cashier/server');
const options = {
  clientId: ANTOM_CLIENT_ID,
  privateKey: ANTOM_PRIVATE_KEY,
  antomPublicKey: ANTOM_PUBLIC_KEY,
  gateway: ANTOM_GATEWAY,
  timeoutMs: 2_000,
};
const antom = createAntomClient(options);
const { headers, body, path } = JSON.parse(NOTIFICATION);

/** @returns {Promise<AntomError>} */
async function errorOf(call) {
  try {
    await call();
  } catch (error) {
    assert.ok(isAntomError(error) && error instanceof AntomError, String(error));
    return error;
  }
  return assert.fail('it succeeded');
}

function assertFacts(error, facts) {
  for (const [name, value] of Object.entries(facts)) {
    assert.deepEqual(error[name], value, `${name} of ${error.message} (${error.cause})`);
  }
}

const inquire = (paymentRequestId, client = antom) => client.inquiryPayment({ paymentRequestId });

// responses
assert.equal((await inquire('good')).paymentStatus, 'SUCCESS');
for (const [id, facts] of Object.entries({
  other: { kind: 'reply', outcomeUnknown: true },
  old: { kind: 'reply', outcomeUnknown: true },
  forged: { kind: 'signature', outcomeUnknown: true },
  unsigned: { kind: 'signature', outcomeUnknown: true },
  refused: { kind: 'api', resultCode: 'KEY_NOT_FOUND', unverified: true },
  cut: { kind: 'network', outcomeUnknown: true },
  silent: { kind: 'timeout', outcomeUnknown: true },
})) {
  assertFacts(await errorOf(() => inquire(id)), facts);
}
assert.match((await errorOf(() => inquire('forged'))).message, /antomPublicKey/);
const nobody = createAntomClient({ ...options, gateway: NOBODY });
const refused = await errorOf(() => inquire('good', nobody));
assertFacts(refused, { kind: 'network' });
// Deno's errors have no code that says that it could not connect
if (!('Deno' in globalThis)) assertFacts(refused, { outcomeUnknown: false });
assertFacts(await errorOf(() => inquire(1n)), { kind: 'config', parameter: 'paymentRequestId' });
assertFacts(await errorOf(() => antom.inquiryPayment()), { kind: 'config', parameter: 'request' });
const asked = [];
const through = (url, init) => {
  asked.push(url);
  return fetch(url, init);
};
await inquire('good', createAntomClient({ ...options, fetch: through }));
assert.equal(asked.length, 1);

// notifications
const bytes = new TextEncoder().encode(body);
for (const form of [body, bytes, Buffer.from(body), bytes.buffer, new DataView(bytes.buffer)]) {
  assert.equal(antom.verifyNotification(headers, form, path).notifyType, 'PAYMENT_RESULT');
}
const pairs = Object.entries(headers);
for (const form of [new Headers(headers), new Map(pairs), pairs, pairs.flat()]) {
  assert.equal(antom.verifyNotification(form, body, path).notifyType, 'PAYMENT_RESULT');
}
const wrongKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
const wrong = createAntomClient({
  ...options,
  antomPublicKey: String(wrongKey.export({ format: 'pem', type: 'spki' })),
});
for (const [words, call] of [
  [/raw bytes/, () => antom.verifyNotification(headers, JSON.parse(body), path)],
  [/raw bytes/, () => antom.verifyNotification(headers, undefined, path)],
  [/path/, () => antom.verifyNotification(headers, body)],
  [/headers/, () => antom.verifyNotification(undefined, body, path)],
  [/base64/, () => antom.verifyNotification(headers, Buffer.from(body).toString('base64'), path)],
  [/raw body/, () => antom.verifyNotification(headers, `${body} `, path)],
  [/antomPublicKey/, () => wrong.verifyNotification(headers, body, path)],
]) {
  const error = await errorOf(call);
  assertFacts(error, { kind: 'notification' });
  assert.match(error.message, words);
}

// keys
const pem = ANTOM_PRIVATE_KEY;
createAntomClient({ ...options, privateKey: pem.replaceAll('\n', '\\r\\n') });
const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const locked = { format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x' };
for (const [words, privateKey] of [
  [/1024 bits/, String(small.export({ format: 'pem', type: 'pkcs8' }))],
  [/encrypted/, String(key.export(locked))],
  [/public key/, ANTOM_PUBLIC_KEY],
  [/not a key/, 'secret'],
]) {
  const error = await errorOf(() => createAntomClient({ ...options, privateKey }));
  assertFacts(error, { kind: 'config', parameter: 'privateKey' });
  assert.match(error.message, words);
}

// the same package, required
const theirs = await errorOf(() => required.createAntomClient({}));
assert.ok(theirs instanceof required.AntomError && required.isAntomError(theirs));
assert.ok(new AntomError('api', 'mine') instanceof required.AntomError);

// a clock that is two hours wrong
const { now } = Date;
for (const hours of [-2, 2]) {
  Date.now = () => now() + hours * 3_600_000;
  assert.equal((await inquire('good')).paymentStatus, 'SUCCESS');
  antom.verifyNotification(headers, body, path);
}
console.log('checked');
