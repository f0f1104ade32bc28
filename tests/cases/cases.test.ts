import { describe, expect, test } from 'vitest';
import type { CaseCommand, CaseText, StaffMember } from '../../engine/cases/case-commands.ts';
import { caseNumber, checkOf, readCaseNumber } from '../../engine/cases/case-number.ts';
import { caseReminders } from '../../engine/cases/reminders.ts';
import az from '../../server/calendar/az.json' with { type: 'json' };
import type { Calendar } from '../../shared/booking/calendar.ts';
import { anAuthority, appeal, aText, clerk, lead, overseer, theCases } from './case-world.ts';

/** The rules of cases, one after another. */

const codeOf = (done: unknown): unknown => (done as { readonly code?: string }).code;
const route = { type: 'route', case: 'c1' } as const;
const assign = { type: 'assign', case: 'c1', to: clerk } as const;
const answer = { type: 'answer', case: 'c1', text: aText, hash: 'h', outcome: 'explained', way: 'e-mail' } as const;

describe('[CS1] the number', () => {
  test('has the check character of ISO 7064 MOD 37,36', () => {
    expect(checkOf('A12425GABC1234002')).toBe('M');
    expect(caseNumber('M', 2026, 123)).toMatch(/^M26-000123-[0-9A-Z]$/u);
  });
  test('is read as people type it, and not with a slip', () => {
    const number = caseNumber('M', 2026, 123);
    expect(readCaseNumber(number.toLowerCase().replaceAll('-', ' '))).toBe(number);
    expect(readCaseNumber(number.replace('000123', '000132'))).toBeNull();
    expect(readCaseNumber(number.replace('M26', 'M27'))).toBeNull();
    expect(readCaseNumber('M26')).toBeNull();
  });
  test('counts on within its letter and year', () => {
    const authority = anAuthority('2026-12-30');
    expect(authority.register().number.slice(0, 10)).toBe('M26-000001');
    expect(authority.register({ person: 'p2' }).number.slice(0, 10)).toBe('M26-000002');
    expect(authority.register({ person: 'p2', kind: 'complaint' }).number.slice(0, 10)).toBe('S26-000001');
    authority.date = '2027-01-05';
    expect(authority.register({ person: 'p3' }).number.slice(0, 10)).toBe('M27-000001');
  });
});

describe('[CA2] [CS4] the due date', () => {
  const vectors = [
    ['2026-01-05', '2026-01-27', '2026-02-17'],
    ['2026-03-06', '2026-04-08', '2026-04-29'],
    ['2026-03-19', '2026-04-20', '2026-05-12'],
    ['2026-05-26', '2026-06-22', '2026-07-14'],
    ['2026-11-27', '2026-12-18', '2027-01-13'],
  ] as const;
  test.each(vectors)('of what came on %s is %s, extended %s', (date, due, extended) => {
    const authority = anAuthority(date);
    expect(authority.register().due).toBe(due);
    authority.does(route, lead);
    authority.does({ type: 'extend', case: 'c1', reason: 'an expert is asked' }, lead);
    expect(authority.case('c1')).toMatchObject({ due: extended, days: 30, told: [{ due }, { due: extended }] });
  });
  test('is extended once, by a lead, with a reason, until it has passed', () => {
    const authority = anAuthority();
    authority.register();
    const extend = { type: 'extend', case: 'c1', reason: 'an expert is asked' } as const;
    expect(codeOf(authority.ask(extend, lead))).toBe('wrong-status');
    authority.does(route, lead);
    expect(codeOf(authority.ask(extend, clerk))).toBe('needs-lead');
    expect(codeOf(authority.ask({ ...extend, reason: '' }, lead))).toBe('needs-reason');
    authority.date = '2026-04-09';
    expect(codeOf(authority.ask(extend, lead))).toBe('too-late');
    authority.date = '2026-04-08';
    authority.does(extend, lead);
    expect(codeOf(authority.ask(extend, lead))).toBe('already-extended');
  });
  test('[CS16] is reckoned from when it came, by at most 30 days, with a reason', () => {
    const authority = anAuthority('2026-03-06');
    const paper = { receivedOn: '2026-02-04', reason: 'post' };
    expect(authority.register(paper)).toMatchObject({ due: '2026-02-25', receivedOn: '2026-02-04' });
    const registering = { ...authority.events[0], ...{ type: 'register', case: 'c9' } } as const;
    const again = (more: object) => codeOf(authority.ask({ ...registering, ...more } as CaseCommand));
    expect(again({ receivedOn: '2026-02-03' })).toBe('malformed');
    expect(again({ receivedOn: '2026-03-07' })).toBe('malformed');
    expect(again({ receivedOn: '2026-03-05', reason: '' })).toBe('needs-reason');
  });
  test('[CA5] moves with the calendar, but of what is open', () => {
    const authority = anAuthority();
    for (const person of ['p1', 'p2']) authority.register({ person });
    authority.does({ ...answer, case: 'c2' }, clerk);
    const day = { date: '2026-04-06' };
    const year = { ...(az as Calendar).years['2026'] } as NonNullable<Calendar['years'][string]>;
    authority.calendar = {
      ...(az as Calendar),
      years: { 2026: { ...year, off: [...year.off, day], workingDays: year.workingDays - 1 } },
    };
    authority.reckons();
    expect(authority.case('c1')).toMatchObject({
      due: '2026-04-09',
      told: [{ due: '2026-04-08' }, { due: '2026-04-09' }],
    });
    expect(authority.case('c2').due).toBe('2026-04-08');
    expect(authority.reckons()).toEqual([]);
  });
});

describe('[CS5] asking the citizen', () => {
  const question: CaseText = { id: 'q1', body: 'Sənədin surəti?' };
  const asked = (askPauses: boolean) => {
    const authority = anAuthority('2026-01-05');
    authority.cases = { ...theCases, caseKinds: [{ ...appeal, askPauses }] };
    authority.register();
    authority.does(route, clerk);
    authority.date = '2026-01-08';
    authority.does({ type: 'ask', case: 'c1', text: question }, clerk);
    authority.date = '2026-01-15';
    return authority;
  };
  test('lets the time run on, unless the kind says otherwise', () => {
    const authority = asked(false);
    expect(authority.case('c1')).toMatchObject({ status: 'asked', askedFrom: 'routed', pauses: [] });
    authority.does({ type: 'supply', case: 'c1', text: null });
    expect(authority.case('c1')).toMatchObject({ status: 'routed', due: '2026-01-27', askedFrom: null });
  });
  test('leaves the days of the pause out, in every later date too', () => {
    const authority = asked(true);
    authority.does({ type: 'supply', case: 'c1', text: null });
    // Five working days: 9, 12, 13, 14 and 15 January.
    expect(authority.case('c1')).toMatchObject({
      due: '2026-02-03',
      pauses: [{ from: '2026-01-08', to: '2026-01-15' }],
    });
    authority.does({ type: 'extend', case: 'c1', reason: 'an expert is asked' }, lead);
    expect(authority.case('c1').due).toBe('2026-02-24');
  });
  test('a question and a comment have a text', () => {
    const authority = anAuthority();
    authority.register();
    const empty = { id: 'q', body: ' ' };
    expect(codeOf(authority.ask({ type: 'ask', case: 'c1', text: empty }, clerk))).toBe('needs-text');
    expect(codeOf(authority.ask({ type: 'comment', case: 'c1', text: empty }))).toBe('needs-text');
    authority.does({ type: 'comment', case: 'c1', text: question });
  });
});

describe('[CS2] routing', () => {
  test('goes by the first row that holds, else by hand', () => {
    const authority = anAuthority();
    authority.register();
    authority.register({ person: 'p2', topic: 'roads' });
    authority.register({ person: 'p3', topic: 'roads' });
    expect(authority.does(route)[0]).toMatchObject({ department: 'social', row: 'pensions' });
    const words = 'MƏNZİLİM təmir olunmayıb';
    expect(authority.does({ ...route, case: 'c2', words })[0]).toMatchObject({ department: 'housing', row: 'homes' });
    expect(codeOf(authority.ask({ ...route, case: 'c3', words: 'yol' }))).toBe('department-not-found');
    expect(codeOf(authority.ask({ ...route, case: 'c3', department: 'elsewhere' }))).toBe('department-not-found');
    expect(authority.does({ ...route, case: 'c3', department: 'legal' })[0]).toMatchObject({ row: null });
  });
  test('is with a reason from the second time on, and by a lead from the fourth', () => {
    const authority = anAuthority();
    authority.register();
    authority.does({ ...route, department: 'housing' }, clerk);
    expect(authority.does({ ...route, department: 'housing' }, clerk)).toEqual([]);
    expect(codeOf(authority.ask({ ...route, department: 'social' }, clerk))).toBe('needs-reason');
    authority.does({ ...route, department: 'social', reason: 'theirs' }, clerk);
    authority.does({ ...route, department: 'legal', reason: 'theirs' }, clerk);
    expect(codeOf(authority.ask({ ...route, department: 'housing', reason: 'theirs' }, clerk))).toBe('needs-lead');
    authority.does({ ...route, department: 'housing', reason: 'theirs' }, lead);
    expect(authority.case('c1').routed).toBe(4);
  });
});

describe('[CS9] who looks after it', () => {
  const named: StaffMember = { ...clerk, user: 'named', official: 'deputy' };
  test('is somebody of the department, and never the official it names', () => {
    const authority = anAuthority();
    authority.register({ against: 'deputy' });
    authority.does(route, clerk);
    expect(codeOf(authority.ask({ ...assign, to: named }, lead))).toBe('conflict');
    expect(codeOf(authority.ask({ ...assign, to: { ...named, lead: true } }, lead))).toBe('conflict');
    expect(codeOf(authority.ask(assign, { ...lead, official: 'deputy' }))).toBe('conflict');
    expect(codeOf(authority.ask({ ...assign, to: { ...clerk, departments: ['legal'] } }, lead))).toBe(
      'executor-not-found',
    );
    authority.does({ ...assign, to: { ...clerk, official: 'head' } }, lead);
    expect(authority.case('c1')).toMatchObject({ status: 'assigned', executor: 'clerk' });
  });
  test('the official it names makes no move that goes outside', () => {
    const authority = anAuthority();
    authority.register({ against: 'deputy' });
    authority.does(route, clerk);
    authority.does(assign, lead);
    const moves: readonly CaseCommand[] = [
      answer,
      { type: 'ask', case: 'c1', text: aText },
      { type: 'leave', case: 'c1', ground: 'anonymous', text: null },
      { type: 'send-on', case: 'c1', to: 'The ministry', reason: 'theirs' },
      { type: 'extend', case: 'c1', reason: 'more time' },
    ];
    for (const move of moves) expect(codeOf(authority.ask(move, { ...named, lead: true }))).toBe('conflict');
  });
  test('handing back is with a reason', () => {
    const authority = anAuthority();
    authority.register();
    authority.does(route, clerk);
    authority.does(assign, lead);
    expect(codeOf(authority.ask({ type: 'hand-back', case: 'c1', reason: '' }, clerk))).toBe('needs-reason');
    authority.does({ type: 'hand-back', case: 'c1', reason: 'on leave' }, clerk);
    expect(authority.case('c1')).toMatchObject({ status: 'routed', executor: null, department: 'social' });
  });
});

describe('[CS3] sending on', () => {
  test('is free for three working days, then a lead’s', () => {
    const authority = anAuthority('2026-03-06');
    authority.register();
    authority.register({ person: 'p2' });
    const sendOn = { type: 'send-on', case: 'c1', to: 'The ministry', reason: 'theirs' } as const;
    expect(codeOf(authority.ask({ ...sendOn, to: ' ' }, clerk))).toBe('malformed');
    expect(codeOf(authority.ask({ ...sendOn, reason: '' }, clerk))).toBe('needs-reason');
    authority.date = '2026-03-12';
    expect(authority.does(sendOn, clerk)[0]).toMatchObject({ late: false });
    authority.date = '2026-03-13';
    expect(codeOf(authority.ask({ ...sendOn, case: 'c2' }, clerk))).toBe('needs-lead');
    expect(authority.does({ ...sendOn, case: 'c2' }, lead)[0]).toMatchObject({ late: true });
  });
});

describe('[CS6] the answer', () => {
  test('has twenty letters, an outcome of its kind and a way out', () => {
    const authority = anAuthority();
    authority.register();
    const short = { id: 't', body: ` ${'a'.repeat(19)} ` };
    expect(codeOf(authority.ask({ ...answer, text: short }, clerk))).toBe('needs-text');
    expect(codeOf(authority.ask({ ...answer, outcome: 'granted' }, clerk))).toBe('outcome-not-found');
    expect(codeOf(authority.ask({ ...answer, way: '' }, clerk))).toBe('malformed');
    authority.does({ ...answer, text: { id: 't', body: 'a'.repeat(20) } }, clerk);
    expect(authority.case('c1')).toMatchObject({ status: 'answered', outcome: 'explained' });
  });
});

describe('[CS7] the same again', () => {
  test('is linked for a year, and can be left after three answers', () => {
    const authority = anAuthority('2026-01-05');
    const leave = (id: string) => authority.ask({ type: 'leave', case: id, ground: 'repeated', text: null }, clerk);
    authority.register();
    expect(codeOf(leave('c1'))).toBe('wrong-ground');
    for (const id of ['c1', 'c2', 'c3']) {
      if (id !== 'c1') expect(authority.register().repeats).toBe(`c${Number(id.slice(1)) - 1}`);
      if (id === 'c3') expect(codeOf(leave(id))).toBe('wrong-ground');
      authority.does({ ...answer, case: id }, clerk);
    }
    authority.register();
    authority.register({ topic: 'roads' });
    authority.register({ person: 'p2' });
    for (const id of ['c5', 'c6']) {
      expect(authority.case(id).repeats).toBeNull();
      expect(codeOf(leave(id))).toBe('wrong-ground');
    }
    expect(leave('c4')).toMatchObject([{ type: 'case-left', ground: 'repeated' }]);
    expect(codeOf(authority.ask({ type: 'leave', case: 'c5', ground: 'tired', text: null }))).toBe('ground-not-found');
  });
  test('is not, a year later', () => {
    const authority = anAuthority('2026-01-05');
    authority.register();
    authority.date = '2027-01-05';
    expect(authority.register().repeats).toBe('c1');
    authority.date = '2028-01-06';
    expect(authority.register().repeats).toBeNull();
  });
});

describe('[CS8] one answer for two', () => {
  const joined = () => {
    const authority = anAuthority();
    authority.register();
    authority.register({ topic: 'roads' });
    authority.does({ type: 'join', case: 'c2', to: 'c1' }, clerk);
    return authority;
  };
  test('answers both, each with its number', () => {
    const authority = joined();
    expect(authority.case('c2')).toMatchObject({ status: 'joined', joinedTo: 'c1' });
    const events = authority.does(answer, clerk);
    expect(events).toMatchObject([
      { case: 'c1', with: null },
      { case: 'c2', with: 'c1', text: aText.id },
    ]);
    expect(authority.case('c2')).toMatchObject({ status: 'answered', outcome: 'explained' });
  });
  test('goes on by itself where the other ends without one', () => {
    const ends: readonly CaseCommand[] = [
      { type: 'withdraw', case: 'c1' },
      { type: 'leave', case: 'c1', ground: 'anonymous', text: null },
      { type: 'send-on', case: 'c1', to: 'The ministry', reason: 'theirs' },
    ];
    for (const end of ends) {
      const authority = joined();
      authority.does(end);
      expect(authority.case('c2')).toMatchObject({ status: 'received', joinedTo: null });
    }
  });
  test('is not for the same again, for another’s, for a newer or an overdue one, or for a chain', () => {
    const authority = joined();
    authority.register();
    authority.register({ person: 'p2' });
    authority.register({ topic: 'housing' });
    const join = (from: string, to: string) => codeOf(authority.ask({ type: 'join', case: from, to }, clerk));
    expect(join('c3', 'c1')).toBe('not-joinable');
    expect(join('c4', 'c1')).toBe('case-not-found');
    expect(join('c1', 'c5')).toBe('not-joinable');
    expect(join('c5', 'c2')).toBe('not-joinable');
    expect(join('c1', 'c1')).toBe('not-joinable');
    authority.date = '2026-04-09';
    expect(join('c5', 'c1')).toBe('not-joinable');
    authority.date = '2026-04-08';
    expect(authority.ask({ type: 'join', case: 'c5', to: 'c1' }, clerk)).toMatchObject([{ type: 'case-joined' }]);
  });
});

describe('[CS12] reopening', () => {
  const reopen = { type: 'reopen', case: 'c1', reason: 'no word of my question' } as const;
  test('is the citizen’s once, while it is not closed', () => {
    const authority = anAuthority('2026-03-06');
    authority.register();
    authority.does(route, clerk);
    authority.does(assign, lead);
    expect(codeOf(authority.ask(reopen))).toBe('wrong-status');
    authority.does(answer, clerk);
    expect(codeOf(authority.ask(reopen, clerk))).toBe('needs-overseer');
    expect(codeOf(authority.ask({ ...reopen, reason: '' }))).toBe('needs-reason');
    authority.date = '2026-04-05';
    authority.does(reopen);
    expect(authority.case('c1')).toMatchObject({
      ...{ status: 'assigned', receivedOn: '2026-03-06', countedFrom: '2026-04-05', due: '2026-04-24' },
      ...{ outcome: null, answeredAt: null, extended: 0 },
    });
    authority.does(answer, clerk);
    expect(codeOf(authority.ask(reopen))).toBe('already-reopened');
    expect(authority.ask(reopen, overseer)).toMatchObject([{ type: 'case-reopened' }]);
  });
  test('is over a day later, and whatever else ended is an overseer’s', () => {
    const authority = anAuthority('2026-03-06');
    authority.register();
    authority.does(answer, clerk);
    authority.date = '2026-04-06';
    expect(codeOf(authority.ask(reopen))).toBe('too-late');
    authority.closesOld();
    expect(authority.case('c1').status).toBe('closed');
    expect(codeOf(authority.ask(reopen))).toBe('needs-overseer');
    authority.does(reopen, overseer);
    authority.does({ type: 'withdraw', case: 'c1' });
    expect(codeOf(authority.ask(reopen))).toBe('needs-overseer');
  });
  test('answers are closed after their days, not before', () => {
    const authority = anAuthority('2026-03-06');
    authority.register();
    authority.does(answer, clerk);
    authority.date = '2026-04-05';
    expect(authority.closesOld()).toEqual([]);
  });
});

test('an objection is an appeal that names the answer', () => {
  const authority = anAuthority();
  authority.register();
  authority.does(answer, clerk);
  const object: CaseCommand = {
    type: 'object',
    ...{ case: 'c1', as: 'c2', kind: 'appeal', form: 'appeal@1', answersHash: 'b' },
  };
  expect(codeOf(authority.ask({ ...object, kind: 'petition' }))).toBe('kind-not-found');
  authority.does(object);
  expect(authority.case('c2')).toMatchObject({ objectsTo: 'c1', person: 'p1', status: 'received', topic: 'pension' });
  authority.date = '2026-04-06';
  expect(codeOf(authority.ask({ ...object, as: 'c3' }))).toBe('too-late');
});

test('[CS14] control is an overseer’s mark, with a reason', () => {
  const authority = anAuthority();
  authority.register();
  const control = { type: 'control', case: 'c1', on: true, reason: 'the press' } as const;
  expect(codeOf(authority.ask(control, lead))).toBe('needs-overseer');
  expect(codeOf(authority.ask({ ...control, reason: '' }, overseer))).toBe('needs-reason');
  authority.does(control, overseer);
  expect(authority.case('c1')).toMatchObject({ control: true, status: 'received' });
  expect(authority.does(control, overseer)).toEqual([]);
});

test('[CS10] reminders are at nine of working days', () => {
  const at = caseReminders(az as Calendar, '2026-04-08', 'Asia/Baku').map(({ at }) => new Date(at).toISOString());
  expect(at).toEqual(['2026-04-03T05:00:00.000Z', '2026-04-07T05:00:00.000Z', '2026-04-09T05:00:00.000Z']);
  // Nowruz lies between.
  const spring = caseReminders(az as Calendar, '2026-03-31', 'Asia/Baku').map(({ at }) => new Date(at).toISOString());
  expect(spring).toEqual(['2026-03-17T05:00:00.000Z', '2026-03-19T05:00:00.000Z', '2026-04-01T05:00:00.000Z']);
});

test('what is not configured is refused', () => {
  const authority = anAuthority();
  authority.register();
  const registering = { ...authority.events[0], ...{ type: 'register', case: 'c9' } } as const;
  expect(codeOf(authority.ask({ ...registering, kind: 'petition' } as CaseCommand))).toBe('kind-not-found');
  expect(codeOf(authority.ask({ ...registering, topic: 'weather' } as CaseCommand))).toBe('topic-not-found');
  expect(codeOf(authority.ask({ ...route, case: 'nobody' }))).toBe('case-not-found');
});
