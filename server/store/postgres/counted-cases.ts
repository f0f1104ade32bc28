import type { CountedCase } from '../../../engine/figures/counted-case.ts';
import { type CaseHistory, countedOf, countedUntil, mostChanged, type RawCounted } from '../counted-cases.ts';
import type { ChangedCases, FigureReads } from '../figures.ts';
import type { Connection, Session } from './database.ts';
import { headOf } from './log.ts';

/** Reads what is counted of cases. */
export function openCountedCases(connection: Connection): Pick<FigureReads, 'countCases' | 'changedCases'> {
  return {
    countCases: (centre, take) => connection.readAtOneMoment((from) => countAll(from, centre, take)),
    changedCases: (centre, after) => connection.readAtOneMoment((from) => changedAfter(from, centre, after)),
  };
}

const countAll = async (from: Session, centre: string, take: (one: CountedCase) => void): Promise<number> => {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const rows: readonly RawCounted[] = await from.all<RawCounted>(page, [centre, after]);
    const reopened = rows.flatMap(({ id, reopened: times }) => (times > 0 ? [id] : []));
    const histories = await historiesOf(from, centre, reopened);
    for (const row of rows) for (const one of countedOf(row, histories.get(row.id) ?? [])) take(one);
    after = rows.at(-1)?.id;
  }
  return (await headOf(from, centre)).seq;
};

const changedAfter = async (from: Session, centre: string, after: number): Promise<ChangedCases | null> => {
  const { seq } = await headOf(from, centre);
  const ids = await from.all<{ readonly id: string }>(changed, [centre, after]);
  if (seq < after || ids.length > mostChanged) return null;
  const found = await historiesOf(
    from,
    centre,
    ids.map(({ id }) => id),
  );
  const histories = [...found.values()];
  return { seq, before: countedUntil(histories, after), after: countedUntil(histories, seq) };
};

/** What the log says of these cases. */
const historiesOf = async (
  from: Session,
  centre: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CaseHistory>> => {
  if (ids.length === 0) return new Map();
  const rows = await from.all<{ id: string; seq: number; body: string }>(events, [centre, ids]);
  const read = rows.map(({ id, seq, body }) => ({ id, seq, event: JSON.parse(body) }));
  return Map.groupBy(read, ({ id }) => id);
};

// What its applicant has not confirmed [CS27] is counted nowhere.
const page = `SELECT id, kind, topic, department, channel, executor, counted_from AS "countedFrom", pauses, due, extended,
    reopened, repeats, status, answered_at AS "answeredAt", since, outcome, decision IS NOT NULL AS decided,
    decision::json ->> 'ground' AS ground
  FROM cases WHERE centre = $1 AND id > $2 AND (helped IS NULL OR helped::json ->> 'confirmed' IS NOT NULL)
  ORDER BY id LIMIT 5000`;

const changed = `SELECT DISTINCT subject AS id FROM events WHERE centre = $1 AND seq > $2 AND type LIKE 'case-%'
  LIMIT ${mostChanged + 1}`;

const events = `SELECT subject AS id, seq, body FROM events
  WHERE centre = $1 AND subject = ANY($2) AND type LIKE 'case-%' ORDER BY subject, seq`;
