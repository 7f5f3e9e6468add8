import { checkAnswer, refuse } from './call-check.ts';
import { SandboxError } from './loopback-client.ts';

/** Answers for the buyer on the page of a subscription or an authorization; resolves with the address that follows. */
export async function answerAgreement(
  sandboxUrl: string,
  normalUrl: unknown,
  answer: 'approve' | 'decline',
): Promise<string> {
  checkAnswer(answer);
  const text = typeof normalUrl === 'string' ? normalUrl : '';
  const path = URL.canParse(text) ? new URL(text).pathname : '';
  if (!path.startsWith('/agreement/')) {
    refuse('normalUrl', normalUrl, 'that of createSubscription or consultAuthorization');
  }
  const response = await fetch(sandboxUrl + path, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ answer }),
  }).catch((cause: unknown) => {
    throw new SandboxError(`No sandbox answers at ${sandboxUrl}: is it running?`, { cause });
  });
  const next = response.headers.get('location');
  if (!next) throw new SandboxError(`The sandbox has no agreement at ${text}.`);
  if (next === path) throw new SandboxError(`The agreement at ${text} is over.`);
  return next;
}
