import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Centre } from '../../../shared/centre/centre.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { bookedCentre } from '../../support/booked-centre.ts';
import { type AServer, aServer } from '../../support/server.ts';

/** Receptions that are cases too: asked for with a seat, followed by it, answered at it. */

const minute = 60_000;
const friday = '2026-11-20';
const nextFriday = '2026-11-27';
const at = (time: string, date = friday): number => Date.parse(`${date}T${time}:00+04:00`);
const name = (id: string) => ({ id, name: { az: id } });
const official = (id: string, department: string): NonNullable<Centre['officials']>[number] => ({
  ...{ id, surname: 'S', name: id, post: { az: `Rəis ${id}` }, department, offered: true, counter: '3', service: 'c' },
  receptions: [{ weekday: 'fri', from: '10:00', to: '11:00', minutes: 15, onHoliday: 'skip' }],
});
const outcomes = ['answered-orally', 'appeal-made', 'explained'];
const withReceptions: Partial<Centre> = {
  departments: ['leadership', 'housing'].map(name),
  officials: [official('head', 'leadership'), official('houses', 'housing'), official('deputy', 'leadership')],
  caseKinds: [
    { ...name('reception'), letter: 'Q', form: 'reception', offered: false, outcomes },
    { ...name('complaint'), letter: 'S', form: 'appeal', outcomes: ['explained'] },
  ],
  caseOutcomes: outcomes.map(name),
  leaveGrounds: [name('anonymous')],
};

let clock: ManualClock;
let server: AServer;
beforeEach(async () => {
  clock = manualClock(at('09:00'));
  server = await aServer({ centre: bookedCentre(withReceptions), clock, jobs: true });
  await server.ask('manager', 'openDay', { body: {} });
});
afterEach(() => server.close());

let phones = 0;
const phone = (): string => `+9945013${String(phones++).padStart(5, '0')}`;
const note = 'Damımız üç ildir axır, heç kim gəlib baxmayıb.';
const about = (own: string) => ({
  ...{ kind: 'complaint', status: 'pensioner', phone: own, address: 'Nümunə küçəsi 1', note },
  ...{ surname: 'Nümunəvi', name: 'Nümunə' },
});
const hold = (from: string, { resource = 'official-head', date = friday } = {}) =>
  server.ask(null, 'hold', { body: { resource, date, from } });
const book = async (from: string, of: { resource?: string; date?: string } = {}, own = phone()) => {
  const held = await hold(from, of);
  const body = { hold: held.value.hold, contact: { phone: own }, form: 'reception', answers: about(own) };
  return (await server.ask(null, 'book', { body })).value;
};
type Booked = Awaited<ReturnType<typeof book>>;
const requestOf = ({ seat }: Booked): string => seat.request ?? '';
const story = async (id: string): Promise<RouteValue<'case'>> =>
  (await server.ask('manager', 'case', { params: { case: id } })).value;
const requestStatus = async (id: string | null) => (await story(id ?? '')).case.status;
const statusOf = (booked: Booked) => requestStatus(booked.seat.request);
const seatOf = async ({ seat: { id } }: Booked) =>
  (await server.ask('manager', 'seat', { params: { seat: id } })).value.seat;
const move = async (route: 'routeCase' | 'sendCaseOn' | 'leaveCase' | 'withdrawCase', booked: Booked, body: object) =>
  (await server.ask('manager', route, { params: { case: requestOf(booked) }, body })).refusal ?? null;
/** The visitor is called to the official's counter. */
const atCounter = async ({ seat }: Booked) => {
  const came = await server.ask('kiosk', 'checkIn', { body: { code: seat.code } });
  await server.ask('clerk', 'openCounter', { params: { counter: '3' }, body: {} });
  await server.ask('clerk', 'callNext', { params: { counter: '3' }, body: {} });
  return came.value.ticket.id;
};

describe('[CS28] what is asked of an official', () => {
  test('is a case with a number and a due date, in the department of the official, behind the link of the seat', async () => {
    const booked = await book('10:00');
    expect(booked.request).toEqual({ number: expect.stringMatching(/^Q26-000001-/), due: '2026-12-11' });
    const { case: one, person, reception } = await story(requestOf(booked));
    expect(one).toMatchObject({ kind: 'reception', status: 'routed', department: 'leadership', channel: 'web' });
    expect(one.seat).toBe(booked.seat.id);
    expect(person?.answers).toMatchObject({ note, surname: 'Nümunəvi' });
    expect(reception).toMatchObject({ date: friday, from: '10:00', status: 'booked', appeals: [], request: null });
    const own = (await server.ask(null, 'own', { params: { secret: booked.secret } })).value.case;
    expect(own).toMatchObject({ number: one.number, reception: { date: friday, from: '10:00', status: 'booked' } });
    const held = (await server.ask(null, 'phoneSeat', { params: { secret: booked.secret } })).value;
    expect(held.request).toMatchObject({ number: one.number, status: 'looked-at' });
    // One message tells of both.
    const told = await server.ask('manager', 'notices', { query: {} });
    expect(told.value.notices.map(({ kind }) => kind).sort()).toEqual(['booked']);
  });

  test('is registered with who stands by and who is seated at once too; a place of a service asks for nothing', async () => {
    for (const from of ['10:00', '10:15', '10:30', '10:45']) await book(from);
    const standing = await server.ask(null, 'standBy', {
      body: { resource: 'official-head', date: friday, contact: { phone: phone() } },
    });
    expect(standing.value.request?.number).toMatch(/^Q26-000005-/);
    const urgent = await server.ask('reception', 'seatUrgently', { body: { resource: 'official-head', reason: 'Od' } });
    expect(urgent.value.request?.number).toMatch(/^Q26-000006-/);
    const plain = await book('11:00', { resource: 'service-a' });
    expect([plain.request, plain.seat.request]).toEqual([null, null]);
  });

  test('nothing is registered where the place was not had', async () => {
    const held = await hold('10:00');
    const body = { hold: held.value.hold, contact: { phone: phone() }, form: 'reception' };
    await server.ask(null, 'releaseHold', { params: { seat: held.value.hold } });
    const refused = await server.ask(null, 'book', { body: { ...body, answers: about(phone()) } });
    expect(refused.refusal?.code).toBe('wrong-status');
    expect((await book('10:15')).request?.number).toMatch(/^Q26-000001-/);
  });

  test('is taken back with its seat', async () => {
    const booked = await book('10:00', { date: nextFriday });
    await server.ask(null, 'phoneSeatCancel', { params: { secret: booked.secret }, body: {} });
    expect(await statusOf(booked)).toBe('withdrawn');
  });

  test('gives its seat back where it ends without anybody being received', async () => {
    const [withdrawn, sentOn, left, answered] = [
      await book('10:00', { date: nextFriday }),
      await book('10:15', { date: nextFriday }),
      await book('10:30', { date: nextFriday }),
      await book('10:45', { date: nextFriday }),
    ];
    await server.ask(null, 'withdrawOwn', { params: { secret: withdrawn.secret }, body: {} });
    expect(await move('sendCaseOn', sentOn, { to: 'Nazirlik', reason: 'Səlahiyyət' })).toBeNull();
    expect(await move('leaveCase', left, { ground: 'anonymous' })).toBeNull();
    const text = 'Məsələ həll olunub, gəlməyə ehtiyac yoxdur.';
    const body = { text, outcome: 'explained', way: 'print' } as const;
    await server.ask('manager', 'answerCase', { params: { case: requestOf(answered) }, body });
    for (const one of [withdrawn, sentOn, left]) expect((await seatOf(one)).status).toBe('cancelled');
    // Who was answered may come all the same.
    expect((await seatOf(answered)).status).toBe('booked');
    await server.ask(null, 'phoneSeatCancel', { params: { secret: answered.secret }, body: {} });
    expect(await statusOf(answered)).toBe('answered');
  });

  test('lapses with a reception that was missed, and goes on where staff let them in after all', async () => {
    const booked = await book('10:00');
    await clock.leap(80 * minute);
    await expect.poll(async () => (await seatOf(booked)).status).toBe('missed');
    expect(await statusOf(booked)).toBe('lapsed');
    const reason = { params: { seat: booked.seat.id }, body: { reason: 'Yol bağlı idi' } };
    expect((await server.ask('reception', 'reinstateSeat', reason)).refusal).toBeNull();
    expect(await statusOf(booked)).toBe('routed');
  });

  test('stays open where the sheet is called off: an answer is still owed', async () => {
    const own = phone();
    const booked = await book('10:00', { date: nextFriday }, own);
    const params = { resource: 'official-head', date: nextFriday };
    await server.ask('manager', 'callOff', { params, body: { reason: 'Ezamiyyət' } });
    expect((await seatOf(booked)).status).toBe('called-off');
    expect(await statusOf(booked)).toBe('routed');
    // They take another time: the same request goes on, behind both links.
    const [offer] = (await server.ask(null, 'phoneSeat', { params: { secret: booked.secret } })).value.offers;
    const body = { resource: 'official-head', instead: booked.secret, date: '', from: '', ...offer };
    const { hold: kept } = (await server.ask(null, 'hold', { body })).value;
    const again = (await server.ask(null, 'book', { body: { hold: kept, contact: { phone: own } } })).value;
    expect([again.seat.request, again.request]).toEqual([booked.seat.request, booked.request]);
    expect((await story(requestOf(again))).reception).toMatchObject({ date: '2026-12-04', status: 'booked' });
    for (const { secret } of [booked, again])
      expect((await server.ask(null, 'own', { params: { secret } })).value.case?.number).toBe(booked.request?.number);
    expect((await book('10:45', { date: '2026-12-04' })).request?.number).toMatch(/^Q26-000002-/);
  });
});

describe('[SE18] a request that another department looks after', () => {
  const elsewhere = (booked: Booked, official: string) =>
    server.ask(null, 'phoneSeatMove', {
      params: { secret: booked.secret },
      body: { official, date: nextFriday, from: '10:15' },
    });
  test('has its seat moved to an official of that one, if who has it wishes', async () => {
    const booked = await book('10:00', { date: nextFriday });
    expect((await elsewhere(booked, 'houses')).refusal?.code).toBe('not-allowed');
    const before = (await server.ask(null, 'phoneSeat', { params: { secret: booked.secret } })).value;
    expect(before.others).toEqual([]);
    expect(await move('routeCase', booked, { department: 'housing', reason: 'Mənzil məsələsi' })).toBeNull();
    const offered = (await server.ask(null, 'phoneSeat', { params: { secret: booked.secret } })).value;
    expect(offered.others.map(({ id }) => id)).toEqual(['houses']);
    expect((await elsewhere(booked, 'deputy')).refusal?.code).toBe('not-allowed');
    const moved = await elsewhere(booked, 'houses');
    expect(moved.value.seat).toMatchObject({ resource: 'official-houses', from: '10:15', status: 'booked' });
    expect(await requestStatus(moved.value.seat.request)).toBe('routed');
    const { slots } = (
      await server.ask('manager', 'sheet', { params: { resource: 'official-houses', date: nextFriday } })
    ).value;
    expect(slots.map(({ free }) => free)).toEqual([1, 0, 1, 1]);
  });
});

describe('[CS29] at the reception', () => {
  const answer = (seat: string, body: object, who: 'clerk' | 'reception' = 'clerk') =>
    server.ask(who, 'answerRequest', { params: { seat }, body });
  const said = 'Dam təmir planına salınıb, usta cümə günü gələcək.';

  test('an answer by word of mouth needs the consent of who asked; said by the clerk who receives them', async () => {
    const booked = await book('10:00');
    const body = { outcome: 'answered-orally', text: said };
    expect((await answer(booked.seat.id, body)).refusal?.code).toBe('not-allowed');
    await clock.leap(40 * minute);
    await atCounter(booked);
    expect((await answer(booked.seat.id, body)).refusal?.code).toBe('needs-consent');
    const done = await answer(booked.seat.id, { ...body, consent: true });
    expect(done.value.request).toMatchObject({ status: 'answered' });
    const { case: one, steps } = await story(requestOf(booked));
    expect(one).toMatchObject({ status: 'answered', outcome: 'answered-orally' });
    expect(steps.at(-1)).toMatchObject({ what: 'answered', text: said });
    expect((await answer(booked.seat.id, { ...body, consent: true })).refusal?.code).toBe('wrong-status');
  });

  test('becomes an appeal in one press: with what was answered, the same person, and its own number and link', async () => {
    const booked = await book('10:00');
    await clock.leap(40 * minute);
    await atCounter(booked);
    const body = { outcome: 'appeal-made', text: said };
    expect((await answer(booked.seat.id, body)).refusal?.code).toBe('needs-appeal');
    const wrong = await answer(booked.seat.id, { ...body, appeal: { kind: 'reception', text: note } });
    expect(wrong.refusal?.code).toBe('kind-not-found');
    expect((await answer(booked.seat.id, { ...body, appeal: { kind: 'complaint', text: note } })).refusal).toBeNull();
    const request = await story(requestOf(booked));
    expect(request.case).toMatchObject({ status: 'answered', outcome: 'appeal-made' });
    const [made] = request.reception?.appeals ?? [];
    expect(made?.number).toMatch(/^S26-000001-/);
    const appeal = await story(made?.id ?? '');
    expect(appeal.case).toMatchObject({ kind: 'complaint', status: 'received', channel: 'reception' });
    expect(appeal.person?.answers).toMatchObject({ text: note, surname: 'Nümunəvi', address: 'Nümunə küçəsi 1' });
    expect(appeal.reception?.request).toEqual({ id: request.case.id, number: request.case.number });
    // Taking the appeal back gives no seat back.
    const withdrawn = { params: { case: made?.id ?? '' }, body: { reason: 'İstəmir' } };
    expect((await server.ask('manager', 'withdrawCase', withdrawn)).refusal).toBeNull();
    expect((await seatOf(booked)).status).toBe('arrived');
  });

  test('another clerk answers for nobody', async () => {
    const booked = await book('10:00');
    const body = { outcome: 'explained', text: said };
    expect((await answer(booked.seat.id, body)).refusal?.code).toBe('not-allowed');
    expect((await answer(booked.seat.id, body, 'reception')).refusal).toBeNull();
    const plain = await book('11:00', { resource: 'service-a' });
    expect((await answer(plain.seat.id, body, 'reception')).refusal?.code).toBe('case-not-found');
  });
});
