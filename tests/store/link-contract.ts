import { expect, test } from 'vitest';
import { createLegs } from '../../server/link/accepting.ts';
import type { Batch, Branch } from '../../server/store/link.ts';
import { chain } from '../../server/store/log-chain.ts';
import type { Store } from '../../server/store/store.ts';
import type { QueueEvent } from '../../shared/events.ts';
import { centreId, configured, dayOpened, issued, leg, morning, put, started, today } from './rows.ts';

/** What every store must keep to about the link between branches and a head office. */
export function linkContract(at: () => Store): void {
  incarnations(at);
  batches(at);
  lost(at);
  rowsBeside(at);
  importedVisits(at);
  troubles(at);
  keys(at);
  orders(at);
  peopleReports(at);
  templates(at);
}

const incarnations = (at: () => Store): void => {
  test('a log has one incarnation for good, and its exact bytes are those that its hashes are of', async () => {
    await put(at(), { events: [configured('Ə'), dayOpened()] });
    expect(await at().incarnationOf(centreId, 'first')).toBe('first');
    expect(await at().incarnationOf(centreId, 'second')).toBe('first');
    await expect(at().incarnationOf('nowhere', 'first')).rejects.toThrow();
    const bodies = await at().bodies(centreId, 0, 10);
    expect(bodies.map(({ body }) => JSON.parse(body))).toEqual([configured('Ə'), dayOpened()]);
    expect(bodies.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(bodies[1]?.hash).toBe(chain(bodies[0]?.hash ?? '', bodies[1]?.body ?? ''));
    expect(await at().bodies(centreId, 1, 10)).toEqual(bodies.slice(1));
    expect((await at().bodies(centreId, 0, 1)).length).toBe(1);
  });
};

const batches = (at: () => Store): void => {
  test('what a branch brings is its log: bytes, hashes and legs; said twice, or in part known, it adds nothing', async () => {
    const [first, second] = logOf([[configured('Ə'), dayOpened(), issued('t1')], [started('t1')]]);
    expect(await accept(at(), first)).toEqual([{ kind: 'accepted', seq: 3, hash: first.hash }]);
    expect(await accept(at(), first, second)).toEqual([
      { kind: 'accepted', seq: 3, hash: first.hash },
      { kind: 'accepted', seq: 4, hash: second.hash },
    ]);
    const whole = { ...first, bodies: [...first.bodies, ...second.bodies], hash: second.hash };
    expect(await accept(at(), whole)).toEqual([{ kind: 'accepted', seq: 4, hash: second.hash }]);
    expect(await at().head(centreId)).toEqual({ seq: 4, hash: second.hash });
    expect((await at().bodies(centreId, 0, 10)).map(({ body }) => body)).toEqual(whole.bodies);
    expect((await at().legs(centreId, '2000-01-01', '2999-12-31')).map(({ ticket }) => ticket)).toEqual(['t1']);
    expect(await at().streams()).toEqual([
      { centre: centreId, incarnation: 'i', seq: 4, hash: second.hash, heardAt: 7, ...noTrouble, ...unsaid },
    ]);
  });

  test('what a branch says of itself stands with its stream, and goes with its key', async () => {
    const [first, second] = logOf([[configured('Ə'), dayOpened()], [issued('t1')]]);
    const report = { version: '0.2.0', clockSkewMs: -1500, queueDepth: 12 };
    const about = async () => {
      const [{ heardAt, version, clockSkewMs, queueDepth } = { ...unsaid, heardAt: 0 }] = await at().streams();
      return { heardAt, version, clockSkewMs, queueDepth };
    };
    await accept(at(), { ...first, report });
    expect(await about()).toEqual({ heardAt: 7, ...unsaid });
    for (const id of ['one', 'two']) await at().askAsBranch(branch(id), limits);
    await at().letInBranch('one');
    await accept(at(), { ...second, report });
    expect(await about()).toEqual({ heardAt: 7, ...report });
    const heard = { centre: centreId, at: 9, report: { ...report, queueDepth: 0 } };
    await at().branchesHeard([heard, { ...heard, centre: 'nowhere' }]);
    expect(await about()).toEqual({ heardAt: 9, ...report, queueDepth: 0 });
    await at().branchesHeard([{ centre: centreId, at: 8, report: null }]);
    expect(await about()).toEqual({ heardAt: 9, ...report, queueDepth: 0 });
    await at().letInBranch('two');
    expect(await about()).toEqual({ heardAt: 9, ...unsaid });
  });

  test('bytes of an event that is not known yet are kept as they came, and said to be unknown', async () => {
    const unknown = '{"type":"hall-painted","at":1700000000001,"date":null ,"x":1}';
    const [first] = logOf([[configured('Ə'), dayOpened(), issued('t1')]]);
    const next = { ...first, after: 3, bodies: [unknown], hash: chain(first.hash, unknown) };
    await accept(at(), first, next);
    expect((await at().bodies(centreId, 3, 1))[0]?.body).toBe(unknown);
    expect((await at().streams())[0]?.unknownSeq).toBe(4);
  });
};

const lost = (at: () => Store): void => {
  test('what a log has lost comes back once, where it ends there, with its legs and rows', async () => {
    const [first, second] = logOf([
      [configured('Ə'), dayOpened(), issued('t1')],
      [started('t1'), ...ofSheets, ...ofCases],
    ]);
    await put(at(), { events: [configured('Ə'), dayOpened(), issued('t1')] });
    const head = await at().head(centreId);
    expect(head).toEqual({ seq: 3, hash: first.hash });
    const back = (one: Partial<Batch> = {}) =>
      at().takeBack({ centre: centreId, after: 3, hash: second.hash, bodies: second.bodies, ...one }, createLegs());
    expect(await back({ after: 2 })).toBe(false);
    expect(await back({ hash: first.hash })).toBe(false);
    expect(await back({ bodies: [] })).toBe(false);
    expect(await at().head(centreId)).toEqual(head);
    expect(await back()).toBe(true);
    expect(await back()).toBe(false);
    expect((await at().bodies(centreId, 3, 100)).map(({ body }) => body)).toEqual(second.bodies);
    expect((await at().legs(centreId, '2000-01-01', '2999-12-31')).map(({ ticket }) => ticket)).toEqual(['t1']);
    expect((await at().seatsOf(centreId, ['s1']))[0]).toMatchObject({ code: 'B2', status: 'booked' });
    expect(await at().caseOf(centreId, 'c1')).toMatchObject({ number: 'M26-000001' });
    expect(await at().streams()).toEqual([]);
    // The log goes on as its own.
    await put(at(), { events: [issued('t2')] });
    expect((await at().head(centreId)).seq).toBe(3 + second.bodies.length + 1);
  });
};

const rowsBeside = (at: () => Store): void => {
  test('seats and cases stand beside it as its events tell of them, whatever the batches, and nobody with them', async () => {
    const events = [configured('Ə'), dayOpened(), issued('t1'), ...ofSheets, ...ofCases];
    const whole = aLog(events);
    const [first, second] = logOf([events.slice(0, 6), events.slice(6)]);
    await accept(at(), first);
    expect(await accept(at(), { ...first, hash: 'f'.repeat(64) })).toMatchObject([{ kind: 'chain-broken' }]);
    expect(await accept(at(), second, whole)).toMatchObject([{ kind: 'accepted' }, { kind: 'accepted' }]);
    const [moved, heard] = await at().seatsOf(centreId, ['s1', 's2']);
    expect(moved).toMatchObject({ from: '09:30', code: 'B2', status: 'booked', person: 'p1', sequence: 1 });
    expect(heard).toMatchObject({ from: '10:00', status: 'arrived', ticket: 't1', arrivedAt: morning });
    const sheet = (await at().sheetsFrom(centreId, 'service-a', today, today)).get(today);
    expect(sheet?.withheld).toEqual([
      { resource: 'service-a', date: today, from: '09:00', until: morning + 60, seat: 's1', offered: false },
    ]);
    expect(sheet?.calledOff).toMatchObject([{ resource: 'service-a', date: today, span: { from: '11:00' } }]);
    expect(await at().seatPeople(centreId, ['s1', 's2'])).toEqual([]);
    const one = await at().caseOf(centreId, 'c1');
    expect(one).toMatchObject({ number: 'M26-000001', status: 'routed', department: 'social', ticket: 't1' });
    expect(await at().casePeople(centreId, ['c1'])).toEqual([]);
    expect((await at().casesOf(centreId, { department: 'social' }, null, 10)).map(({ id }) => id)).toEqual(['c1']);
  });
};

const importedVisits = (at: () => Store): void => {
  test('visits from another system are taken for a branch alone, and stand beside those of its log', async () => {
    const [first] = logOf([[configured('Ə'), dayOpened(), issued('t1')]]);
    const visit = (ticket: string, date: string) => leg(ticket, { date, imported: true, channel: 'import' });
    const legs = [visit('x1', '2025-03-01'), visit('x2', '2025-03-01'), visit('x1', '2025-03-02')];
    expect(await at().putImported(centreId, legs)).toBe(false);
    await accept(at(), first);
    expect(await at().importedDays(centreId)).toEqual([]);
    expect(await at().putImported(centreId, legs.slice(0, 2))).toBe(true);
    expect(await at().putImported(centreId, legs)).toBe(true);
    expect(await at().importedDays(centreId)).toEqual([
      { date: '2025-03-01', legs: 2 },
      { date: '2025-03-02', legs: 1 },
    ]);
    const day = await at().importedLegs(centreId, '2025-03-01');
    expect(day.toSorted((a, b) => (a.ticket < b.ticket ? -1 : 1))).toEqual(legs.slice(0, 2));
    expect((await at().legs(centreId, '2025-01-01', '2026-12-31')).length).toBe(4);
    expect(await at().importedDays('ikinci')).toEqual([]);
  });
};

const by = { kind: 'system', id: 's', role: 'system' } as const;
const happened = { at: morning, date: today, practice: false, by };
const sheet = { resource: 'service-a', date: today } as const;
const taken = { sheet, service: 'a', person: 'p1', code: 'B1', language: 'az', channel: 'web', n: 1 } as const;
const slot = (from: string) => ({ from, to: '12:00', startsAt: morning, endsAt: morning + 1 });
const ofSheets: readonly QueueEvent[] = [
  { ...happened, ...taken, ...slot('09:00'), type: 'seat-booked', seat: 's1' },
  { ...happened, ...taken, ...slot('10:00'), type: 'seat-booked', seat: 's2', code: 'B9' },
  {
    ...{ ...happened, ...slot('09:30'), type: 'seat-moved', seat: 's1', sheet, left: { ...sheet, from: '09:00' } },
    ...{ n: 1, code: 'B2', sequence: 1, withheldUntil: morning + 60 },
  },
  { ...happened, type: 'seat-arrived', seat: 's2', visit: 't1' },
  { ...happened, type: 'sheet-called-off', sheet, span: { from: '11:00', to: '12:00' }, reason: 'ill' },
];
const ofCases: readonly QueueEvent[] = [
  {
    ...{ ...happened, type: 'case-registered', case: 'c1', number: 'M26-000001', kind: 'appeal', topic: null },
    ...{
      person: 'p1',
      channel: 'counter',
      language: 'az',
      against: null,
      receivedOn: today,
      days: 15,
      due: '2026-12-11',
    },
    ...{ repeats: null, objectsTo: null, visit: 't1', booking: null, form: 'appeal@1', answersHash: 'f'.repeat(64) },
  },
  { ...happened, type: 'case-routed', case: 'c1', department: 'social', row: null },
];

const troubles = (at: () => Store): void => {
  test('a batch from further on is told where to go on from', async () => {
    const [first, second] = logOf([[configured('Ə'), dayOpened()], [issued('t1')]]);
    expect(await accept(at(), second)).toEqual([{ kind: 'behind', seq: 0, hash: '' }]);
    await accept(at(), first);
    const ahead = { ...second, after: 5, bodies: [] };
    expect(await accept(at(), ahead)).toEqual([{ kind: 'behind', seq: 2, hash: first.hash }]);
  });

  test('another log, and another life of one, is forked: nothing is taken, and it is said until a key is let in again', async () => {
    const [first] = logOf([[configured('Ə'), dayOpened()]]);
    const [other] = logOf([[configured('Ə'), dayOpened('2026-11-21'), issued('t9')]]);
    await accept(at(), first);
    expect(await accept(at(), other)).toEqual([{ kind: 'forked', seq: 2 }]);
    expect(await accept(at(), { ...first, incarnation: 'j' })).toEqual([{ kind: 'forked', seq: 2 }]);
    expect(await accept(at(), { ...first, after: 1, bodies: [] })).toEqual([{ kind: 'forked', seq: 1 }]);
    await accept(at(), { ...first, after: 2, bodies: [] });
    expect((await at().streams())[0]).toMatchObject({ seq: 2, trouble: 'forked', troubleSeq: 1 });
    await at().askAsBranch(branch('b1'), limits);
    await at().letInBranch('b1');
    expect((await at().streams())[0]).toMatchObject({ seq: 2, trouble: null, troubleSeq: null });
  });

  test('broken bytes, what is no event, and tickets out of nowhere are taken by nobody; batches beside them are', async () => {
    const [good, next] = logOf([[configured('Ə'), dayOpened(), issued('t1')], [started('t1')]]);
    const flipped = good.bodies.map((body) => body.replace('t1', 't2'));
    const [orphan] = logOf([[configured('Ə'), dayOpened(), started('t7')]]);
    const text = { ...good, bodies: ['"text"'], hash: chain('', '"text"') };
    expect(await accept(at(), { ...good, bodies: flipped }, orphan, text, good, next)).toEqual([
      { kind: 'chain-broken', seq: 1 },
      { kind: 'chain-broken', seq: 1 },
      { kind: 'chain-broken', seq: 1 },
      { kind: 'accepted', seq: 3, hash: good.hash },
      { kind: 'accepted', seq: 4, hash: next.hash },
    ]);
    expect(await accept(at(), { ...next, bodies: [], after: 4, hash: 'f'.repeat(64) })).toEqual([
      { kind: 'forked', seq: 4 },
    ]);
  });

  test('the log of another centre, and a centre of this store’s own, are no stream', async () => {
    await put(at(), { events: [configured('own'), dayOpened()] });
    const [same] = logOf([[configured('own'), dayOpened()]]);
    expect(await accept(at(), same)).toEqual([{ kind: 'forked', seq: 2 }]);
    expect(await accept(at(), { ...same, centre: 'ikinci' })).toEqual([{ kind: 'chain-broken', seq: 1 }]);
    expect(await at().streams()).toEqual([]);
    expect(await at().centres()).toEqual([centreId]);
  });
};

const keys = (at: () => Store): void => {
  test('a branch asks, is let in in place of the one before, and is shut out', async () => {
    expect(await at().askAsBranch(branch('b1', 100), limits)).toBe(true);
    expect(await at().askAsBranch(branch('b2', 200), limits)).toBe(true);
    expect(await at().askAsBranch(branch('b3', 201), limits)).toBe(false);
    expect(await at().letInBranch('b1')).toEqual({ ...branch('b1', 100), approved: true });
    await at().branchSeen('b2', 300);
    expect(await at().letInBranch('b2')).toEqual({ ...branch('b2', 200), seenAt: 300, approved: true });
    expect((await at().branches()).map(({ id }) => id)).toEqual(['b2']);
    expect(await at().branchOfKey('hash of b2')).toMatchObject({ id: 'b2', approved: true });
    expect(await at().branchOfKey('hash of b1')).toBeNull();
    expect(await at().letInBranch('b1')).toBeNull();
    expect(await at().removeBranch('b2')).toBe(true);
    expect(await at().removeBranch('b2')).toBe(false);
  });

  test('who asked too long ago gives way', async () => {
    await at().askAsBranch(branch('b1', 100), limits);
    await at().askAsBranch(branch('b2', 200), limits);
    expect(await at().askAsBranch(branch('b3', 300), { ...limits, since: 150 })).toBe(true);
    expect((await at().branches()).map(({ id }) => id)).toEqual(['b3', 'b2']);
  });
};

const orders = (at: () => Store): void => {
  test('an order is given until it has ended or lapsed, and its first end stands', async () => {
    await put(at(), { events: [configured('Ə')] });
    await at().addOrder(order('o1', 150));
    await at().addOrder(order('o2', null));
    await expect(at().addOrder({ ...order('o3', null), centre: 'nowhere' })).rejects.toThrow();
    expect(await at().giveOrders('ikinci', '', 100)).toEqual([]);
    const given = { givenAt: 120, outcome: null, detail: null, endedAt: null };
    expect(await at().giveOrders(centreId, '', 120)).toEqual([
      { ...order('o1', 150), ...given },
      { ...order('o2', null), ...given },
    ]);
    expect((await at().giveOrders(centreId, 'o1', 130)).map(({ id, givenAt }) => [id, givenAt])).toEqual([['o2', 120]]);
    expect((await at().giveOrders(centreId, '', 150)).map(({ id }) => id)).toEqual(['o2']);
    expect(await at().endOrder(centreId, 'o2', { outcome: 'refused', detail: 'day-open', at: 160 })).toBe(true);
    expect(await at().endOrder(centreId, 'o2', { outcome: 'done', detail: null, at: 170 })).toBe(true);
    expect(await at().endOrder('ikinci', 'o1', { outcome: 'done', detail: null, at: 170 })).toBe(false);
    expect(await at().giveOrders(centreId, '', 180)).toEqual([]);
    expect(await at().orders(centreId, 1)).toEqual([
      { ...order('o2', null), givenAt: 120, outcome: 'refused', detail: 'day-open', endedAt: 160 },
    ]);
    expect((await at().latestOrders(9)).map(({ id }) => id)).toEqual(['o2', 'o1']);
    expect((await at().latestOrders(1)).map(({ id }) => id)).toEqual(['o2']);
  });
};

const peopleReports = (at: () => Store): void => {
  test('what a branch says of its people takes the place of what it said; who is ended stays ended', async () => {
    const person = { id: 'p1', login: 'aysel', name: 'Aysel Əliyeva', version: 'v1' };
    const report = { centre: centreId, digest: 'd1', people: [person, { ...person, id: 'p2', version: null }], at: 5 };
    expect([await at().peopleReport(centreId), await at().peopleReports()]).toEqual([null, []]);
    await at().putPeopleReport({ ...report, digest: 'd0', people: [] });
    await at().putPeopleReport(report);
    await at().putPeopleReport({ ...report, centre: 'a-centre' });
    expect(await at().peopleReport(centreId)).toEqual(report);
    expect((await at().peopleReports()).map(({ centre }) => centre)).toEqual(['a-centre', centreId].sort());
    expect(await at().endedPeople()).toEqual(new Set());
    for (const when of [7, 8]) await at().endPerson('p1', when);
    expect(await at().endedPeople()).toEqual(new Set(['p1']));
  });
};

const templates = (at: () => Store): void => {
  test('a template is drafted over what stands, published once over what holds, and asked of its branches with it', async () => {
    await put(at(), { events: [configured('Ə')] });
    const draft = (revision: string) => ({ revision, rules: `["${revision}"]`, by: 'admin', at: 70 });
    expect(await at().templates()).toEqual({ draft: null, published: null });
    expect(await at().putTemplateDraft(draft('a'), 'none')).toBe(false);
    expect(await at().putTemplateDraft(draft('a'), null)).toBe(true);
    expect(await at().putTemplateDraft(draft('b'), null)).toBe(false);
    expect(await at().putTemplateDraft(draft('b'), 'a')).toBe(true);
    expect((await at().templates()).draft).toEqual(draft('b'));
    const published = { ...draft('b'), version: 1 };
    const nowhere = { ...order('o0', null), centre: 'nowhere' };
    await expect(at().publishTemplate(published, 0, [nowhere])).rejects.toThrow();
    expect(await at().publishTemplate(published, 0, [order('o1', null)])).toBe(true);
    expect(await at().publishTemplate(published, 0, [order('o2', null)])).toBe(false);
    expect(await at().templates()).toEqual({ draft: null, published });
    expect((await at().templateOrders()).map(({ id }) => id)).toEqual(['o1']);
    expect((await at().giveOrders(centreId, '', 100)).map(({ id }) => id)).toEqual(['o1']);
    await at().putTemplateDraft(draft('c'), null);
    expect(await at().publishTemplate({ ...draft('d'), version: 2 }, 1, [order('o3', null)])).toBe(true);
    expect((await at().templateOrders()).map(({ id, outcome }) => [id, outcome])).toEqual([['o3', null]]);
    expect((await at().templates()).draft?.revision).toBe('c');
    expect(await at().dropTemplateDraft('b')).toBe(false);
    expect(await at().dropTemplateDraft('c')).toBe(true);
    expect((await at().templates()).draft).toBeNull();
  });
};

const order = (id: string, lapsesAt: number | null) => ({
  ...{ id, centre: centreId, what: '{"kind":"open"}', by: 'admin', askedAt: 90, lapsesAt },
});

const noTrouble = { trouble: null, troubleSeq: null, unknownSeq: null };
const unsaid = { version: null, clockSkewMs: null, queueDepth: null };
const limits = { since: 0, atMost: 2, perAddress: 2 };

const branch = (id: string, askedAt = 1): Branch => ({
  ...{ id, centre: centreId, code: `code of ${id}`, hash: `hash of ${id}` },
  ...{ approved: false, askedAt, seenAt: askedAt, address: '10.0.0.1' },
});

export const accept = (store: Store, ...given: readonly Batch[]) => store.acceptBatches(given, createLegs());

/** A log in as many batches as are given. */
const logOf = <const T extends readonly (readonly QueueEvent[])[]>(parts: T): { [K in keyof T]: Batch } => {
  let [seq, hash] = [0, ''];
  const cut = parts.map((events): Batch => {
    const [after, bodies] = [seq, events.map((event) => JSON.stringify(event))];
    for (const body of bodies) hash = chain(hash, body);
    seq += bodies.length;
    return { centre: centreId, incarnation: 'i', after, hash, bodies, at: 7 };
  });
  return cut as { [K in keyof T]: Batch };
};

/** A log in one batch. */
export function aLog(events: readonly QueueEvent[]): Batch {
  const [whole] = logOf([events]);
  return whole;
}
