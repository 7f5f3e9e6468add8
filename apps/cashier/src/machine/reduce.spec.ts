// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { SessionState } from '@ams-cashier/protocol';
import type { Effect } from './effect.ts';
import { reduce } from './reduce.ts';
import type { Signal } from './signal.ts';
import { OPEN, PATHS, SIGNALS, type SignalName } from './signals.fixture.ts';
import type { Stage } from './stage.ts';
import { INITIAL, type PageState } from './state.ts';
import type { Step } from './step.ts';

function after(names: readonly SignalName[], from: PageState = INITIAL): Step {
  return names.reduce<Step>((step, name) => reduce(step.state, SIGNALS[name]), {
    state: from,
    effects: [],
  });
}

/** An effect in a word; a message to the SDK in ‹›, with what decides its meaning. */
function word(effect: Effect): string {
  if (effect.type === 'showWaiting') return `showWaiting:${effect.text}`;
  if (effect.type === 'wait') return `wait:${effect.until}`;
  if (effect.type !== 'send') return effect.type;
  const { message } = effect;
  switch (message.type) {
    case 'result':
      return `‹result ${message.outcome}${message.final ? '' : ' not final'}${message.replayed ? ' replayed' : ''}›`;
    case 'validity':
      return `‹validity ${message.isValid}›`;
    case 'replaced':
      return message.live ? '‹replaced live›' : '‹replaced no›';
    case 'event':
      return `‹${message.code} ${JSON.stringify(message.detail)}›`;
    case 'left':
      return `‹left ${message.inFlight ? 'in flight' : 'safe'}›`;
    case 'resume':
      return `‹resume ${message.phase}›`;
    case 'redirect':
      return `‹redirect${message.opened ? ' opened' : ''}›`;
    case 'log':
      return `‹log ${message.code}›`;
    case 'refused':
      return `‹refused${message.isFinal ? ' for good' : ''}›`;
    case 'usable':
      return message.mayArrive ? '‹usable, may arrive›' : '‹usable›';
    default:
      return `‹${message.type}›`;
  }
}

/** What a signal leads to: the next stage, if it is another one, and the effects in their order. */
function outcome(stage: Stage, { state, effects }: Step): string {
  const next = state.stage === stage ? [] : [`→ ${state.stage}`];
  return [...next, ...effects.map(word)].join(' ');
}

type Row = { readonly [Name in SignalName]?: string };

/** What every stage does, unless its own row says otherwise. */
const ANYWHERE: Required<Row> = {
  open: '‹log page_message_ignored›',
  'submit card': '‹invalid›',
  'submit wrong card': '‹invalid›',
  'submit saved card': '‹invalid›',
  'submit nothing': '‹invalid›',
  'submit device wallet': '‹invalid›',
  'submit wallet': '‹invalid›',
  'submit wallet window': '‹invalid›',
  'validate card': '‹validity false›',
  'validate wrong card': '‹validity false›',
  'validate nothing': '‹validity false›',
  'validate wallet': '‹validity false›',
  update: 'setLocale setAppearance measure',
  renew: '‹log page_message_ignored›',
  replace: '‹replaced no›',
  'replace saved card': '‹replaced no›',
  not_renewed: '',
  leave: '→ left stop ‹left safe›',
  probe: '‹pong›',
  ping: '‹pong›',
  focus: 'focus',
  undecided: '→ ended stop closeWindow showEnd measure',
  cancel: '‹close›',
  dismiss: '‹dismiss›',
  follow_link: '',
  'follow_link framed': '',
  'choose card': '',
  'choose saved card': '',
  sheet_approved: '',
  sheet_dismissed: '',
  'choose wallet': '',
  'answered open': '',
  'answered other amount': '',
  'answered other shop': '',
  'answered other product': '',
  'answered wallets only': '',
  'answered saved card': '',
  'answered declined': '',
  'answered in flight': '',
  'answered challenge': '',
  'answered at wallet': '',
  'answered at wallet window': '',
  'answered duplicate': '',
  'answered paid': '',
  'answered expired': '',
  'refused expired': '',
  'refused unknown': '',
  'refused unreachable': '',
  cut: '',
  'looked paid': '‹pong›',
  'looked declined': '‹pong›',
  'looked problem': '‹pong›',
  'looked too late': '‹pong›',
  wake: '',
  window_opened: '',
  window_closed: '',
  language: 'measure',
  'language problem': '‹log page_texts_missing›',
  appearance_ignored: '‹log page_appearance_ignored› ‹log page_appearance_ignored›',
  overdue: '',
};

const LOADING: Row = {
  'answered in flight':
    '→ polling showSession showWaiting:checking measure ‹resume submitting› poll',
  'answered challenge':
    '→ polling showSession showWaiting:checking measure ‹resume challenging› showWaiting:atBank measure sendChallenge poll',
  'answered at wallet':
    '→ polling showSession showWaiting:checking measure ‹resume submitting› showAtWallet measure poll',
  'answered at wallet window':
    '→ polling showSession showWaiting:checking measure ‹resume submitting› showAtWallet measure poll',
  'answered duplicate':
    '→ polling showSession showWaiting:checking measure ‹resume submitting› poll',
  'answered expired': '→ stranded showSession ‹expired›',
  'refused expired': '→ stranded ‹expired›',
  'refused unknown': '→ stranded ‹refused for good›',
  'refused unreachable': '→ stranded ‹refused›',
  cut: '‹log page_retry›',
};

const ATTEMPT: Row = {
  'submit card': '‹duplicate›',
  'submit wrong card': '‹duplicate›',
  'submit wallet': '‹duplicate›',
  'submit wallet window': '‹duplicate›',
  'validate card': '‹validity true›',
  'validate wrong card': '‹validity true›',
  'validate wallet': '‹validity true›',
  renew: '',
  leave: '‹left in flight›',
  probe: 'look',
  cut: '‹log page_retry›',
  'looked paid': '→ ended stop closeWindow showEnd measure ‹result SUCCESSFUL› ‹pong›',
  'looked problem': '‹log page_retry› ‹pong›',
  wake: 'look',
  window_closed: 'look',
};

const OVER: Row = {
  'submit card': '‹log page_submit_ignored›',
  'submit wrong card': '‹log page_submit_ignored›',
  'submit wallet': '‹log page_submit_ignored›',
  'submit wallet window': '‹log page_submit_ignored›',
};

const CHOOSING: Row = {
  'choose card': 'measure ‹SDK_PAYMENT_METHOD_CHANGED {"paymentMethod":{"type":"CARD"}}›',
  'choose saved card':
    'measure ‹SDK_PAYMENT_METHOD_CHANGED {"paymentMethod":{"type":"CARD","name":"VISA"}}›',
  'choose wallet':
    'measure ‹SDK_PAYMENT_METHOD_CHANGED {"paymentMethod":{"type":"GCASH","name":"GCash"}}›',
};

const EXPECTED: { readonly [Of in Stage]: Row } = {
  unopened: {
    open: '→ loading trace setDisplay setStoredCard setAppearance setLocale stop load',
    cancel: '',
  },
  loading: {
    ...LOADING,
    // the gateway's answer says whether a payment is in flight
    leave: '',
    renew: '→ reloading stop load',
    'answered open': '→ form showSession showForm measure ‹usable›',
    'answered other amount': '→ form showSession showForm measure ‹usable›',
    'answered declined': '→ form showSession showForm measure ‹usable›',
    'answered paid':
      '→ ended showSession stop closeWindow showEnd measure ‹usable› ‹result SUCCESSFUL replayed›',
  },
  reloading: {
    ...LOADING,
    'submit card': '',
    'submit wrong card': '',
    'submit wallet': '',
    'submit wallet window': '',
    'validate card': '',
    'validate wrong card': '',
    'validate wallet': '',
    renew: 'stop load',
    'answered open': '→ form showSession showForm measure',
    'answered other amount': '→ form clearForm showSession showForm measure',
    'answered declined': '→ form showSession showForm measure',
    'answered paid':
      '→ ended showSession stop closeWindow showEnd measure ‹result SUCCESSFUL replayed›',
  },
  stranded: {
    renew: '→ reloading stop load',
  },
  form: {
    'submit card': '→ paying showMistakes ‹accepted› stop showWaiting:paying measure pay',
    'submit wrong card': 'showMistakes focusForm ‹invalid›',
    'submit wallet': '→ paying ‹accepted› stop showWaiting:paying measure pay',
    'submit wallet window': '→ paying openWindow ‹accepted› stop showWaiting:paying measure pay',
    'validate card': 'showMistakes ‹validity true›',
    'submit nothing': '‹invalid›',
    'submit device wallet': '→ sheet showSheet measure ‹invalid›',
    'validate wrong card': 'showMistakes ‹validity false›',
    'validate nothing': '‹validity false›',
    'validate wallet': '‹validity true›',
    ...CHOOSING,
    renew: '→ reloading stop load',
    replace: '→ replacing stop load',
  },
  replacing: {
    ...CHOOSING,
    'submit card': '',
    'submit wrong card': '',
    'submit nothing': '',
    'submit device wallet': '',
    'submit wallet': '',
    'submit wallet window': '',
    'validate card': 'showMistakes ‹validity true›',
    'validate wrong card': 'showMistakes ‹validity false›',
    'validate nothing': '‹validity false›',
    'validate wallet': '‹validity true›',
    renew: '→ reloading stop load ‹replaced no›',
    replace: '‹replaced no› stop load',
    leave: '→ left stop ‹left safe› ‹replaced no›',
    undecided: '→ ended stop closeWindow showEnd measure ‹replaced no›',
    cut: '‹log page_retry›',
    'answered open': '→ form showSession hideDecline showForm measure ‹replaced live›',
    'answered other shop': '→ form ‹replaced no›',
    'answered other product': '→ form ‹replaced no›',
    'answered wallets only': '→ form ‹replaced no›',
    'answered other amount': '→ form showSession hideDecline showForm measure ‹replaced live›',
    'answered declined': '→ form showSession hideDecline showForm measure ‹replaced live›',
    'answered in flight': '→ form ‹replaced no›',
    'answered challenge': '→ form ‹replaced no›',
    'answered at wallet': '→ form ‹replaced no›',
    'answered at wallet window': '→ form ‹replaced no›',
    'answered duplicate': '→ form ‹replaced no›',
    'answered paid': '→ form ‹replaced no›',
    'answered expired': '→ form ‹replaced no›',
    'refused expired': '→ form ‹replaced no›',
    'refused unknown': '→ form ‹replaced no›',
    'refused unreachable': '→ form ‹replaced no›',
  },
  sheet: {
    renew: '→ reloading stop load',
    cancel: '→ form showForm measure focus',
    sheet_approved: '→ paying ‹accepted› stop showWaiting:paying measure pay',
    sheet_dismissed: '→ form showForm measure focus',
  },
  paying: {
    ...ATTEMPT,
    'answered open':
      '→ form forgetSubmit stop closeWindow showSession showDecline measure ‹result FAIL not final›',
    'answered other amount':
      '→ form forgetSubmit stop closeWindow showSession showDecline measure ‹result FAIL not final›',
    'answered declined':
      '→ form forgetSubmit stop closeWindow showSession showDecline measure ‹result FAIL not final›',
    'answered in flight': '→ polling forgetSubmit poll',
    'answered challenge': '→ polling forgetSubmit showWaiting:atBank measure sendChallenge poll',
    'answered at wallet':
      '→ polling forgetSubmit showAtWallet measure keepLastVisit ‹redirect› poll',
    'answered at wallet window':
      '→ polling forgetSubmit showAtWallet measure ‹redirect_failed› poll',
    'answered duplicate': '→ polling forgetSubmit ‹duplicate› poll',
    'answered paid': '→ ended forgetSubmit stop closeWindow showEnd measure ‹result SUCCESSFUL›',
    'answered expired': '→ ended forgetSubmit stop closeWindow showEnd measure ‹result FAIL›',
    'refused expired': '→ renewing ‹expired› wait:renewal',
    'refused unknown': '→ ended forgetSubmit stop closeWindow showEnd measure ‹result FAIL›',
    'refused unreachable': '→ ended stop closeWindow showEnd measure ‹result PROCESSING›',
  },
  renewing: {
    ...ATTEMPT,
    renew: '→ comparing ask',
    not_renewed: '→ ended stop closeWindow showEnd measure ‹result FAIL›',
    overdue: '→ ended stop closeWindow showEnd measure ‹result FAIL›',
  },
  comparing: {
    ...ATTEMPT,
    'answered open': '→ paying pay',
    'answered other amount': '→ ended stop closeWindow showEnd measure ‹result FAIL›',
    'answered declined': '→ paying pay',
    'answered in flight': '→ paying pay',
    'answered challenge': '→ paying pay',
    'answered at wallet': '→ paying pay',
    'answered at wallet window': '→ paying pay',
    'answered duplicate': '→ paying pay',
    'answered paid': '→ paying pay',
    'answered expired': '→ paying pay',
    'refused expired': '→ ended stop closeWindow showEnd measure ‹result FAIL›',
    'refused unknown': '→ ended stop closeWindow showEnd measure ‹result FAIL›',
    'refused unreachable': '→ ended stop closeWindow showEnd measure ‹result PROCESSING›',
  },
  polling: {
    ...ATTEMPT,
    follow_link: 'keepLastVisit preventDefault ‹redirect›',
    'follow_link framed': 'keepLastVisit ‹redirect opened›',
    'choose card':
      '→ releasing ‹SDK_PAYMENT_METHOD_CHANGED {"paymentMethod":{"type":"CARD"}}› stop showWaiting:checking measure release',
    'choose saved card':
      '→ releasing ‹SDK_PAYMENT_METHOD_CHANGED {"paymentMethod":{"type":"CARD","name":"VISA"}}› stop showWaiting:checking measure release',
    'answered open':
      '→ form stop closeWindow showSession showDecline measure ‹result FAIL not final›',
    'answered other amount':
      '→ form stop closeWindow showSession showDecline measure ‹result FAIL not final›',
    'answered declined':
      '→ form stop closeWindow showSession showDecline measure ‹result FAIL not final›',
    'answered in flight': 'poll',
    'answered challenge': 'showWaiting:atBank measure sendChallenge poll',
    'answered at wallet': 'poll',
    'answered at wallet window': 'showAtWallet measure ‹redirect_failed› poll',
    'answered duplicate': 'poll',
    'answered paid': '→ ended stop closeWindow showEnd measure ‹result SUCCESSFUL›',
    'answered expired': '→ ended stop closeWindow showEnd measure ‹result FAIL›',
    'refused expired': '→ ended stop closeWindow showEnd measure ‹result PROCESSING›',
    'refused unknown': '→ ended stop closeWindow showEnd measure ‹result PROCESSING›',
    'refused unreachable': '→ ended stop closeWindow showEnd measure ‹result PROCESSING›',
    'looked declined':
      '→ form stop closeWindow showSession showDecline measure ‹result FAIL not final› ‹pong›',
  },
  releasing: {
    ...ATTEMPT,
    'answered open': '→ form stop closeWindow showSession showForm measure ‹result FAIL not final›',
    'answered other amount':
      '→ form stop closeWindow showSession showForm measure ‹result FAIL not final›',
    'answered declined':
      '→ form stop closeWindow showSession showForm measure ‹result FAIL not final›',
    'answered in flight': '→ polling poll',
    'answered challenge': '→ polling showWaiting:atBank measure sendChallenge poll',
    'answered at wallet': '→ polling showAtWallet measure poll',
    'answered at wallet window': '→ polling showAtWallet measure poll',
    'answered duplicate': '→ polling poll',
    'answered paid': '→ ended stop closeWindow showEnd measure ‹result SUCCESSFUL›',
    'answered expired': '→ ended stop closeWindow showEnd measure ‹result FAIL›',
    'refused expired': '→ ended stop closeWindow showEnd measure ‹result PROCESSING›',
    'refused unknown': '→ ended stop closeWindow showEnd measure ‹result PROCESSING›',
    'refused unreachable': '→ ended stop closeWindow showEnd measure ‹result PROCESSING›',
  },
  left: {
    ...OVER,
    leave: 'stop ‹left safe›',
  },
  ended: {
    ...OVER,
    leave: '‹left safe›',
    undecided: 'stop closeWindow showEnd measure',
    cancel: '‹dismiss›',
  },
};

/** Signals that lead to the same as another one, where a row says nothing of them. */
const ALIKE: { readonly [Name in SignalName]?: SignalName } = {
  'submit saved card': 'submit card',
  'submit nothing': 'submit card',
  'submit device wallet': 'submit card',
  'validate nothing': 'validate card',
  'replace saved card': 'replace',
  'choose saved card': 'choose card',
  'answered other shop': 'answered open',
  'answered other product': 'answered open',
  'answered wallets only': 'answered open',
  'answered saved card': 'answered open',
};

function expected(stage: Stage, name: SignalName): string {
  const row: Row = EXPECTED[stage];
  const alike = ALIKE[name];
  return row[name] ?? (alike && row[alike]) ?? ANYWHERE[name];
}

const stages = Object.keys(EXPECTED) as Stage[];
const names = Object.keys(SIGNALS) as SignalName[];

describe.each(stages)('in stage %s', (stage) => {
  const { state } = after(PATHS[stage]);
  it('is reached', () => expect(state.stage).toBe(stage));

  it.each(names)('%s', (name) => {
    expect(outcome(stage, reduce(state, SIGNALS[name]))).toBe(expected(stage, name));
  });
});

/** What a path of signals tells the SDK from its last signal on. */
function last(...path: readonly SignalName[]): string {
  const { state } = after(path.slice(0, -1));
  return outcome(state.stage, after(path.slice(-1), state));
}
const pathTo = (stage: Stage) => PATHS[stage];

describe('a session that is opened', () => {
  it('is shown when its language has come, in whichever order the two arrive', () => {
    expect(last('open', 'answered open')).toBe('wait:texts');
    expect(last('open', 'answered open', 'language')).toBe(
      '→ form measure showSession showForm measure ‹usable›',
    );
    expect(last('open', 'answered open', 'language problem')).toBe(
      '→ form ‹log page_texts_missing› showSession showForm measure ‹usable›',
    );
  });

  it('is shown in English if its language takes too long, and only measured when it comes after all', () => {
    expect(last('open', 'answered open', 'overdue')).toBe(
      '→ form showSession showForm measure ‹usable›',
    );
    expect(last('open', 'answered open', 'overdue', 'language')).toBe('measure');
  });

  it('is not shown to a shopper who left while its language was fetched', () => {
    expect(last('open', 'answered open', 'leave', 'language')).toBe('measure');
    expect(last('open', 'answered open', 'undecided', 'overdue')).toBe('');
  });

  it('does not wait for a language that came while there was nothing to show', () => {
    expect(last('open', 'refused expired', 'language', 'renew', 'answered open')).toBe(
      '→ form showSession showForm measure ‹usable›',
    );
  });
});

describe('a fresh session that comes while a payment runs', () => {
  const kept = [...pathTo('paying'), 'renew'] as const;

  it('is asked about at once if the gateway refuses the payment as expired', () => {
    expect(last(...kept, 'refused expired')).toBe('→ comparing ask');
    expect(last(...kept, 'cut', 'refused expired')).toBe('→ comparing ask');
    expect(after([...kept, 'refused expired', 'answered open']).effects.at(-1)).toEqual({
      type: 'pay',
      secret: 'c&&d&&2',
      submitId: 's',
      means: { type: 'card' },
      publicSessionId: 'public',
    });
  });

  it('serves the next attempt if this one is declined', () => {
    const again = [...kept, 'answered declined', 'submit card'] as const;
    expect(last(...again, 'refused expired')).toBe('→ comparing ask');
    const polled = [...pathTo('polling'), 'renew', 'looked declined', 'submit card'] as const;
    expect(last(...polled, 'refused expired')).toBe('→ comparing ask');
  });

  it('serves one payment, and no other amount', () => {
    expect(last(...kept, 'refused expired', 'answered open', 'refused expired')).toContain(
      '‹result FAIL›',
    );
    expect(last(...kept, 'refused expired', 'answered other amount')).toContain('‹result FAIL›');
  });

  it('is not kept beside a later one that the form was opened with', () => {
    const reopened = [...kept, 'answered declined', 'renew', 'answered open'] as const;
    expect(last(...reopened, 'submit card', 'refused expired')).toBe(
      '→ renewing ‹expired› wait:renewal',
    );
  });
});

describe('a shopper who leaves before the gateway has answered about the session', () => {
  it.each([
    ['answered open', '‹usable› leave_again'],
    ['answered in flight', '‹resume submitting› poll leave_again'],
    ['refused unknown', '→ stranded ‹refused for good› leave_again'],
  ] as const)('is reported after %s', (name, expected) => {
    expect(
      last('open', 'leave', name, ...(name === 'refused unknown' ? [] : ['language' as const])),
    ).toContain(expected);
  });
});

describe('calls that wait for a fresh session', () => {
  it('are validated when it is there', () => {
    expect(last(...pathTo('reloading'), 'validate card', 'answered open')).toBe(
      '→ form showSession showForm measure revalidate',
    );
    expect(last(...pathTo('reloading'), 'validate card', 'submit card', 'answered open')).toBe(
      '→ form showSession showForm measure revalidate resubmit',
    );
  });

  it.each([
    ['answered open', '→ form showSession showForm measure resubmit resubmit'],
    [
      'answered in flight',
      '→ polling showSession showWaiting:checking measure ‹resume submitting› poll resubmit resubmit',
    ],
    ['refused unknown', '→ stranded ‹refused for good› resubmit resubmit'],
    ['leave', '→ left stop ‹left safe› resubmit resubmit'],
    ['undecided', '→ ended stop closeWindow showEnd measure resubmit resubmit'],
  ] as const)('are made again after %s', (name, expected) => {
    const path = [...pathTo('reloading'), 'submit card', 'submit wallet'] as const;
    expect(last(...path, name)).toBe(expected);
    expect(after([...path, name, 'ping']).effects).toHaveLength(1);
  });

  it('wait for the latest one', () => {
    expect(last(...pathTo('reloading'), 'submit card', 'renew')).toBe('stop load');
    expect(last(...pathTo('reloading'), 'submit card', 'renew', 'answered open')).toContain(
      'resubmit',
    );
  });
});

describe('a payment', () => {
  const paid = '→ ended stop closeWindow showEnd measure';

  it('that was refused after a cut may have been taken: it is undecided', () => {
    expect(last(...pathTo('paying'), 'cut', 'refused unknown')).toBe(`${paid} ‹result PROCESSING›`);
  });

  it('whose session expired without an attempt was not taken, even after a cut', () => {
    expect(last(...pathTo('paying'), 'cut', 'refused expired', 'overdue')).toBe(
      `${paid} ‹result FAIL›`,
    );
  });

  it('gets one fresh session, not two', () => {
    expect(last(...pathTo('comparing'), 'answered open', 'refused expired')).toBe(
      '→ ended forgetSubmit stop closeWindow showEnd measure ‹result FAIL›',
    );
  });

  it('is sent again under its own id, with the fresh session', () => {
    const first = after(pathTo('paying')).effects.at(-1);
    const second = after([...pathTo('comparing'), 'answered open']).effects.at(-1);
    const pay = {
      type: 'pay',
      submitId: 's',
      publicSessionId: 'public',
      means: { type: 'card' },
    };
    expect(first).toEqual({ ...pay, secret: 'a&&b&&1' });
    expect(second).toEqual({ ...pay, secret: 'c&&d&&2' });
  });

  it('tells each challenge once, and its end before the result', () => {
    const challenged = [...pathTo('paying'), 'answered challenge'] as const;
    expect(last(...challenged, 'answered challenge')).toBe('poll');
    expect(last(...challenged, 'answered in flight')).toBe(
      'showWaiting:paying measure ‹challenge_done› poll',
    );
    expect(last(...challenged, 'answered paid')).toBe(
      '→ ended showWaiting:paying measure ‹challenge_done› stop closeWindow showEnd measure ‹result SUCCESSFUL›',
    );
    expect(last(...challenged, 'answered declined')).toContain('‹challenge_done›');
  });

  it('sends the shopper to each address of a wallet once', () => {
    expect(last(...pathTo('polling'), 'answered at wallet')).toBe('poll');
    expect(last(...pathTo('polling'), 'follow_link', 'follow_link')).toBe(
      'keepLastVisit preventDefault ‹redirect›',
    );
  });

  it('leads the window that was opened to the wallet', () => {
    const opened = [...pathTo('form'), 'submit wallet window', 'window_opened'] as const;
    expect(last(...opened, 'answered at wallet window')).toBe(
      '→ polling forgetSubmit showAtWallet measure navigateWindow keepLastVisit ‹redirect opened› poll',
    );
    expect(last(...opened, 'answered at wallet window', 'follow_link')).toBe('keepLastVisit');
  });

  it('shows a link where the window was blocked, and tells the SDK once that it was followed', () => {
    const blocked = [
      ...pathTo('form'),
      'submit wallet window',
      'answered at wallet window',
    ] as const;
    expect(last(...blocked)).toBe(
      '→ polling forgetSubmit showAtWallet measure ‹redirect_failed› poll',
    );
    // after a reload, too, this tab has been there
    expect(last(...blocked, 'follow_link')).toBe('keepLastVisit ‹redirect opened›');
    expect(last(...blocked, 'follow_link', 'follow_link')).toBe('keepLastVisit');
  });

  it('that began elsewhere is reported as replayed', () => {
    expect(last('open', 'language', 'answered in flight', 'answered paid')).toBe(
      `${paid} ‹result SUCCESSFUL replayed›`,
    );
    expect(last(...pathTo('paying'), 'answered duplicate', 'answered declined')).toContain(
      '‹result FAIL not final replayed›',
    );
  });

  it('with a wallet from which nobody could come back is not accepted', () => {
    const { state } = after(pathTo('form'));
    const session = { ...OPEN, returnProblem: 'paymentRedirectUrl is missing' };
    const effectsOf = (id: object) =>
      outcome('form', reduce({ ...state, session }, { ...SIGNALS['submit wallet'], ...id }));
    expect(effectsOf({})).toBe('showProblem measure ‹invalid› ‹redirect_failed›');
    expect(effectsOf({ id: undefined })).toBe('showProblem measure ‹redirect_failed›');
  });
});

it('an inline page has no end state to put away', () => {
  const { state } = after(pathTo('ended'));
  expect(reduce({ ...state, display: 'inline' }, SIGNALS.cancel).effects).toEqual([]);
});

it('usable is not reported after resume', () => {
  const resumed = ['open', 'language', 'answered in flight', 'answered declined'] as const;
  expect(last(...resumed, 'renew', 'answered open')).toBe('→ form showSession showForm measure');
});

it('usable is reported once', () => {
  expect(last(...pathTo('reloading'), 'answered open')).not.toContain('‹usable›');
});

describe('a wallet that the shopper came back from', () => {
  const resumed: readonly SignalName[] = ['open', 'language', 'answered at wallet'];
  const asks = '→ releasing stop showWaiting:checking measure release';

  it('is given up by who leaves; then nothing is charged, if the gateway says so', () => {
    const back = reduce(INITIAL, { ...SIGNALS.open, lastVisit: 'https://wallet.example/redirect' });
    const left = after([...resumed.slice(1), 'leave'], back.state);
    expect(outcome('polling', left)).toBe(asks);
    const end = (name: SignalName) => outcome('releasing', after([name], left.state));
    expect(end('answered declined')).toBe(
      '→ left stop closeWindow showSession showForm measure ‹result FAIL not final replayed› ‹left safe›',
    );
    expect(end('answered in flight')).toBe('→ polling ‹left in flight› poll');
    expect(end('answered paid')).toBe(
      '→ ended stop closeWindow showEnd measure ‹result SUCCESSFUL replayed› ‹left safe›',
    );
  });

  it('is not given up by who leaves a tab that did not go there', () => {
    expect(last(...resumed, 'leave')).toBe('‹left in flight›');
    const other = { ...SIGNALS.open, lastVisit: 'https://wallet.example/before' };
    const opened = reduce(INITIAL, other).state;
    expect(outcome('polling', after([...resumed.slice(1), 'leave'], opened))).toBe(
      '‹left in flight›',
    );
    // where the browser keeps nothing, its Back button tells the tabs apart
    const unknown = { ...SIGNALS.open, lastVisit: 'unknown' } as const;
    const leave = (open: Signal) =>
      outcome('polling', after([...resumed.slice(1), 'leave'], reduce(INITIAL, open).state));
    expect(leave(unknown)).toBe('‹left in flight›');
    expect(leave({ ...unknown, byBackButton: true })).toBe(asks);
    // or the submit that the shop's page has kept
    const answered = SIGNALS['answered at wallet'];
    if (answered.type !== 'answered') throw new Error('not an answer');
    const known = { ...answered, session: { ...answered.session, submitId: 's' } };
    const leaveKnown = (submitId: string) => {
      const loading = after(
        ['language'],
        reduce(INITIAL, { ...unknown, lastSubmit: { submitId } }).state,
      );
      return outcome('polling', after(['leave'], reduce(loading.state, known).state));
    };
    expect(leaveKnown('s')).toBe(asks);
    expect(leaveKnown('other')).toBe('‹left in flight›');
    // now it went there itself
    expect(last(...resumed, 'follow_link', 'wake', 'leave')).toBe(asks);
  });

  it('is not given up by who leaves while the wallet may still be asking', () => {
    const there: readonly SignalName[] = [...pathTo('form'), 'submit wallet', 'answered at wallet'];
    expect(last(...there, 'leave')).toBe('‹left in flight›');
    expect(last(...there, 'wake', 'leave')).toBe(asks);
  });

  it('is given up once its window is closed', () => {
    const there: readonly SignalName[] = [
      ...pathTo('form'),
      'submit wallet window',
      'window_opened',
      'answered at wallet window',
    ];
    expect(last(...there, 'leave')).toBe('‹left in flight›');
    expect(last(...there, 'window_closed')).toBe('look');
    expect(last(...there, 'window_closed', 'leave')).toBe(asks);
  });
});

it('a frame that was moved in the middle of an attempt tells how that ended', () => {
  const resumes = { ...SIGNALS.open, resumes: true } as const;
  const opened = reduce(INITIAL, resumes).state;
  const end = (name: SignalName) => outcome('loading', after(['language', name], opened));
  expect(end('answered declined')).toContain('‹usable› ‹result FAIL not final›');
  expect(end('answered open')).not.toContain('‹result');
});

describe('what a payment is made with', () => {
  const paidWith = (...path: readonly SignalName[]) => {
    const effect = after(path).effects.at(-1);
    return effect?.type === 'pay' ? effect.means : effect;
  };

  it('is what the shopper chose', () => {
    expect(paidWith(...pathTo('form'), 'submit saved card')).toMatchObject({
      type: 'saved',
      card: { id: 'card-1' },
      instalments: 3,
    });
    expect(paidWith(...pathTo('form'), 'submit wallet')).toEqual({
      type: 'wallet',
      wallet: { type: 'GCASH', form: 'redirect', openId: 'o' },
    });
    expect(paidWith(...pathTo('sheet'), 'sheet_approved')).toEqual({
      type: 'express',
      express: { type: 'APPLEPAY', token: 'simulated' },
    });
  });

  it('is the same card in a fresh session, under the id that it has there', () => {
    const renewed = [...pathTo('form'), 'submit saved card', 'refused expired', 'renew'] as const;
    expect(paidWith(...renewed, 'answered saved card')).toMatchObject({
      type: 'saved',
      card: { id: 'card-2' },
      instalments: 3,
    });
    expect(last(...renewed, 'answered open')).toBe(
      '→ ended stop closeWindow showEnd measure ‹result FAIL›',
    );
  });
});

describe('a session that takes the place of another', () => {
  it('is the one that is paid', () => {
    const { effects } = after([...pathTo('replacing'), 'answered other amount', 'submit card']);
    expect(effects.at(-1)).toMatchObject({ type: 'pay', secret: 'e&&f&&3' });
    const kept = after([...pathTo('replacing'), 'answered other shop', 'submit card']);
    expect(kept.effects.at(-1)).toMatchObject({ type: 'pay', secret: 'a&&b&&1' });
  });

  it('lets a submit wait until it is known', () => {
    expect(last(...pathTo('replacing'), 'submit card', 'answered open')).toBe(
      '→ form showSession hideDecline showForm measure ‹replaced live› resubmit',
    );
    // who pressed Pay has not seen the new amount
    expect(last(...pathTo('replacing'), 'submit card', 'answered other amount')).toBe(
      '→ form showSession hideDecline showForm measure ‹replaced live› ‹invalid›',
    );
    expect(last(...pathTo('replacing'), 'submit card', 'refused unreachable')).toBe(
      '→ form ‹replaced no› resubmit',
    );
  });

  it('keeps a saved card only if it has it too', () => {
    const asked = [...pathTo('form'), 'replace saved card'] as const;
    expect(last(...asked, 'answered saved card')).toBe(
      '→ form showSession hideDecline showForm measure ‹replaced live›',
    );
    expect(last(...asked, 'answered open')).toBe('→ form ‹replaced no›');
  });
});

describe('a submit whose answer never came, because the page was loaded again', () => {
  const lastSubmit = { publicSessionId: 'public', submitId: 'lost' };
  const load = (open: object, session: Partial<SessionState> = {}) =>
    ['answered', 'language', 'leave'].reduce<{ state: PageState; words: string[] }>(
      ({ state, words }, name) => {
        const signal: Signal =
          name === 'answered'
            ? { type: 'answered', session: { ...OPEN, ...session } }
            : SIGNALS[name as 'language' | 'leave'];
        const next = reduce(state, signal);
        return { state: next.state, words: [...words, ...next.effects.map(word)] };
      },
      { state: reduce(INITIAL, { ...SIGNALS.open, ...open }).state, words: [] },
    ).words;
  const result = { paymentStatus: 'FAIL', paymentResultCode: 'INVALID_CVV' } as const;

  it.each<[string, object, Partial<SessionState>]>([
    ['a reload', { lastSubmit }, {}],
    ['a frame that was moved', { lastSubmit, resumes: true }, {}],
    [
      'a frame that was moved, after an earlier decline',
      { lastSubmit, resumes: true },
      { submitId: 'before', result },
    ],
    ['a frame that was moved, and keeps nothing', { lastSubmit: 'unknown', resumes: true }, {}],
    ['a reload, and only the SDK has kept it', { lastSubmit: { submitId: 'lost' } }, {}],
  ])('may still arrive: who leaves then has not cancelled; after %s', (_, open, session) => {
    const words = load(open, session);
    expect(words).toContain('‹usable, may arrive›');
    expect(words.join(' ')).not.toContain('‹result');
    expect(words.at(-1)).toBe('‹left in flight›');
  });

  it.each<[string, object, Partial<SessionState>]>([
    ['has arrived, and was declined', { lastSubmit }, { submitId: 'lost', result }],
    [
      'has arrived, as only the SDK knows',
      { lastSubmit: { submitId: 'lost' } },
      { submitId: 'lost', result },
    ],
    ['was of another session', { lastSubmit: { ...lastSubmit, publicSessionId: 'other' } }, {}],
    ['is none that anybody knows of', { lastSubmit: 'unknown' }, {}],
  ])('%s: who leaves has cancelled', (_, open, session) => {
    const words = load(open, session);
    expect(words).toContain('‹usable›');
    expect(words.at(-1)).toBe('‹left safe›');
  });

  it('is reported while the session still loads, too', () => {
    const { state } = reduce(INITIAL, { ...SIGNALS.open, lastSubmit });
    expect(after(['answered open', 'leave'], state).effects.map(word)).toEqual([
      '‹left in flight›',
    ]);
  });
});
