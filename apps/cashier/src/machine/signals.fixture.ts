/** Signals for the machine's tests, and how each stage is reached. */
import type { SavedCard, SessionState, WalletType } from '@ams-cashier/protocol';
import type { Choice, Signal } from './signal.ts';
import type { Stage } from './stage.ts';

export const OPEN: SessionState = {
  phase: 'open',
  product: 'classic',
  publicSessionId: 'public',
  merchantName: 'A shop',
  orderDescription: 'A thing',
  amount: { currency: 'USD', value: '4200' },
  expiresAt: '2030-01-01T00:00:00Z',
  methods: ['CARD', 'GCASH', 'KAKAOPAY', 'APPLEPAY'],
};
const SAVED: SavedCard = {
  id: 'card-1',
  brand: 'VISA',
  lastFour: '0768',
  expiryMonth: '12',
  expiryYear: '30',
  needsSecurityCode: false,
};
const IN_FLIGHT: SessionState = { ...OPEN, phase: 'in_flight' };
const CHALLENGE: SessionState = { ...OPEN, phase: 'challenge', challengePath: '/cashier/3ds/1' };
const PAID: SessionState = { ...OPEN, phase: 'finished', outcome: 'SUCCESSFUL' };
const DECLINED: SessionState = {
  ...OPEN,
  outcome: 'FAIL',
  result: { paymentStatus: 'FAIL', paymentResultCode: 'ISSUER_REJECTS_TRANSACTION' },
};
const at = (type: WalletType, form: 'redirect' | 'window'): SessionState => ({
  ...IN_FLIGHT,
  wallet: { type, form, url: `https://wallet.example/${form}` },
});

const answered = (session: SessionState): Signal => ({ type: 'answered', session });
const submit = (choice: Choice | undefined): Signal => ({
  type: 'submit',
  id: 1,
  choice,
  submitId: 's',
});
const validate = (choice: Choice | undefined): Signal => ({ type: 'validate', id: 2, choice });
const CARD: Choice = { method: 'CARD', isValid: true };
const WRONG_CARD: Choice = { method: 'CARD', isValid: false };

/** Every kind of signal, in every form that a rule tells apart. */
export const SIGNALS = {
  open: {
    type: 'open',
    session: 'a&&b&&1',
    openId: 'o',
    traceId: 't',
    locale: 'de_DE',
    display: 'popup',
    appearance: {},
  },
  'submit card': submit(CARD),
  'submit wrong card': submit(WRONG_CARD),
  'submit saved card': submit({ ...CARD, savedCard: SAVED, instalments: 3 }),
  'submit nothing': submit(undefined),
  'submit device wallet': submit({ method: 'APPLEPAY' }),
  'submit wallet': submit({ method: 'GCASH', form: 'redirect' }),
  'submit wallet window': submit({ method: 'KAKAOPAY', form: 'window' }),
  'validate card': validate(CARD),
  'validate wrong card': validate(WRONG_CARD),
  'validate nothing': validate(undefined),
  'validate wallet': validate({ method: 'GCASH', form: 'redirect' }),
  update: { type: 'update', locale: 'fr_FR', appearance: { themeType: 'dark' } },
  renew: { type: 'renew', session: 'c&&d&&2' },
  replace: { type: 'replace', id: 7, session: 'e&&f&&3', chosen: { type: 'CARD' } },
  'replace saved card': {
    type: 'replace',
    id: 8,
    session: 'e&&f&&3',
    chosen: { type: 'CARD', savedCard: SAVED },
  },
  not_renewed: { type: 'not_renewed' },
  leave: { type: 'leave', id: 3 },
  probe: { type: 'probe', id: 4 },
  ping: { type: 'ping', id: 5 },
  focus: { type: 'focus' },
  undecided: { type: 'undecided' },
  cancel: { type: 'cancel' },
  dismiss: { type: 'dismiss' },
  follow_link: {
    type: 'follow_link',
    event: { preventDefault: () => undefined },
    isFramed: false,
  },
  'follow_link framed': {
    type: 'follow_link',
    event: { preventDefault: () => undefined },
    isFramed: true,
  },
  'choose card': { type: 'choose', entry: { type: 'CARD' } },
  'choose saved card': { type: 'choose', entry: { type: 'CARD', savedCard: SAVED } },
  'choose wallet': { type: 'choose', entry: { type: 'GCASH' } },
  sheet_approved: { type: 'sheet_approved', submitId: 's', token: 'simulated' },
  sheet_dismissed: { type: 'sheet_dismissed' },
  'answered open': answered(OPEN),
  'answered other amount': answered({ ...OPEN, amount: { currency: 'USD', value: '9900' } }),
  'answered other shop': answered({ ...OPEN, merchantName: 'Another shop' }),
  'answered other product': answered({ ...OPEN, product: 'element' }),
  'answered wallets only': answered({ ...OPEN, methods: ['GCASH'] }),
  'answered saved card': answered({ ...OPEN, savedCards: [{ ...SAVED, id: 'card-2' }] }),
  'answered declined': answered(DECLINED),
  'answered in flight': answered(IN_FLIGHT),
  'answered challenge': answered(CHALLENGE),
  'answered at wallet': answered(at('GCASH', 'redirect')),
  'answered at wallet window': answered(at('KAKAOPAY', 'window')),
  'answered duplicate': answered({ ...IN_FLIGHT, duplicate: true }),
  'answered paid': answered(PAID),
  'answered expired': answered({ ...OPEN, phase: 'expired' }),
  'refused expired': { type: 'refused', code: 'session_expired', message: 'no', traceId: 't' },
  'refused unknown': { type: 'refused', code: 'session_unknown', message: 'no', traceId: 't' },
  'refused unreachable': { type: 'refused', message: 'no network' },
  cut: { type: 'cut', message: 'no network' },
  'looked paid': { type: 'looked', id: 6, session: PAID },
  'looked declined': { type: 'looked', id: 6, session: DECLINED },
  'looked problem': { type: 'looked', id: 6, problem: 'no network' },
  'looked too late': { type: 'looked', id: 6 },
  wake: { type: 'wake' },
  window_opened: { type: 'window_opened' },
  window_closed: { type: 'window_closed' },
  language: { type: 'language', locale: 'de_DE' },
  'language problem': { type: 'language', locale: 'de_DE', problem: 'no network' },
  appearance_ignored: { type: 'appearance_ignored', problems: ['no colour', 'no length'] },
  overdue: { type: 'overdue' },
} as const satisfies { readonly [name: string]: Signal };

export type SignalName = keyof typeof SIGNALS;

const FORM: readonly SignalName[] = ['open', 'language', 'answered open'];

/** The signals that lead to each stage. */
export const PATHS: { readonly [Of in Stage]: readonly SignalName[] } = {
  unopened: [],
  loading: ['open', 'language'],
  reloading: [...FORM, 'renew'],
  stranded: ['open', 'language', 'refused unknown'],
  form: FORM,
  replacing: [...FORM, 'replace'],
  sheet: [...FORM, 'submit device wallet'],
  paying: [...FORM, 'submit card'],
  renewing: [...FORM, 'submit card', 'refused expired'],
  comparing: [...FORM, 'submit card', 'refused expired', 'renew'],
  polling: [...FORM, 'submit wallet', 'answered at wallet'],
  releasing: [...FORM, 'submit wallet', 'answered at wallet', 'choose card'],
  left: [...FORM, 'leave'],
  ended: ['open', 'language', 'answered paid'],
};
