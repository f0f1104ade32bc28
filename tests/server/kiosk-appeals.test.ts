import { afterEach, beforeEach, expect, test } from 'vitest';
import { offersAppeals } from '../../shared/appeals.ts';
import type { Centre } from '../../shared/centre.ts';
import { type AServer, aServer, openCentre } from '../support/server.ts';

/** What is written at a kiosk, over HTTP alone. */

const name = (id: string) => ({ id, name: { az: id } });
const withCases: Partial<Centre> = {
  departments: [name('social')],
  caseKinds: [{ ...name('appeal'), letter: 'M', form: 'appeal', outcomes: ['explained'] }],
  caseTopics: [name('pension')],
  caseOutcomes: [name('explained')],
};
const answers = {
  text: 'Pensiyam düzgün hesablanmayıb, yenidən baxılsın.',
  ...{ surname: 'Nümunəvi', name: 'Nümunə', address: 'Nümunə küçəsi 1', phone: '+994501112233' },
};

let server: AServer;
beforeEach(async () => {
  server = await aServer({ centre: openCentre(withCases) });
});
afterEach(() => server.close());

test('an appeal that a kiosk sends is of the channel kiosk, and its number comes out there and nowhere else', async () => {
  const body = { kind: 'appeal', topic: 'pension', answers, contact: { phone: '+994501112233' } };
  const sent = await server.ask('kiosk', 'registerCase', { body });
  expect(sent.status).toBe(201);
  const { secret } = sent.value;
  const { value } = await server.ask('manager', 'cases', { query: { number: sent.value.number } });
  expect(value.cases[0]?.channel).toBe('kiosk');
  const printed = await server.ask('kiosk', 'printCase', { body: { secret, language: 'ru' } });
  expect([printed.status, printed.value.status]).toEqual([201, 'queued']);
  for (const who of [null, 'display', 'manager'] as const)
    expect((await server.ask(who, 'printCase', { body: { secret } })).status).toBe(who === null ? 401 : 403);
  const unknown = await server.ask('kiosk', 'printCase', { body: { secret: 'nobody-has-this-one' } });
  expect(unknown.refusal?.code).toBe('case-not-found');
});

test('a kiosk leads to writing where that is set and a kind is offered to everybody', async () => {
  const shown = async (appeals: boolean) => {
    const kiosks = [{ id: 'k', name: 'K', appeals }];
    const other = await aServer({ centre: openCentre({ ...withCases, kiosks }) });
    const { value } = await other.ask('kiosk', 'view', { params: { view: 'kiosk' }, id: 'k' });
    await other.close();
    return value;
  };
  expect(await shown(true)).toMatchObject({ data: { offersAppeals: true } });
  expect(await shown(false)).toMatchObject({ data: { offersAppeals: false } });
  const { caseKinds = [] } = withCases;
  expect(offersAppeals({ caseKinds }, { appeals: true })).toBe(true);
  expect(offersAppeals({ caseKinds }, {})).toBe(false);
  expect(offersAppeals({}, { appeals: true })).toBe(false);
  for (const closed of [{ offered: false }, { table: 'assistance' }])
    expect(offersAppeals({ caseKinds: caseKinds.map((one) => ({ ...one, ...closed })) }, { appeals: true })).toBe(
      false,
    );
});
