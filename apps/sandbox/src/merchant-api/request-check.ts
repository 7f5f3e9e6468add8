import * as v from 'valibot';
import { Refusal } from './refusal.ts';

/** The longest part of a value that a message quotes. */
const QUOTED = 80;

/** Some clients send what they don't have as null or as an empty string. */
const isAbsent = (value: unknown) => value === undefined || value === null || value === '';

/**
 * Antom documents every scalar as a string; its own clients also send numbers and booleans. From here on all scalars
 * are strings, and absent fields are left out. Source: docs/reference/server-api.md#transport
 */
function normalise(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(normalise);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => !isAbsent(inner))
      .map(([field, inner]) => [field, normalise(inner)]),
  );
}

/** `order.goods[1].goodsName` */
const pathOf = ({ path }: v.BaseIssue<unknown>) =>
  (path ?? [])
    .map(({ key, type }) => (type === 'array' ? `[${key}]` : `.${key}`))
    .join('')
    .slice(1);

function describe(issue: v.BaseIssue<unknown>): string {
  const path = pathOf(issue);
  if (!path) return 'The body must be a JSON object.';
  if (isAbsent(issue.input)) return `${path} is missing.`;
  if (issue.type === 'max_length') {
    const { input, requirement } = issue as v.MaxLengthIssue<string | unknown[], number>;
    const unit = Array.isArray(input) ? 'entries' : 'characters';
    return `${path} has ${input.length} ${unit}; at most ${requirement} are allowed.`;
  }
  const quoted = (JSON.stringify(issue.input) ?? '').slice(0, QUOTED);
  return `${path} is ${quoted}; it must be ${issue.message}.`;
}

/**
 * Returns the body with all scalars as strings, or throws PARAM_ILLEGAL for the first wrong field.
 *
 * @param schema its messages complete the sentence "it must be …"
 */
export function checkRequest<Schema extends v.GenericSchema>(
  schema: Schema,
  body: unknown,
): v.InferOutput<Schema> {
  const { success, output, issues } = v.safeParse(schema, normalise(body), { abortEarly: true });
  if (!success) throw new Refusal('PARAM_ILLEGAL', describe(issues[0]));
  return output;
}
