import { expect, test } from 'vitest';
import type { CountedCase } from '../../engine/figures/counted-case.ts';
import type { Store } from '../../server/store/store.ts';
import type { CaseEvent } from '../../shared/cases/case-events.ts';
import type { Case } from '../../shared/cases/cases.ts';
import { caseRow, noCases } from './case-contract.ts';
import { centreId, dayOpened, morning, put, today } from './rows.ts';

/** What every store must keep to about what is counted of cases. */
export function countedCaseContract(at: () => Store): void {
  const write = (cases: readonly Case[], events: readonly CaseEvent[] = []) =>
    put(at(), { events: [dayOpened(), ...events], cases: { ...noCases, cases } });
  const counted = async (centre = centreId): Promise<readonly CountedCase[]> => {
    const all: CountedCase[] = [];
    await at().countCases(centre, (one) => all.push(one));
    return all;
  };
  const topics = (cases: readonly CountedCase[]) => cases.map(({ topic }) => topic ?? '').sort();

  test('a case is counted as it stands', async () => {
    const pauses = [{ from: '2026-11-20', to: '2026-11-23' }];
    const decision = {
      ...{ table: 't', version: 1, tableHash: 'h', factsHash: 'f', row: 'r', outcome: 'refuse' as const },
      ...{ ground: 'income', amount: null, months: null, from: null },
    };
    const end = { answeredAt: morning + 5, since: morning + 5 };
    await write([
      caseRow('c1', {
        ...end,
        status: 'left',
        outcome: 'anonymous',
        department: 'legal',
        executor: 'u',
        extended: 1,
        pauses,
      }),
      caseRow('c2', { ...end, status: 'decided', decision, repeats: 'c1', channel: 'post', topic: null }),
      caseRow('c3', { since: morning + 9, status: 'sent-on' }),
    ]);
    const found = (await counted()).toSorted((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0) || a.reopened - b.reopened);
    const plain = {
      ...{ kind: 'appeal', topic: 'pension', department: null, channel: 'web', executor: null, countedFrom: today },
      ...{ pauses: [], due: '2026-12-11', extended: 0, reopened: 0, isRepeated: false, ground: null },
    };
    const answered = { ...plain, end: 'answered', endedAt: morning + 5 };
    expect(found).toHaveLength(3);
    expect(found).toContainEqual({
      ...answered,
      ...{ department: 'legal', executor: 'u', extended: 1, pauses, ground: 'anonymous' },
    });
    expect(found).toContainEqual({ ...answered, topic: null, channel: 'post', isRepeated: true, ground: 'income' });
    expect(found).toContainEqual({ ...plain, end: 'sent-on', endedAt: morning + 9 });
  });

  test('[HL4] call-backs are told by the dates on which they are due, both included', async () => {
    await write([
      caseRow('c1', { kind: 'callback', due: '2026-11-20', tries: 2 }),
      caseRow('c2', { kind: 'callback', due: '2026-11-22', status: 'closed', outcome: 'reached', tries: 1 }),
      caseRow('c3', { kind: 'callback', due: '2026-11-23' }),
      caseRow('c4', { kind: 'callback', due: '2026-11-19' }),
      caseRow('c5', { due: '2026-11-21' }),
    ]);
    const found = await at().dueCallbacks(centreId, '2026-11-20', '2026-11-22');
    expect(found.toSorted((a, b) => a.tries - b.tries)).toEqual([
      { tries: 1, status: 'closed', outcome: 'reached' },
      { tries: 2, status: 'received', outcome: null },
    ]);
    expect(await at().dueCallbacks('ikinci', '2026-11-20', '2026-11-22')).toEqual([]);
  });

  test('one that was reopened is there for each of its ends', async () => {
    const base = { by: { kind: 'user', id: 'u', role: 'clerk' }, date: today, practice: false, case: 'c1' } as const;
    await write([caseRow('c1', { reopened: 1, countedFrom: '2026-11-25', since: morning + 9 })], history(base));
    const found = await counted();
    expect(found.map(({ reopened, end, endedAt }) => [reopened, end, endedAt])).toEqual([
      [0, 'answered', morning + 5],
      [1, null, null],
    ]);
  });

  test('what has changed since an event is told as it was then and as it is now', async () => {
    const base = { by: { kind: 'user', id: 'u', role: 'clerk' }, date: today, practice: false, case: 'c1' } as const;
    const [registered, answered, reopened] = history(base);
    await write([caseRow('c1')], registered === undefined ? [] : [registered]);
    const seq = await at().countCases(centreId, () => {});
    expect(await at().changedCases(centreId, seq)).toEqual({ seq, before: [], after: [] });
    await put(at(), { events: [answered, reopened].flatMap((event) => event ?? []) });
    const changed = await at().changedCases(centreId, seq);
    const told = (cases: readonly CountedCase[] = []) => cases.map(({ end, endedAt, due }) => [end, endedAt, due]);
    expect(changed?.seq).toBe(seq + 2);
    expect(told(changed?.before)).toEqual([[null, null, '2026-12-11']]);
    expect(told(changed?.after)).toEqual([
      ['answered', morning + 5, '2026-12-11'],
      [null, null, '2026-12-16'],
    ]);
    expect(told((await at().changedCases(centreId, seq + 1))?.before)).toEqual([
      ['answered', morning + 5, '2026-12-11'],
    ]);
    expect(await at().changedCases(centreId, seq + 3)).toBeNull();
    expect(await at().changedCases('ikinci', 0)).toEqual({ seq: 0, before: [], after: [] });
  });

  test('more than a page of them are all there, once each', async () => {
    const many = Array.from({ length: 5003 }, (_, n) => caseRow(`c${n}`, { topic: `c${n}`, since: morning + (n % 2) }));
    await write(many);
    const found = topics(await counted());
    expect(found).toHaveLength(5003);
    expect(new Set(found).size).toBe(5003);
  });
}

const history = (base: {
  readonly by: { readonly kind: 'user'; readonly id: string; readonly role: 'clerk' };
  readonly date: string;
  readonly practice: false;
  readonly case: string;
}): readonly CaseEvent[] => [
  {
    ...{ ...base, type: 'case-registered', at: morning, number: 'M26-000001-1', kind: 'appeal', topic: 'pension' },
    ...{ person: 'p1', channel: 'web', language: 'az', against: null, receivedOn: today, days: 15, due: '2026-12-11' },
    ...{ repeats: null, objectsTo: null, visit: null, booking: null, form: 'appeal@1', answersHash: 'a'.repeat(64) },
  },
  { ...base, type: 'case-answered', at: morning + 5, text: 't', outcome: 'explained', way: 'post', with: null },
  { ...base, type: 'case-reopened', at: morning + 9, on: '2026-11-25', days: 15, due: '2026-12-16' },
];
