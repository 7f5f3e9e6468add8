import * as v from 'valibot';
import { SPEED } from '../gateway/limits.ts';
import { SandboxError } from './loopback-client.ts';
import { shown } from './shown.ts';

const url = v.pipe(v.string(), v.url());
const words = {
  port: 'a whole number from 0 to 65535',
  host: 'the name or address to listen on',
  data: 'the path of a database file',
  speed: SPEED.words,
  notifyUrl: 'an absolute URL',
  redirectUrl: 'an absolute URL',
};

const SETTINGS = v.strictObject({
  port: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535))),
  host: v.optional(v.pipe(v.string(), v.nonEmpty())),
  data: v.optional(v.pipe(v.string(), v.nonEmpty())),
  speed: v.optional(v.pipe(v.number(), v.minValue(SPEED.least), v.maxValue(SPEED.most))),
  notifyUrl: v.optional(url),
  redirectUrl: v.optional(url),
});

/** Throws a SandboxError that names the first wrong setting, what came and what it must be. */
export function checkSettings(settings: unknown): void {
  const { success, issues } = v.safeParse(SETTINGS, settings, { abortEarly: true });
  if (success) return;
  const [issue] = issues;
  const name = v.getDotPath(issue) ?? '';
  const meaning = Object.hasOwn(words, name) ? words[name as keyof typeof words] : undefined;
  if (meaning === undefined) {
    const names = Object.keys(words).join(', ');
    throw new SandboxError(
      name
        ? `${name} is not a setting; there are ${names}.`
        : `settings must be an object of ${names}.`,
    );
  }
  throw new SandboxError(`${name} is ${shown(issue.input)}; it must be ${meaning}.`);
}
