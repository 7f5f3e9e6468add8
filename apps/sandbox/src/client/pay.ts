/** Pays as the cashier page does. */
import { randomUUID } from 'node:crypto';
import { isWallet, type SavedCard, type SessionState } from '@ams-cashier/protocol';
import { checkCard, checkFields, checkTexts, refuse } from './call-check.ts';
import { validYear } from './cards.ts';
import { SandboxError, type LoopbackClient } from './loopback-client.ts';
import type { Means } from './order.ts';
import { shown } from './shown.ts';

const FIELDS = ['card', 'wallet', 'savedCard', 'holderName', 'expiry', 'securityCode', 'save'];

function expiryOf(expiry: string | undefined): readonly [month: string, year: string] {
  if (expiry === undefined) return ['12', validYear()];
  const [, month, year] = /^(\d\d)\/?(\d\d)$/.exec(expiry) ?? [];
  if (month !== undefined && year !== undefined) return [month, year];
  return refuse('expiry', expiry, 'MM/YY');
}

/** By its last digits: the id that the page has for it is another in each session. */
function findSavedCard(offered: readonly SavedCard[], lastFour: unknown): SavedCard {
  const found = offered.find((card) => card.lastFour === lastFour);
  if (found) return found;
  const there = offered.map((card) => JSON.stringify(card.lastFour)).join(', ');
  throw new SandboxError(
    `savedCard is ${shown(lastFour)}; this session offers ${there || 'no saved card'}.`,
  );
}

/** Throws a SandboxError that names what is wrong, before anything is sent. */
export function checkMeans(means: Means): void {
  checkFields('means', means, FIELDS);
  if ('wallet' in means) {
    const { wallet } = means;
    if (isWallet(wallet)) return;
    throw new SandboxError(`wallet is ${shown(wallet)}, which the sandbox doesn't have.`);
  }
  if ('savedCard' in means) {
    const { savedCard, securityCode } = means;
    return checkTexts({ savedCard, securityCode });
  }
  const { card, holderName, securityCode, expiry, save } = means;
  checkCard(card);
  checkTexts({ holderName, securityCode, expiry });
  expiryOf(expiry);
  if (save !== undefined && typeof save !== 'boolean') refuse('save', save, 'true or left out');
}

/** As the cashier page sends it. */
async function requestOf(means: Means, savedCards: () => Promise<readonly SavedCard[]>) {
  if ('wallet' in means)
    return { wallet: { type: means.wallet, form: 'redirect', openId: 'test' } };
  if ('savedCard' in means) {
    const { id, needsSecurityCode } = findSavedCard(await savedCards(), means.savedCard);
    const { securityCode = needsSecurityCode ? '123' : undefined } = means;
    return { savedCard: { id, ...(securityCode !== undefined && { securityCode }) } };
  }
  const { card, holderName = 'A Buyer', securityCode = '123', expiry, save } = means;
  const [expiryMonth, expiryYear] = expiryOf(expiry);
  const number = card.replaceAll(' ', '');
  return {
    card: { number, expiryMonth, expiryYear, securityCode, holderName },
    ...(save && { saveCard: true }),
  };
}

export async function payAsShopper(
  api: LoopbackClient,
  sessionId: string,
  means: Means,
): Promise<void> {
  const { session } = await api.get<{ session: string }>(`/sandbox/sessions/${sessionId}`);
  const savedCards = async () =>
    (await api.post<SessionState>('/cashier/api/session', { session })).savedCards ?? [];
  const state = await api.post<SessionState>('/cashier/api/pay', {
    session,
    submitId: randomUUID(),
    ...(await requestOf(means, savedCards)),
  });
  if (state.duplicate) {
    throw new SandboxError('pay(): this order is paid, or a payment of it is undecided.');
  }
}
