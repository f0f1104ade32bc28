import { Check } from 'typebox/value';
import { afterEach, beforeEach, expect } from 'vitest';
import type { RegisterAnswer, Registers } from '../../server/registers/registers.ts';
import { sampleTables } from '../../server/rules/tables.ts';
import { openSqliteStore } from '../../server/store/sqlite/store.ts';
import { DecisionTable } from '../../shared/cases/table-schema.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { RouteValue } from '../../shared/routes.ts';
import { type ManualClock, manualClock } from '../fakes/clock.ts';
import { user } from '../store/access-contract.ts';
import { changeUser } from '../store/changing.ts';
import { eventually } from './eventually.ts';
import { sessionOf } from './house.ts';
import { type AServer, aFolder, aServer, openCentre, type ServerOptions, type Who } from './server.ts';

/** A server that takes applications which a table decides, with registers that can be down one by one. */

const [shipped] = sampleTables;
if (!Check(DecisionTable, shipped)) throw new Error('no sample');
export const sample: DecisionTable = shipped;
const name = (id: string) => ({ id, name: { az: id } });
export const withAssistance: Partial<Centre> = {
  departments: [name('social')],
  caseKinds: [
    {
      ...name('assistance'),
      letter: 'A',
      form: 'assistance',
      outcomes: ['grant'],
      table: sample.id,
      objections: 'appeal',
    },
    { ...name('appeal'), letter: 'M', form: 'appeal', outcomes: ['grant'] },
  ],
  caseOutcomes: [name('grant'), name('refuse')],
};

export const fin = '5ABC123';
export const family = {
  population: { members: 4, guardian: true },
  taxes: { salaries: 600_000, business: 0 },
  social: { pensions: 480_000 },
  bank: { transfers: 0 },
  employment: { able: true },
};

/** Registers that can be down, one by one. */
const theRegisters = () => {
  const plan = { down: new Set<string>(), said: family as { readonly [register: string]: object } };
  const asked: { readonly register: string; readonly fin: string; readonly purpose: string }[] = [];
  const registers: Registers = {
    async ask(register, of, purpose): Promise<RegisterAnswer> {
      asked.push({ register, fin: of.fin, purpose });
      if (plan.down.has(register)) return { is: 'down', why: 'late' };
      const values = of.fin === fin ? plan.said[register] : undefined;
      return values === undefined ? { is: 'none' } : { is: 'answer', values: { ...values }, asOf: '2026-03-01' };
    },
  };
  return { plan, asked, registers };
};

/** Sets it up before each test, and closes it after. */
export function anApplicationWorld(
  centre: Partial<Centre> = withAssistance,
  more: Pick<ServerOptions, 'mail' | 'sms'> = {},
) {
  let clock: ManualClock;
  let server: AServer;
  let register: ReturnType<typeof theRegisters>;
  let folder: Awaited<ReturnType<typeof aFolder>>;
  let file: string;
  beforeEach(async () => {
    clock = manualClock(Date.parse('2026-03-06T10:00+04:00'));
    register = theRegisters();
    folder = await aFolder();
    file = `${folder.path}/novbe.db`;
    const store = await openSqliteStore({ file });
    server = await aServer({
      ...more,
      centre: openCentre(centre),
      clock,
      store,
      folder: folder.path,
      registers: register.registers,
      jobs: true,
    });
  });
  afterEach(async () => {
    await server.close();
    await folder.remove();
  });

  const anAdministrator = async (id: string) => {
    await changeUser(server.store, user(id, { role: 'admin', mustChange: false, counters: null, centre: null }));
    const cookie = `novbe-session=${await sessionOf(server.access, id)}`;
    return { cookie, host: 'centre.example', origin: 'http://centre.example' };
  };
  const inForce = async (document: object = sample) => {
    const [one, other] = [await anAdministrator('one'), await anAdministrator('other')];
    const params = { table: sample.id };
    const proposed = await server.ask(null, 'putTable', { params, body: document, headers: one });
    const approved = await server.ask(null, 'approveTable', {
      params,
      body: { hash: proposed.value.hash },
      headers: other,
    });
    expect(approved.refusal).toBeNull();
  };

  const answers = {
    ...{ members: 4, surname: 'Nümunəvi', name: 'Nümunə', address: 'Nümunə küçəsi 1' },
    ...{ phone: '+994501112233', agreed: true },
  };
  const applying = (more: object = {}) => ({
    ...{ kind: 'assistance', answers, contact: { phone: '+994501112233' }, proof: { fin } },
    ...more,
  });
  const apply = async (more: object = {}, who: Who = 'reception') =>
    (await server.ask(who, 'registerCase', { body: applying(more) })).value;
  const own = async (secret: string) => {
    const found = (await server.ask(null, 'own', { params: { secret } })).value.case;
    if (found === null) throw new Error('no case');
    return found;
  };
  const facts = async (secret: string): Promise<RouteValue<'ownCaseFacts'>> =>
    (await server.ask(null, 'ownCaseFacts', { params: { secret } })).value;
  /** So many seconds pass; what was to happen on the way happens in the last of them. */
  const later = async (seconds: number) => {
    clock.set(clock.now() + (seconds - 1) * 1000);
    await clock.advance(1000);
  };
  const decided = (secret: string, status = 'decided') =>
    eventually(async () => {
      await later(1);
      const found = await own(secret);
      expect(found.status).toBe(status);
      return found;
    });
  return {
    ...{ anAdministrator, inForce, answers, applying, apply, own, facts, later, decided },
    clock: () => clock,
    server: () => server,
    register: () => register,
    file: () => file,
    folder: () => folder.path,
  };
}
