import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FloorView, HallView } from '../../../shared/views.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { withPhoneDesk } from '../../queue/phone-desks.ts';
import { user } from '../../store/access-contract.ts';
import { changeUser } from '../../store/changing.ts';
import { sessionOf } from '../../support/house.ts';
import { type AServer, aServer } from '../../support/server.ts';

/** Calls over HTTP: who may take them, what is kept of them, and what the reports make of them. */

const name = (id: string) => ({ id, name: { az: id } });
const withAppeals = {
  departments: [name('social')],
  caseKinds: [{ ...name('appeal'), letter: 'M', form: 'appeal', outcomes: ['explained'] }],
  caseTopics: [name('pension')],
  caseOutcomes: [name('explained')],
};

describe('calls', () => {
  let server: AServer;
  let clock: ManualClock;
  beforeAll(async () => {
    clock = manualClock();
    server = await aServer({ clock, centre: withPhoneDesk({ limits: { onePerPhone: true }, ...withAppeals }) });
    await server.ask('manager', 'openDay', { body: {} });
  });
  afterAll(() => server.close());

  const wall = async (): Promise<HallView> => {
    const { value } = await server.ask('manager', 'view', { params: { view: 'hall' }, id: 'd' });
    return (value as { readonly data: HallView }).data;
  };
  const today = async (): Promise<FloorView['today']> => {
    const { value } = await server.ask('manager', 'view', { params: { view: 'floor' } });
    return (value as { readonly data: FloorView }).data.today;
  };
  const call = async (body: object) =>
    (await server.ask('manager', 'serve', { id: '9', body: { service: 'a', ...body } })).value.ticket;

  test('[HL1] a clerk opens a phone desk only if calls are their duty', async () => {
    const leyla = user('leyla', { role: 'clerk', mustChange: false, counters: null });
    await changeUser(server.store, leyla);
    const headers = {
      cookie: `novbe-session=${await sessionOf(server.access, leyla.id)}`,
      ...{ host: 'centre.example', origin: 'http://centre.example' },
    };
    const open = () => server.ask(null, 'openCounter', { id: '9', body: {}, headers });
    expect((await open()).refusal).toMatchObject({ code: 'not-allowed', about: { duty: 'calls' } });
    await changeUser(server.store, { ...leyla, duties: ['calls'] });
    expect((await open()).value.counter).toMatchObject({ state: 'open' });
    await server.ask('manager', 'closeCounter', { id: '9', body: {} });
    const list = (await server.ask('clerk', 'counters', {})).value.counters;
    expect(list.map(({ id, kind }) => `${id} ${kind}`)).toEqual(['1 desk', '2 desk', '3 desk', '9 phone']);
  });

  test('[HL1] a call is a ticket like any other, but the hall sees nothing of it and nothing is printed', async () => {
    await server.ask('manager', 'openCounter', { id: '9', body: {} });
    const before = await wall();
    const todayBefore = await today();
    const ticket = await call({ phone: '+994501234567', language: 'ru' });
    expect(ticket).toMatchObject({ number: 'T01', channel: 'call', status: 'serving', language: 'ru', counter: '9' });
    expect(ticket.legs).toMatchObject([{ waitSeconds: null, queuedAt: null }]);
    expect(await wall()).toEqual(before);
    const reprint = await server.ask('manager', 'reprint', { id: ticket.id, body: {} });
    expect(reprint.refusal?.code).toBe('wrong-status');
    await clock.advance(90_000);
    const done = await server.ask('manager', 'finish', { id: ticket.id, body: { outcome: 'answered' } });
    expect(done.value.ticket).toMatchObject({ status: 'served', outcome: 'answered' });
    expect(await wall()).toEqual(before);
    expect(await today()).toEqual(todayBefore);
  });

  test('[HL1] [E3] who calls holds no place in the hall, and loses none', async () => {
    const phone = '+994551112233';
    const hall = () => server.ask('reception', 'issueTicket', { body: { service: 'a', phone } });
    const during = await call({ phone });
    const ticket = (await hall()).value.ticket;
    expect((await hall()).refusal?.code).toBe('phone-has-ticket');
    await server.ask('manager', 'finish', { id: during.id, body: { outcome: 'dropped' } });
    const again = await call({ phone });
    await server.ask('manager', 'finish', { id: again.id, body: { outcome: 'answered' } });
    await server.ask('manager', 'cancel', { id: ticket.id, body: {} });
  });

  test('[HL4] a call that became a case is finished with its number', async () => {
    const { id } = await call({});
    const finish = (body: object) => server.ask('manager', 'finish', { id, body });
    expect((await finish({ outcome: 'appeal' })).refusal?.code).toBe('needs-reason');
    expect((await finish({ outcome: 'appeal', reason: 'M26-000001-K' })).value.ticket.outcome).toBe('appeal');
  });

  test('[HL1] phone and language are said of calls alone', async () => {
    await server.ask('manager', 'openCounter', { id: '1', body: {} });
    const reply = await server.ask('manager', 'serve', { id: '1', body: { service: 'a', phone: '+994501234567' } });
    expect(reply.refusal?.code).toBe('malformed');
  });

  test('[HL1] the reports tell calls and the hall apart', async () => {
    const query = { from: '2026-11-20', to: '2026-11-20', by: 'channel' };
    const { rows } = (await server.ask('manager', 'summary', { query })).value;
    const calls = rows.find(({ key }) => key === 'call');
    expect(rows.map(({ key }) => key)).toEqual(['call', 'program']);
    expect(calls).toMatchObject({
      issued: 4,
      served: 4,
      wait: { count: 0, mean: null },
      service: { count: 4, max: 90 },
    });
  });

  test('[HL3] [HL5] a number says of cases how they stand, never whose they are, and is a maybe where several have it', async () => {
    const phone = '+994557778899';
    const find = async (number = phone) =>
      (await server.ask('manager', 'findCaller', { body: { phone: number } })).value;
    const register = async (surname: string, of = phone): Promise<string> => {
      const answers = { text: 'Pensiya haqqında', surname, name: 'Nümunə', address: 'Küçə 1', phone: of };
      const contact = { name: `${surname} Nümunə`, phone: of };
      const body = { kind: 'appeal', topic: 'pension', channel: 'phone', answers, contact };
      return (await server.ask('manager', 'registerCase', { body })).value.number;
    };
    expect(await find()).toEqual({ sure: false, cases: [], seats: [] });
    const first = await register('Əliyeva');
    expect(await find()).toMatchObject({
      sure: true,
      cases: [{ number: first, kind: 'appeal', topic: 'pension', status: 'received' }],
    });
    await register('Quliyev');
    const both = await find();
    expect(both).toMatchObject({ sure: false, cases: [{}, {}] });
    expect(JSON.stringify(both)).not.toMatch(/Əliyeva|Quliyev|Pensiya haqqında|Küçə/u);
    // The same figures, but another number; and what is no number in E.164 is none.
    expect((await find('+994557778890')).cases).toEqual([]);
    const short = await server.ask('manager', 'findCaller', { body: { phone: '0557778899' } });
    expect(short.refusal?.code).toBe('malformed');
  });

  test('[HL3] those whose duty calls are not look nobody up, and a look is on record', async () => {
    const body = { phone: '+994557778899' };
    expect((await server.ask('clerk', 'findCaller', { body })).value.cases).toEqual([]);
    const found = (await server.ask('manager', 'cases', { query: { kind: 'appeal' } })).value.cases;
    const looks = await server.store.looksAt('small', found[0]?.id ?? '');
    expect(looks[0]).toMatchObject({ what: 'searched', about: 'phone', by: { role: 'manager' } });
  });
});
