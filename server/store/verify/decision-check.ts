import { decideByTable } from '../../../engine/rules/decide-by-table.ts';
import type { CaseDecidedByTable, CaseEvent, CaseFactAsked } from '../../../shared/cases/case-events.ts';
import type { Facts } from '../../../shared/cases/table-schema.ts';
import { knownFacts } from '../../rules/case-facts.ts';
import { feel } from '../../rules/feel.ts';
import { factsHash, tableOf, textHash } from '../../rules/tables.ts';
import { readAbout } from '../about-person.ts';
import type { CheckedCases } from './checked-cases.ts';
import { portionsOf } from './checked-reads.ts';
import type { CheckedTexts } from './checked-texts.ts';

/**
 * [RU4] Decides again what tables decided: from the bytes of the table and the facts kept, which must be those of the event and of
 * what the registers said. What is erased cannot be decided again, and is left out.
 */
export function decisionCheck({ centre, reads, nameOf, report }: CheckedCases) {
  const events = new Map<string, CaseEvent[]>();
  return {
    take(event: CaseEvent): void {
      const known = events.get(event.case);
      if (event.type === 'case-registered' && event.table !== undefined) events.set(event.case, [event]);
      else if (bearing.has(event.type)) known?.push(event);
    },
    async finish(): Promise<void> {
      const tables = new Map<string, string | null>();
      for (const portion of portionsOf([...events])) {
        const cases = portion.map(([id]) => id);
        const texts = await reads.written(centre, cases);
        for (const { tableHash } of portion.flatMap(([, of]) => decisionIn(of) ?? []))
          if (!tables.has(tableHash)) tables.set(tableHash, await reads.table(tableHash));
        const kept = { texts, table: (hash: string) => tables.get(hash) ?? null };
        for (const [id, of] of portion)
          if (texts.about(id) !== null) checkCase(kept, id, of, (fault) => report(`case ${nameOf(id)}: ${fault}`));
      }
    },
  };
}

const decisionIn = (events: readonly CaseEvent[]): CaseDecidedByTable | null =>
  events.find((event): event is CaseDecidedByTable => event.type === 'case-decided') ?? null;

/** What bears on a decision: what registers said, what who applied replied, what the visitor found, and the decision. */
const bearing: ReadonlySet<CaseEvent['type']> = new Set(['case-fact', 'case-supplied', 'case-visited', 'case-decided']);

interface Kept {
  readonly texts: CheckedTexts;
  /** The bytes of a table by their hash. */
  readonly table: (hash: string) => string | null;
}

const checkCase = (kept: Kept, id: string, events: readonly CaseEvent[], report: (message: string) => void): void => {
  const texts = kept.texts.all(id);
  const bodies = new Map(texts.map((text) => [text.id, text.body]));
  for (const event of events)
    if (event.type === 'case-fact' && !isAsSaid(event, bodies))
      report(`what ${event.register} said is not what was written`);
  const decided = decisionIn(events);
  if (decided === null) return;
  const answers = answersOf(kept, id);
  const gathered = (of: Parameters<typeof knownFacts>[0]): Facts => knownFacts(of, { answers, events, texts });
  for (const fault of faultsOf(kept, decided, bodies.get(decided.text), gathered)) report(fault);
};

const isAsSaid = ({ text, hash }: CaseFactAsked, bodies: ReadonlyMap<string, string>): boolean =>
  text === null ? hash === null : textHash(bodies.get(text) ?? '') === hash;

const answersOf = ({ texts }: Kept, id: string) => {
  try {
    const about = texts.about(id);
    return about === null ? {} : readAbout(about).answers;
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
