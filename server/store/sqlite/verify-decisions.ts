import { decideByTable } from '../../../engine/rules/decide-by-table.ts';
import type { CaseDecidedByTable, CaseEvent, CaseFactAsked } from '../../../shared/case-events.ts';
import type { Facts } from '../../../shared/table-schema.ts';
import { knownFacts } from '../../rules/case-facts.ts';
import { feel } from '../../rules/feel.ts';
import { factsHash, tableOf, textHash } from '../../rules/tables.ts';
import { aboutPerson } from '../about-person.ts';
import type { CheckedCases } from './checked-cases.ts';
import type { Connection } from './database.ts';
import { openTableBytes } from './tables.ts';

/**
 * [RU4] Decides again what tables decided: from the bytes of the table and the facts kept, which must be those of the event and of
 * what the registers said. What is erased cannot be decided again, and is left out.
 */
export function decisionCheck(connection: Connection, { centre, nameOf, report }: CheckedCases) {
  const events = new Map<string, CaseEvent[]>();
  return {
    take(event: CaseEvent): void {
      const known = events.get(event.case);
      if (event.type === 'case-registered' && event.table !== undefined) events.set(event.case, [event]);
      else if (bearing.has(event.type)) known?.push(event);
    },
    finish(): void {
      const kept = openKept(connection, centre);
      for (const [id, of] of events)
        if (kept.person(id) !== null) checkCase(kept, id, of, (fault) => report(`case ${nameOf(id)}: ${fault}`));
    },
  };
}

/** What bears on a decision: what registers said, what who applied replied, what the visitor found, and the decision. */
const bearing: ReadonlySet<CaseEvent['type']> = new Set(['case-fact', 'case-supplied', 'case-visited', 'case-decided']);

const openKept = (connection: Connection, centre: string) => {
  const person = connection.prepare<{ readonly about: string }>(
    'SELECT about FROM case_people WHERE centre = ? AND case_id = ?',
  );
  const texts = connection.prepare<{ readonly id: string; readonly body: string }>(
    'SELECT id, body FROM case_texts WHERE centre = ? AND case_id = ?',
  );
  return {
    person: (id: string) => person.get(centre, id) ?? null,
    texts: (id: string) => texts.all(centre, id).map((text) => ({ ...text, case: id })),
    table: openTableBytes(connection),
  };
};
type Kept = ReturnType<typeof openKept>;

const checkCase = (kept: Kept, id: string, events: readonly CaseEvent[], report: (message: string) => void): void => {
  const texts = kept.texts(id);
  const bodies = new Map(texts.map((text) => [text.id, text.body]));
  for (const event of events)
    if (event.type === 'case-fact' && !isAsSaid(event, bodies))
      report(`what ${event.register} said is not what was written`);
  const decided = events.find((event) => event.type === 'case-decided');
  if (decided?.type !== 'case-decided') return;
  const answers = answersOf(kept, id);
  const gathered = (of: Parameters<typeof knownFacts>[0]): Facts => knownFacts(of, { answers, events, texts });
  for (const fault of faultsOf(kept, decided, bodies.get(decided.text), gathered)) report(fault);
};

const isAsSaid = ({ text, hash }: CaseFactAsked, bodies: ReadonlyMap<string, string>): boolean =>
  text === null ? hash === null : textHash(bodies.get(text) ?? '') === hash;

const answersOf = ({ person }: Kept, id: string) => {
  try {
    return aboutPerson(person(id) ?? undefined)?.answers ?? {};
  } catch {
    return {};
  }
};

function* faultsOf(
  kept: Kept,
  decided: CaseDecidedByTable,
  body: string | undefined,
  gathered: (table: Parameters<typeof knownFacts>[0]) => Facts,
): Iterable<string> {
  const table = tableOf({ document: kept.table(decided.tableHash) ?? '', hash: decided.tableHash });
  if (table === null) return yield `table ${decided.table}@${decided.version} is not what decided`;
  const facts = factsIn(body);
  if (facts === null || factsHash(facts) !== decided.factsHash)
    return yield 'the facts are not those it was decided on';
  if (factsHash(gathered(table)) !== decided.factsHash) yield 'the facts are not what was answered and asked';
  const said = decideByTable(table, facts, feel);
  const same =
    said.is === 'decided' &&
    said.row === decided.row &&
    said.outcome === decided.outcome &&
    said.amount === decided.amount &&
    said.ground === decided.ground &&
    said.months === decided.months;
  if (!same) yield `decided ${decided.row}, the table says ${said.is === 'decided' ? said.row : said.why}`;
}

const factsIn = (body: string | undefined): Facts | null => {
  try {
    const { facts } = JSON.parse(body ?? '');
    return typeof facts === 'object' ? facts : null;
  } catch {
    return null;
  }
};
