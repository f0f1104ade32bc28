import { describe, expect, test } from 'vitest';
import type { CaseCommand } from '../../engine/cases/case-commands.ts';
import { isTheirMove, seesCase } from '../../engine/cases/duties.ts';
import { isOverdue } from '../../engine/cases/overdue.ts';
import { filesInAll } from '../../shared/cases/case-files.ts';
import { type Authority, anAuthority, appeal, aText, clerk, lead, table, theCases } from './case-world.ts';

/** Second conditions and exact limits of the rules of cases. */

const codeOf = (done: unknown): unknown => (done as { readonly code?: string }).code ?? null;
const of = { case: 'c1' } as const;
const route = { type: 'route', ...of } as const;
const answer = { type: 'answer', ...of, text: aText, hash: 'h', outcome: 'explained', way: 'e-mail' } as const;
const reopen = { type: 'reopen', ...of, reason: 'no word of my question' } as const;

describe('[CS1] the number', () => {
  test('of a paper that came in the old year is of the year in which it is taken in', () => {
    const authority = anAuthority('2027-01-05');
    const late = authority.register({ receivedOn: '2026-12-30', reason: 'post' });
    expect(late.number.slice(0, 3)).toBe('M27');
  });
});

describe('[CS12] a case that is opened again', () => {
  test('has the days of its kind, however far it was extended before, and may be extended as if it were new', () => {
    const authority = anAuthority();
    authority.register();
    authority.does(route, lead);
    const extend = { type: 'extend', ...of, reason: 'an expert is asked' } as const;
    authority.does(extend, lead);
    expect(authority.case('c1')).toMatchObject({ days: 30, extended: 1 });
    authority.does(answer, clerk);
    authority.does(reopen);
    expect(authority.case('c1')).toMatchObject({ days: 15, extended: 0, reopened: 1, due: '2026-04-08' });
    authority.does(extend, lead);
  });
  test('and what a table decided is not, by who applied either', () => {
    const authority = decided();
    authority.date = '2026-05-20';
    authority.closesOld();
    expect(authority.case('c1').status).toBe('closed');
    expect(codeOf(authority.ask(reopen))).toBe('by-table');
  });
});

test('an answer is objected to once', () => {
  const authority = anAuthority();
  authority.register();
  authority.does(answer, clerk);
  const object = { type: 'object', ...of, kind: 'appeal', form: 'appeal@1', answersHash: 'b' } as const;
  authority.does({ ...object, as: 'c2' });
  expect(codeOf(authority.ask({ ...object, as: 'c3' }))).toBe('already-objected');
});

describe('[CS7] the same again', () => {
  test('is nothing that was withdrawn', () => {
    const authority = anAuthority();
    authority.register();
    authority.does({ type: 'withdraw', ...of });
    expect(authority.register().repeats).toBeNull();
  });
  test('is left after three answers alone: one that was left, and one on another topic, is none', () => {
    const authority = anAuthority();
    const leave = (id: string) => authority.ask({ type: 'leave', case: id, ground: 'repeated', text: null }, clerk);
    for (const id of ['c1', 'c2']) {
      authority.register({ case: id });
      authority.does({ ...answer, case: id }, clerk);
    }
    authority.register({ case: 'c3' });
    authority.does({ type: 'leave', case: 'c3', ground: 'anonymous', text: null }, clerk);
    authority.register({ case: 'c4', topic: 'roads' });
    authority.does({ ...answer, case: 'c4' }, clerk);
    authority.register({ case: 'c5' });
    expect(codeOf(leave('c5'))).toBe('wrong-ground');
    authority.does({ ...answer, case: 'c5' }, clerk);
    authority.register({ case: 'c6' });
    expect(codeOf(leave('c6'))).toBeNull();
  });
  test('is none where nothing came within the year, whatever was answered in it', () => {
    const authority = anAuthority('2026-01-12');
    for (const id of ['c1', 'c2', 'c3']) authority.register({ case: id });
    authority.date = '2026-02-16';
    for (const id of ['c1', 'c2', 'c3']) authority.does({ ...answer, case: id }, clerk);
    authority.date = '2027-02-01';
    expect(authority.register({ case: 'c4' }).repeats).toBeNull();
    const left = authority.ask({ type: 'leave', case: 'c4', ground: 'repeated', text: null }, clerk);
    expect(left).toMatchObject({ code: 'wrong-ground', about: { answers: 3 } });
  });
});

describe('[CS8] one answer for two', () => {
  test('is not for one that others wait for, and not past the official that the other names', () => {
    const authority = anAuthority();
    authority.register({ topic: 'housing' });
    authority.register({ topic: 'roads' });
    authority.register({ topic: 'pension', against: 'head' });
    authority.register({ topic: null });
    const join = (from: string, to: string, official: string | null = null) =>
      codeOf(authority.ask({ type: 'join', case: from, to }, { ...clerk, official }));
    expect(join('c4', 'c3', 'head')).toBe('conflict');
    expect(join('c4', 'c3')).toBeNull();
    expect(join('c3', 'c1')).toBe('not-joinable');
    expect(join('c2', 'c1')).toBeNull();
  });
});

describe('[CS24] files', () => {
  const attach = (authority: Authority, at: number) =>
    codeOf(authority.ask({ type: 'attach', ...of, file: `f${at}`, part: 'request', kind: 'png', hash: 'h', bytes: 9 }));
  test('are as many at once as the kind says, and again as many after the next step', () => {
    const authority = anAuthority();
    authority.cases = { ...theCases, caseKinds: [{ ...appeal, filesAtOnce: 2 }] };
    authority.register();
    expect([1, 2, 3].map((at) => attach(authority, at))).toEqual([null, null, 'too-many-files']);
    authority.does(route, clerk);
    expect([4, 5, 6].map((at) => attach(authority, at))).toEqual([null, null, 'too-many-files']);
  });
  test(`are ${filesInAll} in all`, () => {
    const authority = anAuthority();
    authority.cases = { ...theCases, caseKinds: [{ ...appeal, filesAtOnce: 40 }] };
    authority.register();
    const codes = Array.from({ length: filesInAll + 1 }, (_, at) => attach(authority, at));
    expect(codes.map((code) => code === null).lastIndexOf(true)).toBe(filesInAll - 1);
    expect(codes.at(-1)).toBe('too-many-files');
  });
});

describe('[CS5] time that stands still', () => {
  const asked = (on: string): Authority => {
    const authority = anAuthority('2026-01-05');
    authority.cases = { ...theCases, caseKinds: [{ ...appeal, askPauses: true }] };
    authority.register();
    authority.date = on;
    authority.does({ type: 'ask', ...of, text: aText }, clerk);
    return authority;
  };
  test('does so from a question before the due date on, not from one on its day', () => {
    expect(isOverdue(asked('2026-01-26').case('c1'), '2026-03-02')).toBe(false);
    expect(isOverdue(asked('2026-01-27').case('c1'), '2026-03-02')).toBe(true);
    expect(isOverdue(asked('2026-01-27').case('c1'), '2026-01-27')).toBe(false);
  });
  test('[CA5] moves no date while it lasts, when the calendar changes', () => {
    const authority = asked('2026-01-08');
    authority.date = '2026-01-20';
    expect(authority.reckons()).toEqual([]);
    authority.does({ type: 'supply', ...of, text: null });
    expect(authority.case('c1').due > '2026-01-27').toBe(true);
  });
  test('[CS21] does so too where the server asks, if the kind says it', () => {
    for (const askPauses of [true, false]) {
      const authority = anAuthority();
      const [, , help = appeal] = theCases.caseKinds ?? [];
      authority.cases = { ...theCases, caseKinds: [{ ...help, askPauses }] };
      authority.register({ kind: 'help' });
      authority.does({ type: 'differ', ...of, text: aText });
      expect(authority.case('c1').pauses).toEqual(askPauses ? [{ from: authority.date, to: null }] : []);
    }
  });
});

describe('[CS4] what the citizen was told', () => {
  test('is each date once, in the order in which it changed', () => {
    const authority = anAuthority();
    authority.register();
    authority.does({ type: 'ask', ...of, text: aText }, clerk);
    authority.does({ type: 'supply', ...of, text: null });
    expect(authority.case('c1').told).toHaveLength(1);
  });
  test('and since when it is as it is changes with its status alone', () => {
    const authority = anAuthority();
    const { since } = authority.register();
    authority.date = '2026-03-10';
    authority.does({ type: 'comment', ...of, text: aText });
    expect(authority.case('c1').since).toBe(since);
    authority.does(route, clerk);
    expect(authority.case('c1').since).toBeGreaterThan(since);
  });
});

test('[RU4] a refusal by a table is of no month', () => {
  expect(decided('refuse').case('c1').decision).toMatchObject({ amount: null, from: null });
  expect(decided('grant').case('c1').decision?.from).toBe('2026-03-01');
});

describe('[CS13] documents', () => {
  const kinds = [{ id: 'of-appeals', kind: 'appeal' }, { id: 'of-complaints', kind: 'complaint' }, { id: 'of-all' }];
  const issued = (document: string, kind: string, number: string) =>
    ({ type: 'issue', ...of, document, kind, number, hash: 'h' }) as const;
  const withKinds = (against: string | null = null): Authority => {
    const authority = anAuthority();
    const caseDocuments = kinds.map((one) => ({ ...one, name: { az: one.id }, text: { az: one.id } }));
    authority.cases = { ...theCases, caseDocuments };
    authority.register({ against });
    authority.does(route, clerk);
    return authority;
  };
  test('are of a kind that fits the case', () => {
    const authority = withKinds();
    const { number } = authority.case('c1');
    expect(codeOf(authority.ask(issued('d1', 'of-complaints', `${number}/1`), clerk))).toBe('kind-not-found');
    expect(codeOf(authority.ask(issued('d1', 'of-nothing', `${number}/1`), clerk))).toBe('kind-not-found');
    expect(codeOf(authority.ask(issued('d1', 'of-appeals', `${number}/1`), clerk))).toBeNull();
    expect(codeOf(authority.ask(issued('d2', 'of-all', `${number}/1`), clerk))).toBe('in-use');
    expect(codeOf(authority.ask(issued('d2', 'of-all', `${number}/2`), clerk))).toBeNull();
  });
  test('are withdrawn once, and neither issued nor withdrawn by the official that the complaint names', () => {
    const authority = withKinds('head');
    const { number } = authority.case('c1');
    const named = { ...lead, official: 'head' };
    expect(codeOf(authority.ask(issued('d1', 'of-all', `${number}/1`), named))).toBe('conflict');
    authority.does(issued('d1', 'of-all', `${number}/1`), lead);
    const revoke: CaseCommand = { type: 'revoke', ...of, document: 'd1', reason: 'a wrong name' };
    expect(codeOf(authority.ask(revoke, named))).toBe('conflict');
    authority.does(revoke, lead);
    expect(codeOf(authority.ask(revoke, lead))).toBe('wrong-status');
  });
});

describe('whose move it is', () => {
  const one = { ...anAuthority().register(), department: 'social', executor: 'executor' };
  const executor = { ...clerk, user: 'executor', departments: [] };
  test('giving out and issuing is for those of the department, extending and withdrawing documents for its lead', () => {
    for (const move of ['assign', 'issue'] as const) {
      expect(isTheirMove(clerk, move, one)).toBe(true);
      expect(isTheirMove(executor, move, one)).toBe(false);
    }
    for (const move of ['extend', 'revoke'] as const) {
      expect(isTheirMove(lead, move, one)).toBe(true);
      expect(isTheirMove({ ...clerk, user: 'executor' }, move, one)).toBe(false);
    }
  });
  test('what has no department is seen by registrars, and by nobody for being of one', () => {
    const unrouted = { ...one, department: null, executor: null };
    expect(seesCase(clerk, unrouted)).toBe(false);
    expect(seesCase({ ...clerk, registrar: true }, unrouted)).toBe(true);
    expect(seesCase({ ...clerk, departments: [], registrar: true }, one)).toBe(false);
  });
});

/** An application that its table has decided, with the facts of an example that comes to this. */
const decided = (outcome: 'grant' | 'refuse' = 'grant'): Authority => {
  const authority = anAuthority();
  authority.register({ kind: 'help' });
  const row = table.rows.find((one) => one.outcome === outcome);
  const facts = table.examples.find((example) => example.row === row?.id)?.facts ?? {};
  authority.does({ type: 'decide', ...of, table, tableHash: 'h', facts, factsHash: 'f', text: aText });
  expect(authority.case('c1').status).toBe('decided');
  return authority;
};
