import { expect, test } from 'vitest';
import type { CountedCase } from '../../engine/figures/counted-case.ts';
import type { CasePlace } from '../../server/store/figures.ts';
import type { Store } from '../../server/store/store.ts';
import type { CaseEvent } from '../../shared/case-events.ts';
import type { Case } from '../../shared/cases.ts';
import { dayMs } from '../../shared/durations.ts';
import { caseRow, noCases } from './case-contract.ts';
import { centreId, dayOpened, morning, put, today } from './rows.ts';

/** What every store must keep to about what is counted of cases. */
export function countedCaseContract(at: () => Store): void {
  const write = (cases: readonly Case[], events: readonly CaseEvent[] = []) =>
    put(at(), { events: [dayOpened(), ...events], cases: { ...noCases, cases } });
  const counted = async (since: number, to: string, centre = centreId): Promise<readonly CountedCase[]> => {
    const all: CountedCase[] = [];
    let after: CasePlace | null = null;
    do {
      const { cases, next } = await at().countedCases(centre, { since, to }, after);
      all.push(...cases);
      after = next;
    } while (after !== null);
    return all;
  };
  const topics = (cases: readonly CountedCase[]) => cases.map(({ topic }) => topic ?? '').sort();

  test('those that are open, or ended since, and came by the last day are counted', async () => {
    const one = (id: string, change: Partial<Case>): Case => caseRow(id, { topic: id, since: morning, ...change });
    await write([
      one('c1', { since: morning - dayMs }),
      one('c2', { since: morning - dayMs, status: 'joined' }),
      one('c3', { since: morning - 1, status: 'answered', answeredAt: morning - 1 }),
      one('c4', { status: 'answered', answeredAt: morning }),
      one('c5', { since: morning + dayMs, status: 'closed', answeredAt: morning }),
      one('c6', { receivedOn: '2026-12-24' }),
    ]);
    expect(topics(await counted(morning, '2026-12-23'))).toEqual(['c1', 'c2', 'c4', 'c5']);
    expect(topics(await counted(morning, '2026-12-24'))).toEqual(['c1', 'c2', 'c4', 'c5', 'c6']);
    expect(await counted(morning, '2026-12-24', 'ikinci')).toEqual([]);
  });

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
    const found = (await counted(morning, today)).toSorted(
      (a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0) || a.reopened - b.reopened,
    );
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

  test('one that was reopened is there for each of its ends', async () => {
    const base = { by: { kind: 'user', id: 'u', role: 'clerk' }, date: today, practice: false, case: 'c1' } as const;
    await write([caseRow('c1', { reopened: 1, countedFrom: '2026-11-25', since: morning + 9 })], history(base));
    const found = await counted(morning, today);
    expect(found.map(({ reopened, end, endedAt }) => [reopened, end, endedAt])).toEqual([
      [0, 'answered', morning + 5],
      [1, null, null],
    ]);
  });

  test('more than a portion of them are all there, once each', async () => {
    const many = Array.from({ length: 5003 }, (_, n) => caseRow(`c${n}`, { topic: `c${n}`, since: morning + (n % 2) }));
    await write(many);
    const found = topics(await counted(morning, today));
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
