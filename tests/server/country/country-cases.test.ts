import { afterAll, beforeAll, expect, test } from 'vitest';
import { figuresOfCode } from '../../../server/access/citizen-code.ts';
import { openPersonKey } from '../../../server/access/person-key.ts';
import { systemClock } from '../../../server/async/clock.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import type { RouteName } from '../../../shared/paths.ts';
import { user } from '../../store/access-contract.ts';
import { changeUser } from '../../store/changing.ts';
import { bookedCentre } from '../../support/booked-centre.ts';
import { eventually } from '../../support/eventually.ts';
import { sessionOf } from '../../support/house.ts';
import { type AServer, aFolder, aServer, fridayClock, letInOverall } from '../../support/server.ts';

/** Seats and cases of branches at their head office, each a whole server. */

const name = (id: string) => ({ id, name: { az: `${id} adı` } });
const withCases: Partial<Centre> = {
  departments: ['social', 'd'].map(name),
  caseKinds: [{ ...name('appeal'), letter: 'M', form: 'appeal', outcomes: ['explained'] }],
  caseTopics: ['pension', 'roads'].map(name),
  caseOutcomes: [name('explained')],
};

/** The head office waits for branches until the test says that it is over. */
const [friday, lapses] = [fridayClock(), new Set<() => void>()];
let asked = 0;
const officeClock = {
  now: friday.now,
  after(ms: number, run: () => void) {
    if (ms !== 10_000) return systemClock.after(ms, run);
    asked += 1;
    lapses.add(run);
    return { cancel: () => void lapses.delete(run) };
  },
};
let folders: readonly Awaited<ReturnType<typeof aFolder>>[];
let office: AServer;
let overall: { readonly authorization: string };
let branch: AServer;
let other: AServer;
beforeAll(async () => {
  office = await aServer({ headOffice: true, jobs: true, clock: officeClock });
  const address = await office.listen();
  overall = await letInOverall(office.store);
  folders = [await aFolder(), await aFolder()];
  const [here = '', there = ''] = folders.map(({ path }) => path);
  branch = await aServer({ uplinkUrl: address, jobs: true, folder: here, centre: bookedCentre(withCases) });
  other = await aServer({
    uplinkUrl: address,
    jobs: true,
    folder: there,
    centre: bookedCentre({ ...withCases, id: 'other' }),
  });
  for (const one of [branch, other]) await letIn(one);
});
afterAll(async () => {
  await branch.close();
  await office.close();
  for (const folder of folders) await folder.remove();
});

const letIn = async (one: AServer): Promise<void> => {
  const code = await eventually(async () => {
    const { code } = (await one.ask('admin', 'uplink')).value;
    expect(code).not.toBeNull();
    return code ?? '';
  });
  await office.ask(null, 'approveBranch', { params: { code }, body: {}, headers: overall });
};

/** Once the head office has all that a branch has. */
const level = (one: AServer, id: string) =>
  eventually(async () => {
    const head = await one.store.head(id);
    expect(await office.store.head(id)).toEqual(head);
    expect(office.centres.find(id)?.latest().seq).toBe(head.seq);
  });

const phone = '+994501112233';
const about = { surname: 'Nümunəvi', name: 'Nümunə', address: 'Nümunə küçəsi 1', phone };
const register = async (at: AServer, topic: string) => {
  const answers = { text: 'Pensiyam düzgün hesablanmayıb.', ...about };
  const body = { kind: 'appeal', answers, contact: { name: 'Nümunəvi Nümunə', phone }, topic };
  const { value } = await at.ask('reception', 'registerCase', { body });
  const found = await at.ask('manager', 'cases', { query: { number: value.number } });
  return { ...value, id: found.value.cases[0]?.id ?? '' };
};

/** Seats and cases of a centre, with what stands beside the sheets. */
const rowsOf = async ({ store }: AServer, centre: string, seats: readonly string[]) => ({
  seats: await store.seatsOf(centre, seats),
  sheets: [...(await store.sheetsFrom(centre, 'service-a', '2026-01-01'))].map(([date, { seats: on, ...beside }]) => ({
    ...{ date, on: on.map(({ id }) => id).sort() },
    ...beside,
  })),
  cases: await store.casesOf(centre, {}, null, 100),
  events: await Promise.all((await store.casesOf(centre, {}, null, 100)).map(({ id }) => store.caseEvents(centre, id))),
});

test('seats and cases are at the head office as they are at the branch, without who they are of', async () => {
  const hold = async (from: string) =>
    (await branch.ask('reception', 'hold', { body: { resource: 'service-a', date: '2026-11-20', from } })).value.hold;
  const book = async (from: string, contact: object) =>
    (await branch.ask('reception', 'book', { body: { hold: await hold(from), contact } })).value.seat.id;
  await branch.ask('manager', 'openDay', { body: {} });
  const seats = [
    await book('15:20', { name: 'Ayan Əliyeva', phone }),
    await book('15:30', { name: 'Ayan Əliyeva', phone: '+994557654321' }),
    await hold('15:40'),
  ];
  await branch.ask('reception', 'cancelSeat', { params: { seat: seats[1] ?? '' }, body: {} });
  const first = await register(branch, 'pension');
  const body = { text: 'Müraciətinizə baxıldı və izah edildi.', outcome: 'explained', way: 'post' };
  await branch.ask('manager', 'answerCase', { params: { case: first.id }, body });
  await register(branch, 'roads');
  await level(branch, 'small');
  const here = await rowsOf(branch, 'small', seats);
  expect(here.seats.map(({ status }) => status)).toEqual(['booked', 'cancelled', 'held']);
  expect(here.cases.map(({ status }) => status).sort()).toEqual(['answered', 'received']);
  expect(await rowsOf(office, 'small', seats)).toEqual(here);
  expect(await office.store.seatPeople('small', seats)).toEqual([]);
  expect(
    await office.store.casePeople(
      'small',
      here.cases.map(({ id }) => id),
    ),
  ).toEqual([]);
  const report = { from: '2026-11-01', to: '2026-11-30' };
  const figures = async (at: AServer, headers: object) =>
    (await at.ask(at === office ? null : 'manager', 'caseFigures', { query: { ...report, by: 'topic' }, ...headers }))
      .value;
  expect(await figures(office, { headers: overall })).toEqual(await figures(branch, {}));
});

test('[CS14] who oversees all authorities sees at the head office how each stands, and no person', async () => {
  await changeUser(
    office.store,
    user('nigar', { role: 'manager', mustChange: false, counters: null, centre: null, duties: ['oversee'] }),
  );
  const cookie = `novbe-session=${await sessionOf(office.access, 'nigar')}`;
  const headers = { cookie, host: 'centre.example', origin: 'http://centre.example' };
  const ask = async <N extends RouteName>(route: N, given: object) => office.ask(null, route, { ...given, headers });
  await register(other, 'pension');
  await level(other, 'other');
  const { authorities } = (await ask('oversight', { query: { from: '2026-11-01', to: '2026-11-30' } })).value;
  expect(authorities).toMatchObject([
    { id: 'other', trouble: null, overview: { total: { received: 1, answered: 0 }, now: { open: 1 } } },
    { id: 'small', trouble: null, overview: { total: { received: 2, answered: 1 }, now: { open: 1 } } },
  ]);
  const counted = async (by: string) => (await ask('countryCases', { query: { by } })).value;
  const { rows, total, centres } = await counted('topic');
  expect(rows).toMatchObject([
    { key: 'pension', name: { az: 'pension adı' }, open: 1, overdue: 0, heardAt: null },
    { key: 'roads', open: 1 },
  ]);
  expect(total).toEqual({ open: 2, overdue: 0, earliestDue: rows[0]?.earliestDue });
  expect(centres).toEqual({ all: 2, cut: 0 });
  expect((await counted('centre')).rows).toMatchObject([
    { key: 'other', open: 1, heardAt: expect.any(String) },
    { key: 'small', open: 1 },
  ]);
  expect((await counted('status')).rows).toMatchObject([{ key: 'received', open: 2 }]);
  expect(JSON.stringify([rows, await counted('kind')])).not.toMatch(/Nümunə|person|executor/);
  expect((await office.ask(null, 'countryCases', { query: { by: 'kind' }, headers: overall })).refusal?.code).toBe(
    'not-allowed',
  );
});

/** The code that is on its way from a branch: `at` says which of the two. */
const codeFrom = async ({ store, clock }: AServer, at: number): Promise<string> => {
  const key = await openPersonKey(folders[at]?.path ?? '');
  return eventually(async () => {
    const found = await store.citizenCode(key(phone), clock.now());
    if (found === null) throw new Error('no code is on its way yet');
    return figuresOfCode(key, found.code);
  });
};
const askCode = () => office.ask(null, 'askCitizenCode', { body: { phone } });
const signIn = (code: string) => office.ask(null, 'startCitizenSession', { body: { phone, code, name: 'Nümunəvi' } });
const listOf = async ({ reply }: Awaited<ReturnType<typeof signIn>>) => {
  const cookie = String(reply.headers['set-cookie'] ?? '').split(';')[0] ?? '';
  const headers = { cookie, host: 'centre.example', origin: 'http://centre.example' };
  const list = async () => (await office.ask(null, 'citizenCases', { headers })).value;
  return {
    list,
    end: () => office.ask(null, 'endCitizenSession', { headers }),
    again: () => office.ask(null, 'citizenCases', { headers }),
  };
};

test('[CS12] who shows a code sees what they asked for in all centres; a branch that is cut off is named, and nothing is kept', async () => {
  for (const at of [branch, other]) await register(at, 'roads');
  await level(branch, 'small');
  await level(other, 'other');
  const none = await office.ask(null, 'startCitizenSession', { body: { phone, code: '123456' } });
  expect(none.refusal?.code).toBe('wrong-code');
  expect((await askCode()).value.seconds).toBeGreaterThan(0);
  const code = await codeFrom(other, 1);
  const wrong = code === '111111' ? '222222' : '111111';
  expect((await signIn(wrong)).refusal?.code).toBe('wrong-code');
  const both = await listOf(await signIn(code));
  const { cases, unreached } = await both.list();
  expect(new Set(cases.map(({ centre }) => centre))).toEqual(new Set(['small', 'other']));
  expect(cases.map(({ link }) => link)).toEqual(cases.map(() => null));
  expect(unreached).toEqual([]);
  await both.end();
  expect((await both.again()).refusal?.code).toBe('not-signed-in');
  expect((await signIn(code)).refusal?.code).toBe('wrong-code');

  await other.close();
  asked = 0;
  await askCode();
  await eventually(async () => expect([asked, lapses.size]).toEqual([2, 1]));
  for (const lapse of [...lapses]) lapse();
  const next = await codeFrom(branch, 0);
  const signing = signIn(next);
  await eventually(async () => expect([asked, lapses.size]).toEqual([5, 1]));
  for (const lapse of [...lapses]) lapse();
  const one = await (await listOf(await signing)).list();
  expect(new Set(one.cases.map(({ centre }) => centre))).toEqual(new Set(['small']));
  expect(one.unreached).toMatchObject([{ centre: 'other' }]);
  const kept = [await office.store.orders('small', 100), await office.store.orders('other', 100)];
  expect(JSON.stringify([kept, office.logged, branch.logged])).not.toContain(phone);
  expect(kept).toEqual([[], []]);
});
