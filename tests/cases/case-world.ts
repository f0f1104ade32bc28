import { Check } from 'typebox/value';
import type { CaseCommand, StaffMember } from '../../engine/cases/case-commands.ts';
import type { CaseWorld } from '../../engine/cases/case-world.ts';
import { decideCase } from '../../engine/cases/decide-case.ts';
import { evolveCase } from '../../engine/cases/evolve-case.ts';
import { instantOf } from '../../engine/queue/business-day.ts';
import { theClock } from '../../engine/queue/commands/day.ts';
import az from '../../server/calendar/az.json' with { type: 'json' };
import { feel } from '../../server/rules/feel.ts';
import { sampleTables, textHash } from '../../server/rules/tables.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Calendar } from '../../shared/booking/calendar.ts';
import type { CaseEvent } from '../../shared/cases/case-events.ts';
import { type Case, hasOpenVisit } from '../../shared/cases/cases.ts';
import type { CaseKind, CaseLists } from '../../shared/cases/cases-schema.ts';
import { DecisionTable } from '../../shared/cases/table-schema.ts';
import type { Refusal } from '../../shared/refusals.ts';

/** An authority with cases, whose date a test sets. */

export const appeal: CaseKind = {
  id: 'appeal',
  letter: 'M',
  name: { az: 'Müraciət' },
  form: 'appeal',
  outcomes: ['satisfied', 'explained'],
};
const [sample] = sampleTables;
if (!Check(DecisionTable, sample)) throw new Error('no table');
export const table = sample;
const help: CaseKind = { ...appeal, id: 'help', letter: 'A', table: table.id };
export const home: CaseKind = {
  ...appeal,
  id: 'home',
  letter: 'E',
  visit: { act: 'household-visit', question: 'district', department: 'social' },
};
export const callback: CaseKind = { ...appeal, id: 'callback', letter: 'R', outcomes: ['explained'] };
const complaint: CaseKind = { ...appeal, id: 'complaint', letter: 'S' };
export const departments = ['housing', 'social', 'legal'] as const;
const thing = (id: string) => ({ id, name: { az: id } });
export const theCases: CaseLists = {
  caseKinds: [appeal, complaint, help, callback, home],
  caseTopics: ['housing', 'pension', 'roads'].map(thing),
  caseOutcomes: ['satisfied', 'explained'].map(thing),
  caseRouting: [
    { id: 'pensions', topic: 'pension', department: 'social' },
    { id: 'homes', words: ['mənzil', 'kirayə'], department: 'housing' },
  ],
  leaveGrounds: [thing('anonymous')],
};

export const clerk: StaffMember = {
  user: 'clerk',
  departments: ['social'],
  lead: false,
  registrar: false,
  helps: false,
  oversees: false,
  official: null,
};
export const lead: StaffMember = { ...clerk, user: 'lead', lead: true };
export const overseer: StaffMember = { ...clerk, user: 'overseer', departments: [], oversees: true };

const centre = {
  ...sampleCentre,
  departments: departments.map((id) => ({ id, name: { az: id } })),
};

export interface Authority {
  /** What a command of the staff comes to: a citizen's is `null`. */
  readonly ask: (command: CaseCommand, staff?: StaffMember | null) => readonly CaseEvent[] | Refusal;
  /** The same; what is refused fails the test. */
  readonly does: (command: CaseCommand, staff?: StaffMember | null) => readonly CaseEvent[];
  readonly register: (more?: Partial<Extract<CaseCommand, { readonly type: 'register' }>>) => Case;
  readonly case: (id: string) => Case;
  readonly all: () => readonly Case[];
  /** What the clock comes to over all cases. */
  readonly closesOld: () => readonly CaseEvent[];
  readonly reckons: () => readonly CaseEvent[];
  readonly events: CaseEvent[];
  date: string;
  calendar: Calendar;
  cases: CaseLists;
}

export function anAuthority(date = '2026-03-06'): Authority {
  const rows = new Map<string, Case>();
  let second = 0;
  const one: Authority = {
    ...{ date, calendar: az as Calendar, cases: theCases, events: [] },
    all: () => [...rows.values()],
    closesOld: () => one.does({ type: 'close-old', cases: [...rows.keys()] }),
    reckons: () => one.does({ type: 'reckon', cases: [...rows.keys()] }),
    case(id) {
      const found = rows.get(id);
      if (found === undefined) throw new Error(`no case ${id}`);
      return found;
    },
    ask(command, staff = null) {
      second++;
      const isOfTheClock = staff === null && byTheClock.includes(command.type);
      const decided = decideCase({ ...world(staff), ...(isOfTheClock ? { by: theClock } : {}) }, command);
      if (!decided.ok) return decided.refusal;
      for (const event of decided.value) {
        one.events.push(event);
        const after = evolveCase(rows.get(event.case) ?? null, event);
        if (after !== null) rows.set(event.case, after);
      }
      return decided.value;
    },
    does(command, staff = null) {
      const done = one.ask(command, staff);
      if ('code' in done) throw new Error(`${command.type}: ${done.code}: ${done.message}`);
      return done;
    },
    register(more = {}) {
      const id = more.case ?? `c${rows.size + 1}`;
      one.does({ ...registration, case: id, ...more });
      return one.case(id);
    },
  };
  const world = (staff: StaffMember | null): CaseWorld => ({
    at: instantOf(one.date, '10:00', centre.timeZone) + second * 1000,
    by: { kind: 'user', id: staff?.user ?? 'citizen', role: 'clerk' },
    ...{ day: one.date, centre: { ...centre, ...one.cases }, calendar: one.calendar, staff, feel },
    sha256: textHash,
    keepReason: (words: string): string => words,
    visiting: () => [...rows.values()].filter(hasOpenVisit),
    case: (id) => rows.get(id) ?? null,
    ofPerson: (person) => [...rows.values()].filter((row) => row.person === person),
    joinedTo: (id) => [...rows.values()].filter((row) => row.joinedTo === id && row.status === 'joined'),
    count: (letter, year) =>
      [...rows.values()].filter(({ number }) => number.startsWith(`${letter}${year % 100}-`)).length,
  });
  return one;
}

const registration = {
  type: 'register',
  kind: 'appeal',
  topic: 'pension',
  person: 'p1',
  channel: 'web',
  language: 'az',
  against: null,
  visit: null,
  booking: null,
  form: 'appeal@1',
  answersHash: 'a'.repeat(64),
} as const;

export const aText = { id: 't1', body: 'Müraciətinizə baxıldı, pensiya yenidən hesablanıb.' };

/** What the server asks as the clock. */
const byTheClock: readonly CaseCommand['type'][] = ['fact', 'decide', 'differ', 'silent'];
