import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOf, dayNumber } from '../../engine/calendar/day-numbers.ts';
import { dueDate } from '../../engine/calendar/due-date.ts';
import type { CaseCommand, StaffMember } from '../../engine/cases/case-commands.ts';
import { caseDue } from '../../engine/cases/case-due.ts';
import { readCaseNumber } from '../../engine/cases/case-number.ts';
import { evolveCase } from '../../engine/cases/evolve-case.ts';
import type { Case, CaseMove, CaseStatus } from '../../shared/cases/cases.ts';
import { caseMoveNames, caseMoves, caseStatuses, isOpenCase } from '../../shared/cases/cases.ts';
import { type Authority, anAuthority, appeal, aText, clerk, lead, overseer, table, theCases } from './case-world.ts';

/** Every move of every status, and histories of chance. */

const visitor = { user: 'visitor', department: 'social', official: null };

const commandOf = (move: CaseMove, id = 'c1'): CaseCommand | null => {
  const of = { case: id, reason: 'a reason' } as const;
  switch (move) {
    case 'route':
      return { type: move, ...of, department: 'legal' };
    case 'assign':
      return { type: move, ...of, to: { ...clerk, departments: ['social', 'legal', 'housing'] } };
    case 'ask':
    case 'differ':
    case 'supply':
    case 'comment':
      return { type: move, ...of, text: aText };
    case 'join':
      return { type: move, ...of, to: 'older' };
    case 'send-on':
      return { type: move, ...of, to: 'The ministry' };
    case 'leave':
      return { type: move, ...of, ground: 'anonymous', text: null };
    case 'answer':
      return { type: move, ...of, text: aText, hash: 'h', outcome: 'explained', way: 'post' };
    case 'object':
      return { type: move, ...of, as: 'objection', kind: 'appeal', form: 'appeal@1', answersHash: 'c' };
    case 'control':
      return { type: move, ...of, on: true };
    case 'confirm':
      return { type: move, ...of, how: 'signature' };
    case 'try':
      return { type: move, ...of, reached: true };
    case 'silent':
      return { type: move, ...of, register: 'taxes' };
    case 'fact':
      return { type: move, ...of, register: 'taxes', said: 'down', text: null, hash: null, asOf: null };
    case 'decide':
      return {
        type: move,
        ...of,
        table,
        tableHash: 'h',
        facts: table.examples[0]?.facts ?? {},
        factsHash: 'f',
        text: aText,
      };
    case 'draw':
      return { type: move, ...of, seed: 's', visitors: [visitor], district: null, helpers: [] };
    case 'visit':
      return { type: move, ...of, form: 'household-visit@1', text: aText, hash: 'h' };
    case 'attach':
      return { type: move, ...of, file: 'f1', part: 'request', kind: 'png', hash: 'h', bytes: 9 };
    case 'reseat':
      return { type: move, ...of, booking: 'seat2' };
    // Of documents there is a test of their own.
    case 'issue':
    case 'revoke':
    case 'close':
    case 'lapse':
    case 'resume':
      return null;
    default:
      return { type: move, ...of };
  }
};

/** How a case comes to each status that people bring it to. */
const ways: { readonly [S in CaseStatus]: readonly CaseMove[] } = {
  unconfirmed: [],
  lapsed: ['lapse'],
  received: [],
  routed: ['route'],
  assigned: ['route', 'assign'],
  asked: ['route', 'ask'],
  checking: [],
  answered: ['answer'],
  decided: ['decide'],
  joined: ['join'],
  'sent-on': ['send-on'],
  left: ['leave'],
  withdrawn: ['withdraw'],
  closed: ['answer', 'close'],
};

const broughtTo = (status: CaseStatus, kind = 'appeal'): Authority => {
  const authority = anAuthority();
  authority.register({ case: 'older', topic: 'roads' });
  const isByTable = status === 'checking' || status === 'decided';
  const helped = status === 'unconfirmed' || status === 'lapsed' ? { helpedBy: 'helper' } : {};
  authority.register({ case: 'c1', kind: isByTable ? 'help' : kind, ...helped });
  for (const move of ways[status]) {
    if (move === 'close' || move === 'lapse') authority.date = '2026-05-20';
    authority.does(
      commandOf(move) ?? { type: 'close-old', cases: ['c1'] },
      byThemselves.includes(move) ? null : everyone,
    );
  }
  expect(authority.case('c1').status).toBe(status);
  return authority;
};

/** What the citizen does, and what the clock does. */
const byThemselves: readonly CaseMove[] = ['withdraw', 'fact', 'decide', 'differ', 'silent'];

/** Somebody who may do whatever the table allows. */
const everyone: StaffMember = { ...lead, oversees: true, departments: ['social', 'legal', 'housing'] };

/** Only a call-back is tried, and only some kinds ask for a visit. */
const isMoveOf = (kind: string, move: CaseMove): boolean => {
  if (move === 'draw' || move === 'visit') return kind === 'home';
  return move !== 'try' || kind === 'callback';
};

describe('every move of every status', () => {
  test.each(caseStatuses.flatMap((status) => ['appeal', 'callback', 'home'].map((kind) => [kind, status] as const)))(
    'of a case: %s that is %s',
    (kind, status) => {
      for (const move of caseMoveNames) {
        const command = commandOf(move);
        if (command === null) continue;
        const authority = broughtTo(status, kind);
        const isVisited = move === 'visit' && kind === 'home' && caseMoves[status].includes('draw');
        const drawing = isVisited && authority.case('c1').table === null ? commandOf('draw') : null;
        if (drawing !== null) authority.does(drawing, everyone);
        const before = authority.case('c1');
        const who = drawing === null ? everyone : { ...clerk, user: 'visitor' };
        const done = authority.ask(command, byThemselves.includes(move) ? null : who);
        const refused = 'code' in done ? done.code : null;
        const isOfKind = isMoveOf(authority.case('c1').kind, move);
        if (caseMoves[status].includes(move) && isOfKind) expect([move, refused]).toEqual([move, null]);
        else {
          expect([move, refused]).toEqual([move, 'wrong-status']);
          expect(authority.case('c1')).toEqual(before);
        }
      }
    },
  );
});

describe('[CS23] a case that a table decides', () => {
  test('is brought to no end by staff, whatever they may do elsewhere, and not at their word by the table either', () => {
    const authority = broughtTo('checking');
    for (const move of caseMoveNames) {
      const command = commandOf(move);
      if (command === null || move === 'comment' || move === 'control') continue;
      const done = authority.ask(command, everyone);
      expect([move, 'code' in done ? done.code : null]).toEqual([
        move,
        byThemselves.includes(move) ? 'by-table' : 'wrong-status',
      ]);
    }
    expect(authority.case('c1')).toMatchObject({ status: 'checking', outcome: null, decision: null });
  });

  test('is decided by no other table, not on less than all facts, and not while its table is stopped', () => {
    const authority = broughtTo('checking');
    const decide = (more: object) => {
      const command = commandOf('decide');
      const done = command === null ? null : authority.ask({ ...command, ...more } as CaseCommand, null);
      return done !== null && 'code' in done ? done.code : null;
    };
    expect(decide({ table: { ...table, id: 'other' } })).toBe('by-table');
    expect(decide({ facts: { members: 4 } })).toBe('not-yet');
    const { cases } = authority;
    authority.cases = { ...cases, caseKinds: (cases.caseKinds ?? []).map((kind) => ({ ...kind, stopped: true })) };
    expect(decide({})).toBe('not-yet');
    authority.cases = cases;
    expect(decide({})).toBeNull();
    expect(authority.case('c1').decision).toMatchObject({ outcome: 'grant', amount: 30_000, from: '2026-03-01' });
  });

  test('[CS21] that asks what differs is staff’s to answer no more than before; who applied replies', () => {
    const authority = broughtTo('checking');
    authority.does({ type: 'differ', case: 'c1', text: aText }, null);
    expect(authority.case('c1')).toMatchObject({ status: 'asked', askedFrom: 'checking' });
    for (const move of ['supply', 'remind', 'leave', 'answer'] as const) {
      const command = commandOf(move);
      expect(command === null ? null : authority.ask(command, everyone)).toMatchObject({ code: 'by-table' });
    }
    authority.does({ type: 'supply', case: 'c1', text: aText, agrees: true }, null);
    expect(authority.case('c1').status).toBe('checking');
  });

  test('[RE2] names a silent register once, until it answers', () => {
    const authority = broughtTo('checking');
    const silent = { type: 'silent', case: 'c1', register: 'taxes' } as const;
    expect(authority.does(silent, null)).toHaveLength(1);
    expect(authority.does(silent, null)).toEqual([]);
    expect(authority.case('c1').silent).toEqual(['taxes']);
    const heard = { type: 'fact', case: 'c1', register: 'taxes', text: null, hash: null, asOf: null } as const;
    authority.does({ ...heard, said: 'down' }, null);
    expect(authority.case('c1').silent).toEqual(['taxes']);
    authority.does({ ...heard, said: 'none' }, null);
    expect(authority.case('c1').silent).toEqual([]);
  });

  test('is closed like an answer, and reopened by nobody', () => {
    const authority = broughtTo('decided');
    authority.date = '2026-05-20';
    authority.closesOld();
    const reopening = authority.ask({ type: 'reopen', case: 'c1', reason: 'a reason' }, everyone);
    expect(reopening).toMatchObject({ code: 'by-table' });
  });
});

interface Step {
  readonly days: number;
  readonly move: CaseMove | 'register' | 'close-old';
  readonly who: StaffMember | null;
  readonly at: number;
  readonly other: number;
}

const steps = fc.array(
  fc.record<Step>({
    days: fc.constantFrom(0, 0, 0, 1, 3, 20),
    move: fc.constantFrom('register', 'register', 'close-old', ...caseMoveNames),
    who: fc.constantFrom(null, clerk, lead, overseer, everyone),
    at: fc.nat(9),
    other: fc.nat(9),
  }),
  { minLength: 10, maxLength: 60 },
);

const run = (all: readonly Step[], askPauses: boolean): Authority => {
  const authority = anAuthority('2026-01-05');
  authority.cases = { ...theCases, caseKinds: [{ ...appeal, askPauses }] };
  for (const { days, move, who, at, other } of all) {
    authority.date = dateOf(dayNumber(authority.date) + days);
    const cases = authority.all();
    const [id, to] = [at, other].map((one) => cases[one % Math.max(1, cases.length)]?.id ?? 'nobody');
    if (move === 'register') {
      authority.register({ person: `p${at % 3}`, topic: ['pension', 'roads', 'housing'][other % 3] ?? null });
    } else if (move === 'close-old') authority.closesOld();
    else {
      const command = commandOf(move, id);
      if (command === null) continue;
      const named = command.type === 'object' ? { ...command, as: `o${authority.events.length}` } : command;
      authority.ask(named.type === 'join' ? { ...named, to: to ?? '' } : named, who);
    }
  }
  return authority;
};

const holds = (authority: Authority, one: Case): void => {
  expect(readCaseNumber(one.number)).toBe(one.number);
  if (one.status !== 'asked') {
    const calendar = authority.calendar;
    const lasting = one.pauses.some(({ to }) => to === null);
    if (!lasting) expect(one.due).toBe(caseDue(calendar, one, authority.date).due);
    const worked = one.pauses.length === 0 ? dueDate(calendar, one.countedFrom, one.days).due : one.due;
    expect(one.due).toBe(worked);
  }
  expect([15, 30]).toContain(one.days);
  expect(one.told.at(-1)?.due).toBe(one.due);
  expect(one.status === 'asked').toBe(one.askedFrom !== null && isOpenCase(one.status));
  expect(one.status === 'assigned' ? one.executor : '').not.toBeNull();
  if (one.status === 'joined') expect(isOpenCase(authority.case(one.joinedTo ?? '').status)).toBe(true);
  expect(['answered', 'left', 'closed'].includes(one.status)).toBe(one.outcome !== null);
};

test('whatever is done, due dates, numbers and joined cases hold, and the log tells the same', {
  timeout: 240_000,
}, () => {
  fc.assert(
    fc.property(steps, fc.boolean(), (all, askPauses) => {
      const authority = run(all, askPauses);
      for (const one of authority.all()) holds(authority, one);
      const numbers = authority.all().map(({ number }) => number);
      expect(new Set(numbers).size).toBe(numbers.length);
      const replayed = new Map<string, Case>();
      for (const event of authority.events) {
        const after = evolveCase(replayed.get(event.case) ?? null, event);
        if (after !== null) replayed.set(event.case, after);
      }
      expect([...replayed.values()]).toEqual(authority.all());
    }),
    { numRuns: 300 },
  );
});
