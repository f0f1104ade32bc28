import { expect, test } from 'vitest';
import type { CaseWrite, KeptCaseFile, KeptDocument } from '../../server/store/cases.ts';
import type { Store } from '../../server/store/store.ts';
import type { CaseEvent } from '../../shared/cases/case-events.ts';
import type { Case } from '../../shared/cases/cases.ts';
import { dayMs } from '../../shared/time/durations.ts';
import { centreId, dayOpened, issued, morning, put, today, writeOf } from './rows.ts';

/** What every store must keep to about cases and what stands beside them. */
export function caseContract(at: () => Store): void {
  const write = (cases: Partial<CaseWrite>, rest: Parameters<typeof put>[1] = { events: [dayOpened()] }) =>
    put(at(), { ...rest, cases: { ...noCases, ...cases } });
  const locked = async <T>(look: (known: Parameters<Parameters<Store['commit']>[2]>[0]) => T): Promise<T> =>
    (await at().commit(centreId, 1, (known) => ({ write: writeOf({}), value: look(known) }))).value;
  const numbers = (cases: readonly Case[]): readonly string[] => cases.map(({ id }) => id);

  test('a case is stored as it is, and changed under its id', async () => {
    const whole: Partial<Case> = {
      ...{ status: 'asked', askedFrom: 'routed', control: true, extended: 1, routed: 2, silent: ['taxes', 'bank'] },
      pauses: [
        { from: '2026-11-20', to: '2026-11-23' },
        { from: '2026-11-25', to: null },
      ],
      told: [{ due: '2026-12-11', at: morning }],
      ...{
        department: 'legal',
        executor: 'u',
        visitor: 'v',
        visitOf: 'social',
        draws: 2,
        visitedAt: morning,
        repeats: 'a',
        objectsTo: 'b',
        joinedTo: 'c',
        ticket: 't1',
      },
    };
    await write({ cases: [caseRow('c1')] }, { events: [dayOpened(), issued('t1')] });
    expect(await at().caseOf(centreId, 'c1')).toEqual(caseRow('c1'));
    await write({ cases: [caseRow('c1', whole)] }, {});
    expect(await locked((known) => known.case('c1'))).toEqual(caseRow('c1', whole));
    expect(await at().caseOfNumber(centreId, caseRow('c1').number)).toEqual(caseRow('c1', whole));
    expect(await at().caseOf('ikinci', 'c1')).toBeNull();
    expect(await at().caseOfNumber('ikinci', caseRow('c1').number)).toBeNull();
  });

  test('[CS26] those whose household somebody is still to visit are told apart from the rest', async () => {
    await write({
      cases: [
        caseRow('c1', { visitor: 'v', visitOf: 'social', draws: 1 }),
        caseRow('c2', { visitor: 'v', visitOf: 'social', draws: 1, visitedAt: morning }),
        caseRow('c3', { visitor: 'w', visitOf: 'social', draws: 1, status: 'withdrawn' }),
        caseRow('c4', { visitor: 'w', visitOf: 'legal', draws: 2, status: 'checking' }),
        caseRow('c5'),
      ],
    });
    expect(numbers(await locked((known) => known.visitingCases())).toSorted()).toEqual(['c1', 'c4']);
    expect(numbers(await at().casesOf(centreId, { visiting: true }, null, 10)).toSorted()).toEqual(['c1', 'c4']);
    expect(numbers(await at().casesOf(centreId, { visiting: true, status: ['checking'] }, null, 10))).toEqual(['c4']);
    expect(await at().casesOf('ikinci', { visiting: true }, null, 10)).toEqual([]);
  });

  test('[CS27] what waits to be confirmed is kept with who helped; what has lapsed does not wait', async () => {
    const waiting = caseRow('c1', { status: 'unconfirmed', helped: { by: 'u', until: '2026-12-04', confirmed: null } });
    const lapsed = caseRow('c2', { ...waiting, id: 'c2', number: caseRow('c2').number, status: 'lapsed' });
    await write({ cases: [waiting, lapsed] });
    expect(await at().caseOf(centreId, 'c1')).toEqual(waiting);
    expect(numbers(await at().casesOf(centreId, { status: ['unconfirmed'] }, null, 10))).toEqual(['c1']);
    const confirmed: Case = {
      ...waiting,
      status: 'received',
      helped: { by: 'u', until: '2026-12-04', confirmed: 'code' },
    };
    await write({ cases: [confirmed] }, {});
    expect(await at().caseOf(centreId, 'c1')).toEqual(confirmed);
  });

  test('what tables decided is told of all at once, with whether somebody objected', async () => {
    const of = { table: 't', version: 2, outcome: 'refuse', ground: 'income' } as const;
    const more = { tableHash: 'h', factsHash: 'f', row: 'r', amount: null, months: null, from: null };
    const decision = { ...of, ...more };
    await write({
      cases: [
        caseRow('c1', { status: 'decided', decision, answeredAt: morning, receivedOn: '2026-11-20' }),
        caseRow('c2', { status: 'closed', decision, answeredAt: morning + 1 }),
        caseRow('c3', { status: 'checking' }),
        caseRow('c4', { objectsTo: 'c2', status: 'answered' }),
      ],
    });
    const found = (await at().decidedCases(centreId)).toSorted((a, b) => a.answeredAt - b.answeredAt);
    expect(found).toEqual([
      { receivedOn: '2026-11-20', answeredAt: morning, decision: of, objected: false },
      { receivedOn: caseRow('c2').receivedOn, answeredAt: morning + 1, decision: of, objected: true },
    ]);
    expect(await at().undecidedCases(centreId)).toBe(1);
    expect([await at().decidedCases('ikinci'), await at().undecidedCases('ikinci')]).toEqual([[], 0]);
  });

  test('[CS14] those for which an answer is owed are counted over all centres, as many as are alike', async () => {
    const still = { status: 'asked', pauses: [{ from: '2026-11-20', to: null }] } as const;
    await write({
      cases: [
        ...[caseRow('c1'), caseRow('c2'), caseRow('c3', still), caseRow('c4', { status: 'joined', topic: 'roads' })],
        ...[caseRow('c5', { status: 'answered' }), caseRow('c6', { status: 'closed' })],
      ],
    });
    const { kind, topic, due } = caseRow('c1');
    const found = await at().owedCases();
    const all = { centre: centreId, kind, topic, due, pauses: [], count: 1 };
    expect(found.toSorted((a, b) => (a.status < b.status ? -1 : 1))).toEqual([
      { ...all, ...still },
      { ...all, status: 'joined', topic: 'roads' },
      { ...all, status: 'received', count: 2 },
    ]);
  });

  test('two cases have never the same number', async () => {
    await write({ cases: [caseRow('c1')] });
    const again = write({ cases: [caseRow('c2', { number: caseRow('c1').number })] }, {});
    await expect(again).rejects.toThrow();
    expect(await at().caseOf(centreId, 'c2')).toBeNull();
  });

  test('the last number of a letter and year is the highest', async () => {
    const of = ['M26-000009-A', 'M26-000010-0', 'M25-000900-Z', 'E26-000700-B'];
    await write({ cases: of.map((number, index) => caseRow(`c${index}`, { number })) });
    const last = await locked(({ lastCaseNumber }) => ['M26-', 'M25-', 'E26-', 'M27-'].map(lastCaseNumber));
    expect(last).toEqual(['M26-000010-0', 'M25-000900-Z', 'E26-000700-B', null]);
  });

  test('those of a person, and those joined', async () => {
    const cases = [
      caseRow('c1', { person: 'p1' }),
      caseRow('c2', { person: 'p1', status: 'joined', joinedTo: 'c1' }),
      caseRow('c3', { person: 'p2', status: 'answered', joinedTo: 'c1' }),
      caseRow('c4', { person: 'p2', status: 'closed' }),
      caseRow('c5', { person: 'p2', status: 'withdrawn' }),
    ];
    await write({ cases });
    const found = await locked(({ casesOfPerson, casesJoinedTo }) =>
      [casesOfPerson('p1'), casesJoinedTo('c1')].map((list) => [...numbers(list)].sort()),
    );
    expect(found).toEqual([['c1', 'c2'], ['c2']]);
  });

  test('a list goes by due date and number, page by page, as far as it is asked for', async () => {
    const cases = [
      caseRow('c1', { due: '2026-12-02', department: 'legal', executor: 'u' }),
      caseRow('c2', { due: '2026-12-01', department: 'legal', status: 'routed' }),
      caseRow('c3', { due: '2026-12-01', topic: 'roads' }),
      caseRow('c4', { due: '2026-11-30', kind: 'complaint', person: 'p9', status: 'closed' }),
    ];
    await write({ cases });
    const list = async (filter: Parameters<Store['casesOf']>[1], after: Case | null = null, limit = 9) =>
      numbers(await at().casesOf(centreId, filter, after, limit));
    expect(await list({})).toEqual(['c4', 'c2', 'c3', 'c1']);
    expect(await list({}, null, 2)).toEqual(['c4', 'c2']);
    expect(await list({}, cases[1])).toEqual(['c3', 'c1']);
    expect(await list({ department: 'legal' })).toEqual(['c2', 'c1']);
    expect(await list({ department: 'legal', executor: 'u' })).toEqual(['c1']);
    expect(await list({ topic: 'roads' })).toEqual(['c3']);
    expect(await list({ kind: 'complaint' })).toEqual(['c4']);
    expect(await list({ person: 'p9' })).toEqual(['c4']);
    expect(await list({ dueBefore: '2026-12-01' })).toEqual(['c4']);
    expect(await list({ status: ['routed', 'closed'] })).toEqual(['c4', 'c2']);
    expect(await list({ status: [] })).toEqual([]);
    expect(numbers(await at().casesOf('ikinci', {}, null, 9))).toEqual([]);
  });

  test('who asks is known again by their keys, and a secret opens their case', async () => {
    const [secret] = ['s'.repeat(32)];
    const other = { ...person('c2'), phoneKey: null, emailKey: 'e2', person: 'p2' };
    await write({
      cases: [caseRow('c1'), caseRow('c2')],
      people: [person('c1'), other],
      secrets: [{ secret, case: 'c1' }],
    });
    const keys = await locked(({ askerOfKey }) => ['k1', 'e1', 'e2', 'none'].map(askerOfKey));
    expect(keys).toEqual(['p1', 'p1', 'p2', null]);
    expect(await at().casePeople(centreId, ['c2', 'gone', 'c1'])).toEqual([other, person('c1')]);
    expect(await at().caseOfSecret(secret)).toEqual({ centre: centreId, case: 'c1' });
    expect(await at().secretOfCase(centreId, 'c1')).toBe(secret);
    expect(await at().caseOfSecret('x'.repeat(32))).toBeNull();
    expect(await at().secretOfCase(centreId, 'c2')).toBeNull();
  });

  test('a file is there with its bytes under its case alone, and goes with the texts', async () => {
    const files = ['c1', 'c2'].map(caseFile);
    await write({ cases: [caseRow('c1'), caseRow('c2')], people: [person('c1'), person('c2')], files });
    expect(await at().caseFiles(centreId, 'c1')).toEqual([{ id: 'f-c1', name: 'c1.pdf' }]);
    expect(await at().caseFile(centreId, 'c1', 'f-c1')).toEqual(caseFile('c1'));
    expect(await at().caseFile(centreId, 'c2', 'f-c1')).toBeNull();
    await write({ erasing: [{ case: 'c1', eraseAt: morning }] }, {});
    expect(await at().erase(morning)).toBe(2);
    expect(await at().caseFiles(centreId, 'c1')).toEqual([]);
    expect(await at().caseFile(centreId, 'c2', 'f-c2')).toEqual(caseFile('c2'));
  });

  test('[CS13] a document is found by its code in any centre, under its case alone, and goes in time or with its case', async () => {
    const documents = ['c1', 'c2', 'c3'].map(document);
    const cases = ['c1', 'c2', 'c3'].map((id) => caseRow(id));
    await write({ cases, people: ['c1', 'c2', 'c3'].map(person), documents });
    const issued = { id: 'd-c1', kind: 'k', number: 'M26-1/1', hash: 'b'.repeat(64), at: morning, withdrawn: null };
    await write({ cases: [caseRow('c1', { documents: [issued] })] }, {});
    expect((await at().caseOf(centreId, 'c1'))?.documents).toEqual([issued]);
    const ofC1 = { centre: centreId, id: 'd-c1', case: 'c1', initials: 'A. B.' };
    expect(await at().documentOfCode(document('c1').codeHash)).toEqual(ofC1);
    expect(await at().documentOfCode('f'.repeat(64))).toBeNull();
    expect(await at().keptDocuments(centreId, 'c1')).toEqual(['d-c1']);
    expect(await at().documentBody(centreId, 'c1', 'd-c1')).toEqual(document('c1').body);
    expect(await at().documentBody(centreId, 'c2', 'd-c1')).toBeNull();
    await expect(write({ documents: [{ ...document('c1'), id: 'other' }] }, {})).rejects.toThrow();
    await write({ erasing: [{ case: 'c1', eraseAt: morning }] }, {});
    expect(await at().erase(morning)).toBe(2);
    expect(await at().documentOfCode(document('c1').codeHash)).toBeNull();
    expect(await at().keptDocuments(centreId, 'c2')).toEqual(['d-c2']);
    expect(await at().erase(morning + dayMs)).toBe(2);
    expect(await at().keptDocuments(centreId, 'c2')).toEqual([]);
    expect(await at().casePeople(centreId, ['c2'])).toHaveLength(1);
  });

  test('the person, the texts and the secret of a case go together, when their time has come', async () => {
    const secrets = [
      { secret: 's'.repeat(32), case: 'c1' },
      { secret: 't'.repeat(32), case: 'c2' },
    ];
    const texts = ['c1', 'c2'].map((id) => ({ id: `t-${id}`, case: id, body: 'Mətn' }));
    await write({ cases: [caseRow('c1'), caseRow('c2')], people: [person('c1'), person('c2')], texts, secrets });
    await at().erase(morning + 9000 * dayMs);
    expect(await at().caseTexts(centreId, 'c1')).toEqual([texts[0]]);
    await write({ cases: [caseRow('c1', { status: 'closed' })], erasing: [{ case: 'c1', eraseAt: morning }] }, {});
    await at().erase(morning - 1);
    expect(await at().casePeople(centreId, ['c1'])).toHaveLength(1);
    expect(await at().erase(morning)).toBe(3);
    expect(await at().casePeople(centreId, ['c1', 'c2'])).toEqual([person('c2')]);
    expect(await at().caseTexts(centreId, 'c1')).toEqual([]);
    expect(await at().caseTexts(centreId, 'c2')).toEqual([texts[1]]);
    expect(await at().caseOfSecret('s'.repeat(32))).toBeNull();
    expect(await at().caseOf(centreId, 'c1')).toMatchObject({ status: 'closed' });
  });

  test('a case that goes on again is not erased', async () => {
    await write({ cases: [caseRow('c1')], people: [person('c1')], erasing: [{ case: 'c1', eraseAt: morning }] });
    await write({ cases: [caseRow('c1')], erasing: [{ case: 'c1', eraseAt: null }] }, {});
    expect(await at().erase(morning + dayMs)).toBe(0);
  });

  test('the history of a case is what happened to it, in order', async () => {
    const of = (id: string, type: 'case-withdrawn' | 'case-reminded'): CaseEvent => ({
      ...{ at: morning, by: { kind: 'user', id: 'u', role: 'clerk' }, date: today, practice: false },
      ...{ case: id, type },
    });
    const events = [dayOpened(), of('c1', 'case-reminded'), of('c2', 'case-withdrawn'), of('c1', 'case-withdrawn')];
    await write({ cases: [caseRow('c1'), caseRow('c2')] }, { events });
    const told = (await at().caseEvents(centreId, 'c1')).map(({ seq, event }) => `${seq} ${event.type}`);
    expect(told).toEqual(['2 case-reminded', '4 case-withdrawn']);
    expect(await at().caseEvents('ikinci', 'c1')).toEqual([]);
  });

  test('what belongs to a case, a ticket or a seat that is not there is refused whole', async () => {
    const orphans: readonly Partial<CaseWrite>[] = [
      { people: [person('gone')] },
      { texts: [{ id: 't', case: 'gone', body: 'b' }] },
      { secrets: [{ secret: 's'.repeat(32), case: 'gone' }] },
      { files: [caseFile('gone')] },
      { cases: [caseRow('c1', { ticket: 'gone' })] },
      { cases: [caseRow('c1', { seat: 'gone' })] },
    ];
    for (const orphan of orphans) await expect(write(orphan)).rejects.toThrow();
    expect((await at().head(centreId)).seq).toBe(0);
  });
}

/** Of a write that is of noCases. */
export const noCases: CaseWrite = {
  cases: [],
  people: [],
  texts: [],
  files: [],
  documents: [],
  secrets: [],
  erasing: [],
};

const person = (id: string) => ({
  ...{ case: id, person: 'p1', phoneKey: 'k1', emailKey: 'e1', about: '{"contact":{}}' },
});

const caseFile = (id: string): KeptCaseFile => ({
  ...{ id: `f-${id}`, case: id, name: `${id}.pdf`, kind: 'pdf', hash: 'a'.repeat(64) },
  body: Buffer.from([0, 255, 10, 13, 128]),
});

const document = (id: string): KeptDocument => ({
  ...{ id: `d-${id}`, case: id, codeHash: id.slice(1).repeat(64), initials: 'A. B.', hash: 'b'.repeat(64) },
  ...{ body: Buffer.from([1, 0, 255]), eraseAt: morning + dayMs },
});

/** A case, with what differs. */
export function caseRow(id: string, change: Partial<Case> = {}): Case {
  return {
    id,
    number: `M26-00000${id.slice(1)}-${id.slice(1)}`,
    kind: 'appeal',
    topic: 'pension',
    person: 'p1',
    channel: 'web',
    language: 'az',
    against: null,
    status: 'received',
    receivedOn: today,
    countedFrom: today,
    registeredAt: morning,
    days: 15,
    extended: 0,
    pauses: [],
    due: '2026-12-11',
    told: [{ due: '2026-12-11', at: morning }],
    department: null,
    executor: null,
    routed: 0,
    askedFrom: null,
    control: false,
    repeats: null,
    objectsTo: null,
    joinedTo: null,
    ticket: null,
    seat: null,
    form: 'appeal@1',
    answersHash: 'a'.repeat(64),
    table: null,
    decision: null,
    silent: [],
    ...{ visitor: null, visitOf: null, draws: 0, visitedAt: null, tries: 0 },
    outcome: null,
    answeredAt: null,
    reopened: 0,
    files: 0,
    filesOfStep: 0,
    documents: [],
    helped: null,
    since: morning,
    ...change,
  };
}
