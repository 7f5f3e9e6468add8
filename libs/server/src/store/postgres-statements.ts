/** The statements of the store on PostgreSQL, with their rows. */
import type { RecordKey, StoredRecord } from './store.ts';

export const SCHEMA = `
  CREATE TABLE IF NOT EXISTS antom_record (
    kind text NOT NULL,
    id text NOT NULL,
    value text NOT NULL,
    due_at bigint,
    written_at bigint NOT NULL,
    PRIMARY KEY (kind, id)
  );
  CREATE INDEX IF NOT EXISTS antom_record_due ON antom_record (kind, due_at) WHERE due_at IS NOT NULL;
`;

/** A record that was locked before it existed. */
const ABSENT = '';

// an update that changes nothing: it locks a record that exists, and the insert one that does not
export const LOCK = `
  INSERT INTO antom_record (kind, id, value, written_at)
  SELECT kind, id, '${ABSENT}', $3 FROM unnest($1::text[], $2::text[]) AS wanted (kind, id)
  ORDER BY kind COLLATE "C", id COLLATE "C"
  ON CONFLICT (kind, id) DO UPDATE SET kind = excluded.kind
  RETURNING kind, id, value`;

export const WRITE = `
  INSERT INTO antom_record (kind, id, value, due_at, written_at)
  SELECT kind, id, value, due_at, $5
  FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) AS given (kind, id, value, due_at)
  ON CONFLICT (kind, id) DO UPDATE
  SET value = excluded.value, due_at = excluded.due_at, written_at = excluded.written_at`;

type Cell = string | number | undefined;
type Row = readonly Cell[];

/** A literal of SQL; the backslash is an ordinary character in the strings without E. */
const literal = (value: Cell): string => {
  if (typeof value !== 'string') return String(value ?? null);
  const quoted = value.replaceAll("'", "''");
  return quoted.includes('\\') ? ` E'${quoted.replaceAll('\\', '\\\\')}'` : `'${quoted}'`;
};

const literals = (row: Row) => `(${row.map(literal).join()})`;

export const isSame = (one: RecordKey, other: RecordKey) =>
  one.kind === other.kind && one.id === other.id;

const lockRows = (rows: readonly string[]) =>
  `INSERT INTO antom_record (kind, id, value, due_at, written_at) VALUES ${rows.join()} ` +
  // nothing else tells a record that was there from a new one: the time of a new one is even
  'ON CONFLICT (kind, id) DO UPDATE SET written_at = antom_record.written_at | 1 ' +
  'RETURNING kind, id, CASE written_at % 2 WHEN 1 THEN value END AS value;';

/**
 * The rows with which `update` locks records, in the order of `LOCK`: otherwise the two would meet in deadlocks.
 *
 * @param expected what a record is created as; one that is not among them is created as absent
 */
export function lockedRows(
  keys: readonly RecordKey[],
  expected: readonly StoredRecord[],
  now: number,
): readonly Row[] {
  const sorted = [...keys].sort((one, other) =>
    one.kind === other.kind ? (one.id < other.id ? -1 : 1) : one.kind < other.kind ? -1 : 1,
  );
  return sorted.map((key) => {
    const { value = ABSENT, dueAt } = expected.find((one) => isSame(one, key)) ?? {};
    return [key.kind, key.id, value, dueAt, now - (now % 2)];
  });
}

/** Returns null as the value of a record that it has created. Several statements in one message have no parameters. */
export const lockStatement = (rows: readonly Row[]) => lockRows(rows.map(literals));

/** A statement of this name does the same, once it is prepared: planning takes PostgreSQL as long as running it. */
const lockName = (count: number) => `antom_update_${count}`;

/** @param count of the rows */
export function prepareLock(count: number): string {
  let parameter = 0;
  const row = () => `(${Array.from({ length: 5 }, () => `$${(parameter += 1)}`).join()})`;
  return `PREPARE ${lockName(count)} AS ${lockRows(Array.from({ length: count }, row))}`;
}

export const executeLock = (rows: readonly Row[]) =>
  `EXECUTE ${lockName(rows.length)}${literals(rows.flat())};`;

/** What is left to write, because some records were created as they were expected. */
export function remaining(
  records: readonly StoredRecord[],
  created: readonly StoredRecord[],
): readonly StoredRecord[] {
  const isDone = (record: StoredRecord) =>
    created.some(
      (one) => isSame(one, record) && one.value === record.value && one.dueAt === record.dueAt,
    );
  const unwanted = created.filter((one) => !records.some((record) => isSame(one, record)));
  return [
    ...records.filter((record) => !isDone(record)),
    ...unwanted.map(({ kind, id }) => ({ kind, id, value: ABSENT })),
  ];
}

export function writeStatement(records: readonly StoredRecord[], now: number): string {
  if (records.length === 0) return '';
  const rows = records.map(({ kind, id, value, dueAt }) => literals([kind, id, value, dueAt, now]));
  return (
    `INSERT INTO antom_record (kind, id, value, due_at, written_at) VALUES ${rows.join()} ` +
    'ON CONFLICT (kind, id) DO UPDATE ' +
    'SET value = excluded.value, due_at = excluded.due_at, written_at = excluded.written_at;'
  );
}

export const CLAIM = `
  WITH due AS (
    SELECT kind, id, due_at FROM antom_record WHERE kind = $1 AND due_at <= $2
    ORDER BY due_at, id LIMIT $4 FOR UPDATE SKIP LOCKED
  ), claimed AS (
    UPDATE antom_record SET due_at = $3 FROM due
    WHERE antom_record.kind = due.kind AND antom_record.id = due.id
    RETURNING antom_record.kind, antom_record.id, antom_record.value, due.due_at
  )
  SELECT kind, id, value, due_at FROM claimed ORDER BY due_at, id`;

export const LIST = `
  SELECT kind, id, value, due_at FROM antom_record WHERE kind = $1 AND due_at IS NOT NULL
  ORDER BY due_at, id LIMIT $2`;

export interface Found {
  readonly kind: string;
  readonly id: string;
  /** null: it did not exist. */
  readonly value: string | null;
  /** pg returns a bigint as text. */
  readonly due_at: string | null;
}

export const toRecord = ({ kind, id, value, due_at }: Found): StoredRecord => ({
  kind,
  id,
  value: value ?? ABSENT,
  ...(due_at !== null && { dueAt: Number(due_at) }),
});

/** As UTF-8 has it: half of a pair of surrogates becomes the replacement character. */
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd');

export const rowOf = ({ kind, id }: RecordKey, rows: readonly unknown[]) => {
  const stored = wellFormed(id);
  return (rows as readonly Found[]).find((one) => one.kind === kind && one.id === stored);
};

/** The values of locked records, in the order of `keys`. */
export const valuesOf = (keys: readonly RecordKey[], rows: readonly unknown[]) =>
  keys.map((key) => rowOf(key, rows)?.value || undefined);
