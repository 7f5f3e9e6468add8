import {
  DEVICE_WALLETS,
  WALLETS,
  type DeviceWalletType,
  type PayRequest,
  type ReleaseRequest,
  type SessionRequest,
  type WalletForm,
  type WalletType,
} from '@ams-cashier/protocol';
import * as v from 'valibot';
import { CashierRefusal } from './cashier-refusal.ts';

const stringUpTo = (max: number) => {
  const words = `must be a string of at most ${max} characters`;
  return v.pipe(v.string(words), v.maxLength(max, words));
};
const id = v.pipe(stringUpTo(64), v.nonEmpty('must not be empty'));

const SESSION = { session: stringUpTo(4096) };

/** The scenarios decide whether these are valid: a wrong number is a payment result, not a wrong request. */
const CARD = v.object(
  {
    number: stringUpTo(64),
    expiryMonth: stringUpTo(8),
    expiryYear: stringUpTo(8),
    securityCode: stringUpTo(8),
    holderName: stringUpTo(256),
  },
  'must be an object',
);

const TYPES = Object.keys(WALLETS) as WalletType[];
const FORMS: readonly WalletForm[] = ['redirect', 'window', 'qr'];
const WALLET = v.object(
  {
    type: v.picklist(TYPES, `must be one of ${TYPES.join(', ')}`),
    form: v.picklist(FORMS, `must be one of ${FORMS.join(', ')}`),
    openId: stringUpTo(64),
  },
  'must be an object',
);

const SESSION_REQUEST = v.object(SESSION);

const SAVED_CARD = v.object(
  { id, securityCode: v.exactOptional(stringUpTo(8)) },
  'must be an object',
);

const DEVICES = Object.keys(DEVICE_WALLETS) as DeviceWalletType[];
/** The sandbox has no bank that could open a real token. */
const SIMULATED = 'must begin with "simulated-": no real wallet can be charged here';
const EXPRESS = v.object(
  {
    type: v.picklist(DEVICES, `must be one of ${DEVICES.join(', ')}`),
    token: v.pipe(stringUpTo(128), v.startsWith('simulated-', SIMULATED)),
  },
  'must be an object',
);

const PAYING = {
  ...SESSION,
  submitId: id,
  saveCard: v.exactOptional(v.literal(true, 'must be true or left out')),
  instalments: v.exactOptional(
    v.pipe(v.number('must be a number'), v.integer('must be a whole number')),
  ),
};

/** What can pay, by its name in the request. */
const MEANS = {
  card: v.object({ ...PAYING, card: CARD }),
  wallet: v.object({ ...PAYING, wallet: WALLET }),
  savedCard: v.object({ ...PAYING, savedCard: SAVED_CARD }),
  express: v.object({ ...PAYING, express: EXPRESS }),
} as const;

const RELEASE = v.object({ ...SESSION, wallet: stringUpTo(512) });

/** Says which field is wrong and never what it contains: it may be a card number. */
function check<Schema extends v.GenericSchema>(
  schema: Schema,
  body: unknown,
): v.InferOutput<Schema> {
  const { success, output, issues } = v.safeParse(schema, body, { abortEarly: true });
  if (success) return output;
  const [issue] = issues;
  const problem = issue.input === undefined ? 'is missing' : issue.message;
  throw new CashierRefusal('request_invalid', `${v.getDotPath(issue)} ${problem}.`);
}

export const readSessionRequest = (body: object): SessionRequest => check(SESSION_REQUEST, body);

export const readReleaseRequest = (body: object): ReleaseRequest => check(RELEASE, body);

export function readPayRequest(body: object): PayRequest {
  const names = Object.keys(MEANS) as (keyof typeof MEANS)[];
  const [means = 'card', another] = names.filter((name) => name in body);
  if (another) {
    throw new CashierRefusal('request_invalid', `${means} and ${another} cannot both pay.`);
  }
  return check<v.GenericSchema<unknown, PayRequest>>(MEANS[means], body);
}
