import type { CaseCommand } from '../../engine/cases/case-commands.ts';
import { caseToday, kindOf } from '../../engine/cases/case-world.ts';
import { caseReminders } from '../../engine/cases/reminders.ts';
import { calendarOf } from '../../engine/queue/business-day.ts';
import { theClock } from '../../engine/queue/commands/day.ts';
import { isCaseEvent } from '../../engine/queue/ticket.ts';
import { decideByTable } from '../../engine/rules/decide-by-table.ts';
import type { Case } from '../../shared/cases/cases.ts';
import type { DecisionTable } from '../../shared/cases/table-schema.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { every } from '../async/repeat.ts';
import { type Calendars, countryCalendar } from '../calendar/calendars.ts';
import type { LiveCentre } from '../centre/live-centre.ts';
import { newId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { RegisterAnswer, Registers } from '../registers/registers.ts';
import { knownFacts, nextAsking, registersOf, usualRetrySeconds } from '../rules/case-facts.ts';
import { questionOf } from '../rules/difference-in-words.ts';
import { differences } from '../rules/differences.ts';
import { feel } from '../rules/feel.ts';
import { isPracticeTable, keepPracticeTable } from '../rules/practice-table.ts';
import { factsHash, type KnownTable, tableInForce, textHash } from '../rules/tables.ts';
import { aboutPerson, proofOf } from '../store/about-person.ts';
import { caseEventsIn } from '../store/cases.ts';
import type { QueueStore } from '../store/store.ts';
import type { LeasedJob } from './lease.ts';

export interface DecidingParts {
  readonly calendars: Pick<Calendars, 'find'>;
  readonly store: QueueStore;
  readonly registers: Registers;
  readonly clock: Clock;
  readonly log: Log;
}

/** [RE2] [CS20] Asks the registers of the cases that a table decides, again and again where one is down, and has the table decide. */
export function runDeciding(live: LiveCentre, parts: DecidingParts): LeasedJob {
  const { clock, log } = parts;
  const waiting = openWaiting(live, parts);
  let isKept = false;
  const looking = every(clock, tickMs, async () => {
    const { centre } = live.latest();
    if (!centre?.caseKinds?.some(({ table }) => table !== undefined)) return;
    try {
      if (!isKept && isForPractice(centre)) {
        await keepPracticeTable(parts.store, clock.now());
        isKept = true;
      }
      for (const one of await waiting.now()) waiting.until(one.id, await attend(live, parts, centre, one));
    } catch (error) {
      log.error({ err: error, centre: live.id }, 'the tables could not decide');
    }
  });
  return {
    async close() {
      waiting.close();
      await looking.close();
    },
  };
}

/** [RU7] Whether a sample centre has a kind that a table of practice decides. */
const isForPractice = ({ sample, caseKinds = [] }: Centre): boolean =>
  sample === true && caseKinds.some(({ table }) => table !== undefined && isPracticeTable(table));

const tickMs = 1000;
/** How soon a case is looked at again that waits for a table, or of a person that no register knows (ms). */
const waitMs = 60_000;
const rowsAtOnce = 200;

/** The cases of a centre that wait for a table: all are listed now and then, in between those are known whose time it is or that are new. */
const openWaiting = (live: LiveCentre, { store, clock }: DecidingParts) => {
  const later = new Map<string, number>();
  const fresh = new Set<string>();
  let listedAt = Number.NEGATIVE_INFINITY;
  const heard = live.onChange(({ events }) => {
    for (const event of events) if (isCaseEvent(event) && !later.has(event.case)) fresh.add(event.case);
  });
  const list = async (): Promise<readonly Case[]> => {
    listedAt = clock.now();
    fresh.clear();
    const all = await checking(store, live.id);
    const known = new Set(all.map(({ id }) => id));
    for (const id of later.keys()) if (!known.has(id)) later.delete(id);
    return all.filter(({ id }) => (later.get(id) ?? 0) <= clock.now());
  };
  const known = async (): Promise<readonly Case[]> => {
    const due = [...later].filter(([, at]) => at <= clock.now()).map(([id]) => id);
    const asked = [...fresh, ...due];
    // Those that come while these are read are for the next look.
    fresh.clear();
    const found = await Promise.all(asked.map((id) => store.caseOf(live.id, id)));
    return found.flatMap((one) => (one?.status === 'checking' ? [one] : []));
  };
  return {
    now: () => (Math.abs(clock.now() - listedAt) >= waitMs ? list() : known()),
    until: (id: string, at: number) => void later.set(id, at),
    close: () => heard.close(),
  };
};

const checking = async (store: QueueStore, centre: string): Promise<readonly Case[]> => {
  const found: Case[] = [];
  for (let after: Case | null = null; ; ) {
    const rows: readonly Case[] = await store.casesOf(centre, { status: ['checking'] }, after, rowsAtOnce);
    found.push(...rows);
    after = rows.at(-1) ?? null;
    if (rows.length < rowsAtOnce) return found;
  }
};

/** Does what can be done now; gives when to look again (ms). */
const attend = async (live: LiveCentre, parts: DecidingParts, centre: Centre, one: Case): Promise<number> => {
  const { store, clock } = parts;
  const kind = kindOf(centre, one.kind);
  const today = caseToday({ at: clock.now(), centre });
  const inForce = tableInForce(await store.decisionTables(), one.table ?? '', today);
  if (inForce === null || kind?.stopped === true) return clock.now() + waitMs;
  const retrySeconds = kind?.retrySeconds ?? usualRetrySeconds;
  const { next, record } = await askRegisters(live, parts, { one, inForce, retrySeconds });
  if (next !== null) {
    await tellSilent(live, parts, one, silentIn(record.events, inForce.table));
    return next;
  }
  if (await asksWhatDiffers(live, parts, one, { table: inForce.table, record })) return clock.now() + waitMs;
  const facts = knownFacts(inForce.table, record);
  const said = decideByTable(inForce.table, facts, feel);
  if (said.is === 'not-yet') return clock.now() + waitMs;
  const text = { id: newId(), body: JSON.stringify({ facts, trace: said.trace }) };
  const { table, hash } = inForce;
  await ask(live, clock, {
    type: 'decide',
    case: one.id,
    table,
    tableHash: hash,
    facts,
    factsHash: factsHash(facts),
    text,
  });
  return clock.now() + waitMs;
};

/** [RE2] The registers that were asked last and gave no answer. */
const silentIn = (events: Known['events'], table: DecisionTable): readonly string[] =>
  registersOf(table).filter((register) => {
    const last = events.findLast((event) => event.type === 'case-fact' && event.register === register);
    return last?.type === 'case-fact' && last.said === 'down';
  });

/** [RE2] From three working days before the due date on, those who lead see which register is silent. */
const tellSilent = async (
  live: LiveCentre,
  { clock, calendars }: DecidingParts,
  one: Case,
  silent: readonly string[],
): Promise<void> => {
  const state = live.latest();
  const calendar = calendarOf(state) ?? calendars.find(countryCalendar);
  const zone = state.centre?.timeZone;
  if (calendar === null || zone === undefined) return;
  const near = caseReminders(calendar, one.due, zone).find(({ offset }) => offset === -3)?.at ?? 0;
  if (clock.now() < near) return;
  for (const register of silent)
    if (!one.silent.includes(register)) await ask(live, clock, { type: 'silent', case: one.id, register });
};

/** [CS21] Asks who applied, once, about what a register says otherwise where the table wants that; whether it did. */
const asksWhatDiffers = async (
  live: LiveCentre,
  { clock, registers }: DecidingParts,
  one: Case,
  { table, record }: { readonly table: DecisionTable; readonly record: Known },
): Promise<boolean> => {
  const differs = differences(table, record).filter(({ fact }) => fact.matches?.onMismatch === 'ask');
  if (differs.length === 0 || record.events.some(({ type }) => type === 'case-asked')) return false;
  const body = questionOf(differs, one.language, registers);
  await ask(live, clock, { type: 'differ', case: one.id, text: { id: newId(), body } });
  return true;
};

interface Asking {
  readonly one: Case;
  readonly inForce: KnownTable;
  readonly retrySeconds: readonly number[];
}

/** Asks those whose time it is; `next` null = all have said what they know, and `record` holds it. */
const askRegisters = async (
  live: LiveCentre,
  { store, registers, clock }: DecidingParts,
  { one, inForce, retrySeconds }: Asking,
): Promise<{ readonly next: number | null; readonly record: Known }> => {
  const { freshDays } = inForce.table;
  let record = await recordOf(store, live.id, one.id);
  let next: number | null = null;
  for (const register of registersOf(inForce.table)) {
    const rules = { freshDays, retrySeconds, now: clock.now() };
    const due = nextAsking(record.events, register, rules);
    if (due !== null && due <= clock.now()) {
      const { proof } = record;
      const said: RegisterAnswer =
        proof === null ? { is: 'none' } : await registers.ask(register, proof, `case ${one.number}`);
      await ask(live, clock, factOf(one.id, register, said));
      record = await recordOf(store, live.id, one.id);
    }
    const after = nextAsking(record.events, register, { ...rules, now: clock.now() });
    if (after !== null) next = Math.min(next ?? after, after);
  }
  return { next, record };
};

const factOf = (id: string, register: string, said: RegisterAnswer): CaseCommand => {
  const body = said.is === 'answer' ? JSON.stringify(said.values) : null;
  return {
    ...{ type: 'fact', case: id, register, said: said.is },
    text: body === null ? null : { id: newId(), body },
    hash: body === null ? null : textHash(body),
    asOf: said.is === 'answer' ? (said.asOf ?? null) : null,
  };
};

type Known = Awaited<ReturnType<typeof recordOf>>;
const recordOf = async (store: QueueStore, centre: string, id: string) => {
  const [stored, texts, people] = await Promise.all([
    store.caseEvents(centre, id),
    store.caseTexts(centre, id),
    store.casePeople(centre, [id]),
  ]);
  const [person] = people;
  return { events: caseEventsIn(stored), texts, answers: aboutPerson(person)?.answers ?? {}, proof: proofOf(person) };
};

const ask = (live: LiveCentre, clock: Clock, command: CaseCommand) =>
  live.ask({
    command: null,
    case: { at: clock.now(), by: theClock, staff: null, command },
    toReply: () => null,
  });
