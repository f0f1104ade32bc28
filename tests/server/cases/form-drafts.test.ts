import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dayMs } from '../../../shared/time/durations.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { fakeRegisters } from '../../fakes/registers.ts';
import { bookedCentre } from '../../support/booked-centre.ts';
import { type AServer, aServer } from '../../support/server.ts';
import { watchedStore } from '../../support/watched-store.ts';

/** Forms that were begun: kept behind a secret, filled in from proof alone, sent with a place. */

const today = '2026-11-20';
const known = '5ABCD12';
const unknown = '5ABCD13';
const person = { surname: 'Əliyeva', name: 'Ayan', father: 'Rəşid', fin: known, card: 'AA1234567', born: '1990-05-01' };

let clock: ManualClock;
let server: AServer;
let register: ReturnType<typeof fakeRegisters>;
beforeEach(async () => {
  clock = manualClock(Date.parse(`${today}T08:00:00+04:00`));
  register = fakeRegisters({ [known]: person });
  server = await aServer({ centre: bookedCentre(), clock, registers: register.registers });
  await server.ask('manager', 'openDay', { body: {} });
});
afterEach(() => server.close());

const begin = (who: 'reception' | null, body: object = {}) =>
  server.ask(who, 'addDraft', { body: { form: 'reception', ...body } });
const read = async (secret: string) => {
  const asked = await server.ask(null, 'own', { params: { secret } });
  return {
    ...{ status: asked.status, refusal: asked.refusal },
    get value() {
      const { draft } = asked.value;
      if (draft === null) throw new Error('no form was begun');
      return draft;
    },
  };
};
const answer = (secret: string, answers: object) =>
  server.ask(null, 'answerDraft', { params: { secret }, body: { answers } });
const hold = async () =>
  (await server.ask(null, 'hold', { body: { resource: 'official-head', date: today, from: '10:00' } })).value.hold;
const submit = (who: 'reception' | null, secret: string, body: { readonly hold: string; readonly contact?: object }) =>
  server.ask(who, 'submitDraft', { params: { secret }, body });
const contact = { phone: '+994501112233' };
const answers = {
  kind: 'complaint',
  status: 'student',
  phone: contact.phone,
  address: 'Bakı',
  surname: 'S',
  name: 'A',
};

describe('[FO5] a form that was begun', () => {
  test('lives thirty days behind its secret, unfinished as it is, without what is sensitive', async () => {
    const begun = await begin(null, { answers: { kind: 'complaint', fin: 'unfinished' } });
    expect(begun.status).toBe(201);
    const { secret, until } = begun.value;
    expect(until).toBe(new Date(clock.now() + 30 * dayMs).toISOString());
    await answer(secret, { surname: 'S', kind: null });
    const kept = await read(secret);
    expect(kept.value).toMatchObject({ centre: 'small', form: 'reception', language: 'az', hidden: ['fin'] });
    expect(kept.value.answers).toEqual({ surname: 'S' });
    const wrong = await answer(secret, { nothing: 'x' });
    expect(wrong.refusal).toMatchObject({ code: 'bad-answers', about: { field: 'nothing' } });
    clock.set(clock.now() + 30 * dayMs - 1);
    await clock.advance(0);
    expect((await read(secret)).status).toBe(200);
    await clock.advance(1);
    expect((await read(secret)).refusal?.code).toBe('not-found');
    expect((await answer(secret, {})).refusal?.code).toBe('not-found');
  });

  test('is sent with a place that is kept: its link is that of the booking then, and twice is once', async () => {
    const { secret } = (await begin(null, { answers })).value;
    const kept = await hold();
    const sent = await submit(null, secret, { hold: kept, contact });
    expect(sent.status).toBe(201);
    expect(sent.value).toMatchObject({ secret, seat: { id: kept, status: 'booked', from: '10:00' } });
    expect((await submit(null, secret, { hold: kept, contact })).value.seat.id).toBe(kept);
    expect((await read(secret)).refusal?.code).toBe('not-found');
    const booked = await server.ask(null, 'phoneSeat', { params: { secret } });
    expect(booked.value.about.asked?.answers).toMatchObject({ surname: 'S', kind: 'complaint' });
  });

  test('whose answer was lost is asked for again under the same key: one form is begun', async () => {
    const under = (key: string, body: object) =>
      server.ask(null, 'addDraft', { body: { form: 'reception', ...body }, headers: { 'idempotency-key': key } });
    const first = await under('k1', { answers: { kind: 'complaint' } });
    const again = await under('k1', { answers: { kind: 'complaint' } });
    expect([again.status, again.value]).toEqual([201, first.value]);
    expect((await under('k1', { answers: { kind: 'proposal' } })).refusal?.code).toBe('key-reused');
    expect((await under('k2', { answers: { kind: 'complaint' } })).value.secret).not.toBe(first.value.secret);
    clock.set(clock.now() + dayMs + 1);
    await clock.advance(0);
    expect((await under('k1', { answers: { kind: 'proposal' } })).value.secret).not.toBe(first.value.secret);
  });

  test('that is not finished is not sent, and stays; withdrawn it is gone', async () => {
    const { secret } = (await begin(null, { answers: { kind: 'complaint' } })).value;
    const refused = await submit(null, secret, { hold: await hold(), contact });
    expect(refused.refusal?.code).toBe('bad-answers');
    expect((await read(secret)).value.answers).toEqual({ kind: 'complaint' });
    await server.ask(null, 'withdrawOwn', { params: { secret } });
    expect((await read(secret)).refusal?.code).toBe('not-found');
  });
});

describe('[PV4] a FIN that is typed', () => {
  test('shows nothing: known and unknown are answered byte for byte alike, and no register is asked', async () => {
    const { secret } = (await begin(null)).value;
    const bodies = [];
    for (const fin of [known, unknown]) {
      const changed = await answer(secret, { fin });
      const kept = await read(secret);
      bodies.push(JSON.stringify([changed.status, changed.value, kept.value]));
    }
    expect(bodies[0]).toBe(bodies[1]);
    expect(register.asked).toEqual([]);
  });

  test('costs the same: the same is asked of the store, in the same order, for both', async () => {
    const spy = watchedStore(server.store);
    const spied = await aServer({ centre: bookedCentre(), clock, registers: register.registers, store: spy.store });
    const askedFor = async (fin: string): Promise<readonly string[]> => {
      spy.asked.length = 0;
      const typed = { form: 'reception', answers: { fin } };
      const { secret } = (await spied.ask(null, 'addDraft', { body: typed })).value;
      await spied.ask(null, 'answerDraft', { params: { secret }, body: { answers: { fin } } });
      await spied.ask(null, 'own', { params: { secret } });
      return [...spy.asked];
    };
    const ofKnown = await askedFor(known);
    expect(await askedFor(unknown)).toEqual(ofKnown);
    expect(ofKnown).toContain('addFormDraft');
    expect(register.asked).toEqual([]);
    await spied.close();
  });

  test('is no proof from anybody but staff', async () => {
    const proof = { kind: 'clerk', fin: known };
    expect((await begin(null, { proof })).refusal?.code).toBe('not-allowed');
    expect(register.asked).toEqual([]);
  });
});

describe('[FO4] what is filled in from proof', () => {
  const proof = { kind: 'clerk', fin: known };
  const locked = ['surname', 'name', 'father', 'fin', 'card', 'born'];

  test('cannot be changed: what is sent for it is not looked at', async () => {
    const begun = await begin('reception', { proof, answers: { surname: 'Other' } });
    const { secret } = begun.value;
    expect(begun.value).toMatchObject({ proof: 'clerk', proved: locked, down: [] });
    expect(register.asked).toEqual([{ question: 'identity', of: proof, purpose: 'form reception' }]);
    await answer(secret, { ...answers, surname: 'Other', fin: unknown });
    expect((await read(secret)).value.answers).toMatchObject({ surname: 'Əliyeva', name: 'Ayan' });
    const { seat } = (await submit('reception', secret, { hold: await hold() })).value;
    const stored = await server.ask('reception', 'seat', { params: { seat: seat.id } });
    expect(stored.value.person?.answers).toMatchObject({ ...person, kind: 'complaint' });
  });

  test('is open where the register is down, and it is said; and where it knows nobody', async () => {
    register.plan.down = true;
    const down = await begin('reception', { proof, answers: { surname: 'S' } });
    expect(down.value).toMatchObject({ proof: 'clerk', proved: [], down: ['identity'] });
    expect((await read(down.value.secret)).value).toMatchObject({ answers: { surname: 'S' }, down: ['identity'] });
    register.plan.down = false;
    const nobody = await begin('reception', { proof: { kind: 'clerk', fin: unknown } });
    expect(nobody.value).toMatchObject({ proof: 'clerk', proved: [], down: [] });
  });
});
