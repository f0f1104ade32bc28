import { afterEach, beforeEach, expect, test } from 'vitest';
import { offersAppeals } from '../../../shared/cases/appeals.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { type AServer, aServer, openCentre } from '../../support/server.ts';

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
  for (const who of [null, 'display'] as const)
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

const printers = [
  ...openCentre().printers.slice(0, 1),
  { id: 'reception', name: 'Qəbul', connection: { kind: 'virtual' as const }, dots: 576 as const, oneWay: false },
];
const [hall] = printers;
const withPrinters = async () => {
  const at = await aServer({ centre: openCentre({ ...withCases, printers }), publicUrl: 'https://novbe.example' });
  const { id: centre } = openCentre();
  const send = async (who: 'reception' | null) => {
    const body = { kind: 'appeal', topic: 'pension', answers, contact: { phone: '+994501112233' } };
    const { number, secret } = (await at.ask(who, 'registerCase', { body })).value;
    const found = await at.ask('manager', 'cases', { query: { number } });
    return { number, secret, id: found.value.cases[0]?.id ?? '' };
  };
  const looks = async (secret: string) =>
    (await at.ask(null, 'ownLooks', { params: { secret } })).value.looks.filter(({ what }) => what === 'printed');
  return { at, send, looks, jobs: () => at.store.recentJobs(centre, 0) };
};

test('[PV3] staff print the link of a case that they registered, at the printer that they name, and its citizen sees it', async () => {
  const { at, send, looks, jobs } = await withPrinters();
  const mine = await send('reception');
  const printed = await at.ask('reception', 'printCase', { body: { secret: mine.secret, printer: 'reception' } });
  expect([printed.status, printed.value.status]).toEqual([201, 'queued']);
  expect(printed.reply.body).not.toContain(mine.secret);
  const [job] = await jobs();
  expect([job?.printer, job?.slip]).toEqual(['reception', expect.stringContaining(`/m/${mine.secret}`)]);
  expect(job?.slip).toContain(mine.number);
  expect(job?.slip).not.toMatch(/Nümunə|Pensiyam/);
  expect(await looks(mine.secret)).toEqual([expect.objectContaining({ role: 'reception' })]);
  // Again later, by its id alone: the link comes from what is kept, and never to a screen.
  const again = await at.ask('manager', 'printCase', { body: { case: mine.id, printer: hall?.id ?? '' } });
  expect([again.status, again.reply.body.includes(mine.secret)]).toEqual([201, false]);
  expect((await at.ask('manager', 'case', { params: { case: mine.id } })).value.printsLink).toBe(true);
  expect(await looks(mine.secret)).toHaveLength(2);
  await at.close();
});

test('what cannot be printed is refused, and stands on no record', async () => {
  const { at, send, looks } = await withPrinters();
  const { secret, id } = await send(null);
  const asked = async (who: 'manager' | 'reception' | 'kiosk', body: object) =>
    (await at.ask(who, 'printCase', { body })).refusal?.code;
  // Not theirs to see; of two printers none is named; there is no such printer; both or neither is said.
  expect(await asked('reception', { case: id, printer: hall?.id ?? '' })).toBe('case-not-found');
  expect(await asked('manager', { case: id })).toBe('no-printer');
  expect(await asked('manager', { case: id, printer: 'gone' })).toBe('no-printer');
  expect(await asked('manager', { printer: hall?.id ?? '' })).toBe('malformed');
  expect(await asked('manager', { case: id, secret, printer: hall?.id ?? '' })).toBe('malformed');
  expect(await asked('manager', { case: 'gone', printer: hall?.id ?? '' })).toBe('case-not-found');
  for (const body of [{ case: id }, { secret, printer: hall?.id ?? '' }])
    expect(await asked('kiosk', body)).toBe('not-allowed');
  expect(await looks(secret)).toEqual([]);
  await at.close();
});
