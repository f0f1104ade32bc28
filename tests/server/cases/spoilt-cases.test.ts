import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../server/async/clock.ts';
import { openConnection } from '../../../server/store/sqlite/database.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { verifyStore } from '../../../server/store/sqlite/verify.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { manualClock } from '../../fakes/clock.ts';
import { user } from '../../store/access-contract.ts';
import { changeUser } from '../../store/changing.ts';
import { sessionOf } from '../../support/house.ts';
import { type AServer, aFolder, aServer, openCentre } from '../../support/server.ts';

/** One byte of what was asked, answered or issued that is not what it was is found, and named by the number that people know. */

const name = (id: string) => ({ id, name: { az: id } });
const withCases: Partial<Centre> = {
  departments: [name('social')],
  caseKinds: [{ ...name('request'), letter: 'E', form: 'appeal', outcomes: ['explained'] }],
  caseTopics: [name('pension')],
  caseOutcomes: [name('explained')],
  caseDocuments: [{ ...name('certificate'), kind: 'request', text: { az: '{surname}' }, keepDays: 30 }],
};
const clock = manualClock(Date.parse('2026-03-06T10:00+04:00'));
let server: AServer;
let folder: Awaited<ReturnType<typeof aFolder>>;
let file = '';
let leyla = {};
beforeAll(async () => {
  folder = await aFolder();
  file = `${folder.path}/novbe.db`;
  server = await aServer({ centre: openCentre(withCases), clock, store: await openSqliteStore({ file }), file });
  await changeUser(server.store, user('leyla', { name: 'leyla', role: 'clerk', mustChange: false, counters: null }));
  const edit = { duties: ['answer', 'lead', 'register'] as const, department: 'social' };
  await server.access.people.edit({ bound: null, centre: 'small', self: null }, 'leyla', {
    ...edit,
    duties: [...edit.duties],
  });
  leyla = {
    ...{ cookie: `novbe-session=${await sessionOf(server.access, 'leyla')}` },
    ...{ host: 'centre.example', origin: 'http://centre.example' },
  };
});
afterAll(async () => {
  await server.close();
  await server.store.close();
  await folder.remove();
});

const answers = { text: 'Üç nəfər', surname: 'Şahbazova', name: 'Günəş', address: 'Bakı', phone: '+994501112233' };
/** A case that was answered, with a document and with another one that shares its answer; gives their numbers. */
const answered = async () => {
  const asked = async () => {
    const body = { kind: 'request', topic: 'pension', answers, contact: { phone: answers.phone }, language: 'az' };
    const { number } = (await server.ask('reception', 'registerCase', { body })).value;
    const [found] = (await server.ask('manager', 'cases', { query: { number } })).value.cases;
    await server.ask(null, 'routeCase', { ...of(found?.id), body: { department: 'social' } });
    return { id: found?.id ?? '', number };
  };
  const of = (id: string | undefined) => ({ params: { case: id ?? '' }, headers: leyla });
  const one = await asked();
  const document = await server.ask(null, 'issueDocument', { ...of(one.id), body: { kind: 'certificate' } });
  const text = 'Müraciətinizə baxıldı və izah edilir.';
  const done = await server.ask(null, 'answerCase', {
    ...of(one.id),
    body: { text, outcome: 'explained', way: 'print' },
  });
  expect([document.refusal, done.refusal]).toEqual([null, null]);
  return { number: one.number, document: document.value.number };
};

/** Turns over the lowest bit of a byte of a column, counted from its first or (negative) its last, and gives what verify says then. */
const spoilt = async (table: string, column: string, at: number): Promise<readonly string[]> => {
  const connection = await openConnection(file, systemClock);
  const [row] = connection
    .prepare<{ rowid: number; held: Buffer | string }>(
      `SELECT ${column} AS held FROM ${table} ORDER BY length(${column}) DESC LIMIT 1`,
    )
    .all();
  const was = row?.held ?? '';
  const bytes = Buffer.from(was as string);
  const index = at < 0 ? bytes.length + at : at;
  bytes[index] = (bytes[index] ?? 0) ^ 1;
  const is = typeof was === 'string' ? bytes.toString() : bytes;
  const put = connection.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${column} = ?`);
  try {
    expect(put.run(is, was).changes).toBe(1);
    const { findings } = await verifyStore({ file, clock, legsOf: null });
    return findings.map(({ message }) => message);
  } finally {
    put.run(was, is);
    connection.close();
  }
};

test('[CS6] [CS13] a flipped byte of a document, an answer or what was asked is found and named by number', async () => {
  const { number, document } = await answered();
  expect((await verifyStore({ file, clock, legsOf: null })).findings).toEqual([]);
  expect(await spoilt('case_documents', 'body', 500)).toEqual([
    expect.stringMatching(`^document ${document} of case ${number}: its bytes are `),
  ]);
  expect(await spoilt('case_texts', 'body', -1)).toEqual([`case ${number}: its answer is not what was written`]);
  const asked = await spoilt('case_people', 'about', -4);
  expect(asked).toEqual([`case ${number}: what was asked is not what was written`]);
  expect((await verifyStore({ file, clock, legsOf: null })).findings).toEqual([]);
});
