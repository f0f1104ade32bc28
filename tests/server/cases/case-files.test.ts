import { readFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newSecret } from '../../../server/ids.ts';
import { openSqliteStore } from '../../../server/store/sqlite/store.ts';
import { verifyStore } from '../../../server/store/sqlite/verify.ts';
import type { CaseFilePart } from '../../../shared/cases/case-files.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import type { RouteValue } from '../../../shared/routes.ts';
import { dayMs } from '../../../shared/time/durations.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { user } from '../../store/access-contract.ts';
import { changeUser } from '../../store/changing.ts';
import { tamper } from '../../store/raw.ts';
import { eventually } from '../../support/eventually.ts';
import { sessionOf } from '../../support/house.ts';
import { type AServer, aFolder, aServer, openCentre } from '../../support/server.ts';

/** [CS24] Files of a case over HTTP: what is taken and what is not, who may have them, and that they come back as they were. */

const name = (id: string) => ({ id, name: { az: id } });
const appeal = { ...name('appeal'), letter: 'M', form: 'appeal', outcomes: ['explained'] } as const;
const withCases: Partial<Centre> = {
  departments: [name('social'), name('legal')],
  caseKinds: [{ ...appeal, outcomes: [...appeal.outcomes], fileMegabytes: 1, filesAtOnce: 3 }],
  caseTopics: [name('pension'), name('roads')],
  caseOutcomes: [name('explained')],
};

let clock: ManualClock;
let server: AServer;
beforeEach(async () => {
  clock = manualClock(Date.parse('2026-03-06T10:00+04:00'));
  server = await aServer({ centre: openCentre(withCases), clock });
});
afterEach(() => server.close());

const png = PNG.sync.write(new PNG({ width: 3, height: 2 }));
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n');
const head = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex');
const jpeg = Buffer.concat([head, Buffer.from('ffda0008010100003f00123456ffd9', 'hex')]);

const answers = { text: 'Pensiya', surname: 'N', name: 'N', address: 'K 1', phone: '+994501112233' };
const registerOne = async (topic = 'pension'): Promise<{ readonly secret: string; readonly id: string }> => {
  const body = { kind: 'appeal', topic, answers, contact: { phone: answers.phone } };
  const { number, secret } = (await server.ask('reception', 'registerCase', { body })).value;
  const found = await server.ask('manager', 'cases', { query: { number } });
  return { secret, id: found.value.cases[0]?.id ?? '' };
};

const edge = 'edge-of-a-part';
const form = (body: Buffer, filename = 'şəkil.png', more = ''): Buffer =>
  Buffer.concat([
    Buffer.from(
      `${more}--${edge}\r\nContent-Disposition: form-data; name="file"; filename="${filename}"\r\nContent-Type: image/png\r\n\r\n`,
    ),
    body,
    Buffer.from(`\r\n--${edge}--\r\n`),
  ]);
const multipart = { 'content-type': `multipart/form-data; boundary=${edge}` };

interface Sending {
  readonly body?: Buffer;
  readonly filename?: string;
  readonly key?: string;
  readonly headers?: { readonly [name: string]: string };
}
const post = (url: string, { body = png, filename, key, headers = {} }: Sending) =>
  server.app.inject({
    ...{ method: 'POST', url, payload: form(body, filename) },
    headers: { ...multipart, ...headers, ...(key === undefined ? {} : { 'idempotency-key': key }) },
  });
const addOwn = (secret: string, sending: Sending = {}) => post(`/api/m/${secret}/files`, sending);
const addAs = (
  who: 'manager' | 'reception' | 'clerk' | 'kiosk',
  id: string,
  part: CaseFilePart,
  sending: Sending = {},
) =>
  post(`/api/centres/small/cases/${id}/files?part=${part}`, {
    ...sending,
    headers: { authorization: `Bearer ${server.tokens[who]}` },
  });
const own = async (secret: string): Promise<NonNullable<RouteValue<'own'>['case']>> => {
  const { value } = await server.ask(null, 'own', { params: { secret } });
  if (value.case === null) throw new Error('no case');
  return value.case;
};
const fetchOwn = (secret: string, file: string) => server.app.inject({ url: `/api/m/${secret}/files/${file}` });
const verified = async (file: string) => (await verifyStore({ file, clock, legsOf: null })).findings;
/** A copy as `npm run backup` makes it. */
const copyOf = async (file: string, to: string): Promise<void> => tamper(file, `VACUUM INTO '${to}'`);
const codeOf = (reply: { json(): { refusal: { code: string } } }): string => reply.json().refusal.code;

describe('[CS24] what is taken', () => {
  test.each([
    ['png', png, 'image/png', 'şəkil.png'],
    ['pdf', pdf, 'application/pdf', 'şəkil.pdf'],
    ['jpeg', jpeg, 'image/jpeg', 'şəkil.jpg'],
    ['jpeg', Buffer.concat([jpeg, Buffer.alloc(5000, 7)]), 'image/jpeg', 'şəkil.jpg'],
  ])(
    'a %s by its bytes, and it comes back byte for byte, to be saved and not to be shown',
    async (kind, body, type, as) => {
      const { secret, id } = await registerOne();
      const added = await addOwn(secret, { body });
      expect(added.statusCode).toBe(201);
      const file = added.json().value;
      expect(file).toMatchObject({ kind, name: as, part: 'request', bytes: body.length });
      expect((await own(secret)).files).toEqual([file]);
      const reply = await fetchOwn(secret, file.id);
      expect(reply.rawPayload.equals(body)).toBe(true);
      expect(reply.headers).toMatchObject({
        ...{ 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
        'content-security-policy': "default-src 'none'; sandbox",
      });
      expect(reply.headers['content-disposition']).toMatch(/^attachment; filename="[ -~]+"; filename\*=UTF-8''%C5%9F/);
      const seen = await server.ask('manager', 'case', { params: { case: id } });
      expect(seen.value.files).toEqual([file]);
      expect(seen.value.steps.at(-1)).toMatchObject({ what: 'file-added', by: { kind: 'phone' } });
    },
  );

  test.each([
    ['a program with another ending', Buffer.from('MZ\u0090\u0000 %%EOF'), 'letter.pdf'],
    ['a drawing in XML', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'a.svg'],
    ['half of a picture', png.subarray(0, png.length - 14), 'a.png'],
    ['half of a photograph', jpeg.subarray(0, jpeg.length - 2), 'a.jpg'],
    ['the beginning of a document', pdf.subarray(0, 20), 'a.pdf'],
    ['nothing', Buffer.alloc(0), 'a.png'],
  ])('not %s', async (_what, body, filename) => {
    const { secret } = await registerOne();
    const reply = await addOwn(secret, { body, filename });
    expect([reply.statusCode, codeOf(reply)]).toEqual([422, 'bad-file']);
    expect((await own(secret)).files).toEqual([]);
  });

  test('not one that is larger than the kind allows, whether it says so or not; one of just that size is', async () => {
    const { secret } = await registerOne();
    const large = (bytes: number) => Buffer.concat([png, Buffer.alloc(bytes - 2 * png.length), png]);
    expect((await addOwn(secret, { body: large(1024 * 1024) })).statusCode).toBe(201);
    for (const more of [1, 200_000]) {
      const reply = await addOwn(secret, { body: large(1024 * 1024 + more) });
      expect([reply.statusCode, codeOf(reply)]).toEqual([413, 'too-large']);
    }
    expect((await own(secret)).files).toHaveLength(1);
  });

  test('no more than so many at once; what happens to the case makes room', async () => {
    const { secret } = await registerOne();
    for (const _ of [1, 2, 3]) expect((await addOwn(secret)).statusCode).toBe(201);
    const fourth = await addOwn(secret);
    expect([fourth.statusCode, codeOf(fourth)]).toEqual([409, 'too-many-files']);
    await server.ask(null, 'ownCaseComment', { params: { secret }, body: { text: 'Bir də bu var.' } });
    expect((await addOwn(secret)).statusCode).toBe(201);
  });

  test('one file and nothing else, as a form', async () => {
    const { secret } = await registerOne();
    const url = `/api/m/${secret}/files`;
    const more = `--${edge}\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n`;
    const bodies = [
      form(png, 'a.png', more),
      form(png).subarray(0, -9),
      Buffer.from(`--${edge}--\r\n`),
      Buffer.alloc(0),
    ];
    for (const payload of bodies) {
      const reply = await server.app.inject({ method: 'POST', url, payload, headers: multipart });
      expect([reply.statusCode, codeOf(reply)]).toEqual([400, 'malformed']);
    }
    const json = await server.app.inject({ method: 'POST', url, payload: { file: 'x' } });
    expect(json.statusCode).toBe(400);
    expect((await own(secret)).files).toEqual([]);
  });

  test('a name is cleaned: no folders, no signs that hide an ending', async () => {
    const { secret } = await registerOne();
    const names: string[] = [];
    for (const filename of ['..\\\\..\\\\a/b/qəbz\u202egnp.exe', '...', `${'ə'.repeat(300)}.png`])
      names.push((await addOwn(secret, { filename })).json().value.name);
    expect(names).toEqual(['qəbz gnp.png', 'file.png', `${'ə'.repeat(100)}.png`]);
  });

  test('sent again with the same key it is there once; the same key with another file is another question', async () => {
    const { secret } = await registerOne();
    const first = await addOwn(secret, { key: 'k' });
    expect((await addOwn(secret, { key: 'k' })).body).toBe(first.body);
    expect((await own(secret)).files).toHaveLength(1);
    const other = await addOwn(secret, { key: 'k', body: pdf });
    expect([other.statusCode, codeOf(other)]).toEqual([422, 'key-reused']);
  });

  test('a picture that says it is huge costs no more than its bytes', async () => {
    const { secret } = await registerOne();
    const bomb = Buffer.from(png);
    bomb.writeUInt32BE(0x7fffffff, 16);
    bomb.writeUInt32BE(0x7fffffff, 20);
    const before = process.memoryUsage().rss;
    const added = await addOwn(secret, { body: bomb });
    expect(added.statusCode).toBe(201);
    expect((await fetchOwn(secret, added.json().value.id)).rawPayload.equals(bomb)).toBe(true);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });
});

describe('who may', () => {
  test('the citizen has their own at once, and those of the answer with the answer', async () => {
    const { secret, id } = await registerOne();
    const scan = (await addAs('manager', id, 'request')).json().value;
    const letter = (await addAs('manager', id, 'answer', { body: pdf })).json().value;
    expect((await own(secret)).files.map((file) => file.id)).toEqual([scan.id]);
    expect(codeOf(await fetchOwn(secret, letter.id))).toBe('file-not-found');
    const body = { text: 'Pensiyanız yenidən hesablanıb.', outcome: 'explained', way: 'portal' };
    await server.ask('manager', 'answerCase', { params: { case: id }, body });
    expect((await own(secret)).files.map((file) => file.id)).toEqual([scan.id, letter.id]);
    expect((await fetchOwn(secret, letter.id)).rawPayload.equals(pdf)).toBe(true);
    expect((await own(secret)).may).not.toContain('attach');
    expect(codeOf(await addOwn(secret))).toBe('wrong-status');
  });

  test('nobody has those of another case, and staff only of what they may see', async () => {
    const [one, other] = [await registerOne(), await registerOne()];
    const { id: file } = (await addOwn(one.secret)).json().value;
    expect((await fetchOwn(other.secret, file)).statusCode).toBe(404);
    expect((await fetchOwn(newSecret(), file)).statusCode).toBe(404);
    expect(codeOf(await addOwn(newSecret()))).toBe('case-not-found');
    const as = (headers: { readonly [name: string]: string }, of = one.id) =>
      server.app.inject({ url: `/api/centres/small/cases/${of}/files/${file}`, headers });
    const token = (who: 'manager' | 'clerk' | 'kiosk') => ({ authorization: `Bearer ${server.tokens[who]}` });
    expect((await as({})).statusCode).toBe(401);
    expect((await as(token('kiosk'))).statusCode).toBe(403);
    expect((await as(token('clerk'))).statusCode).toBe(404);
    expect((await as(token('manager'), other.id)).statusCode).toBe(404);
    expect((await as(token('manager'))).rawPayload.equals(png)).toBe(true);
    expect((await addAs('clerk', one.id, 'answer')).statusCode).toBe(404);
    expect((await addAs('kiosk', one.id, 'answer')).statusCode).toBe(403);
  });

  test('[CS8] those of a case that is answered with another stand at that one, for who may see both', async () => {
    const [main, other] = [await registerOne(), await registerOne('roads')];
    const { id: file } = (await addOwn(other.secret)).json().value;
    await changeUser(server.store, user('leyla', { name: 'leyla', role: 'clerk', mustChange: false, counters: null }));
    const edit = { duties: ['answer'] as const, department: 'social' };
    const self = { bound: null, centre: 'small', self: null };
    await server.access.people.edit(self, 'leyla', { ...edit, duties: [...edit.duties] });
    const headers = { cookie: `novbe-session=${await sessionOf(server.access, 'leyla')}` };
    const route = (id: string, department: string) =>
      server.ask('manager', 'routeCase', { params: { case: id }, body: { department, reason: 'theirs' } });
    const seenBy = async (who: 'manager' | null) =>
      (
        await server.ask(who, 'case', { params: { case: main.id }, ...(who === null ? { headers } : {}) })
      ).value.joined.map(({ case: of, files }) => [of, files.map(({ id }) => id)]);
    await route(main.id, 'social');
    await route(other.id, 'legal');
    const joined = await server.ask('manager', 'joinCase', { params: { case: other.id }, body: { to: main.id } });
    expect([joined.refusal, await seenBy('manager'), await seenBy(null)]).toEqual([null, [[other.id, [file]]], []]);
    const url = `/api/centres/small/cases/${other.id}/files/${file}`;
    expect((await server.app.inject({ url, headers })).statusCode).toBe(404);
    expect((await own(main.secret)).files).toEqual([]);
    const body = { text: 'Hər iki müraciətə baxıldı.', outcome: 'explained', way: 'portal' };
    await server.ask('manager', 'answerCase', { params: { case: main.id }, body });
    expect(await seenBy('manager')).toEqual([[other.id, [file]]]);
    const both = await registerOne();
    expect((await server.ask('manager', 'case', { params: { case: both.id } })).value.joined).toEqual([]);
  });

  test('who of the staff fetched one stands on record', async () => {
    const { secret, id } = await registerOne();
    const { id: file } = (await addOwn(secret)).json().value;
    const headers = { authorization: `Bearer ${server.tokens.manager}` };
    await server.app.inject({ url: `/api/centres/small/cases/${id}/files/${file}`, headers });
    expect(await server.store.looksAt('small', id)).toMatchObject([{ what: 'opened' }]);
  });
});

test('an upload that is broken off leaves nothing, and its place is free for the next', async () => {
  const { secret } = await registerOne();
  const { port, hostname } = new URL(await server.listen());
  const path = `/api/m/${secret}/files`;
  const broken = async (): Promise<void> => {
    const headers = { ...multipart, 'content-length': String(form(png).length) };
    const asked = httpRequest({ port, hostname, path, method: 'POST', headers });
    const ended = new Promise<void>((resolve) => void asked.on('error', () => resolve()));
    asked.write(form(png).subarray(0, 200), () => asked.destroy(new Error('broken off')));
    await ended;
  };
  for (let time = 0; time < 6; time++) await broken();
  await eventually(async () => expect((await addOwn(secret)).statusCode).toBe(201));
  expect((await own(secret)).files).toHaveLength(1);
});

test('ten at once of ten cases are all there, each as it came', async () => {
  const cases = await Promise.all(Array.from({ length: 10 }, registerOne));
  const bodies = cases.map((_, at) => Buffer.concat([png, Buffer.alloc(500_000, at), png]));
  const replies = await Promise.all(cases.map(({ secret }, at) => addOwn(secret, { body: bodies[at] ?? png })));
  expect(replies.map(({ statusCode }) => statusCode)).toEqual(Array(10).fill(201));
  for (const [at, { secret }] of cases.entries()) {
    const back = await fetchOwn(secret, replies[at]?.json().value.id);
    expect(back.rawPayload.equals(bodies[at] ?? png)).toBe(true);
  }
});

test('erased with its case: no byte of it is left in the file of the store, and what is left verifies', async () => {
  const folder = await aFolder();
  const file = `${folder.path}/novbe.db`;
  await server.close();
  server = await aServer({ centre: openCentre(withCases), clock, store: await openSqliteStore({ file }), file });
  const { secret, id } = await registerOne();
  const body = Buffer.concat([png, Buffer.from('only-in-this-file'), png]);
  expect((await addOwn(secret, { body, filename: 'adsız-qəbz.png' })).statusCode).toBe(201);
  await server.ask(null, 'withdrawOwn', { params: { secret }, body: {} });
  const bytes = async () => Buffer.concat(await Promise.all([file, `${file}-wal`].map((part) => readFile(part))));
  expect((await bytes()).includes('only-in-this-file')).toBe(true);
  expect(await verified(file)).toEqual([]);
  const copy = `${folder.path}/copy.db`;
  await copyOf(file, copy);
  for (const [sql, told] of [
    ["UPDATE case_files SET body = x'00'", /^file \S+ of case M26-\d+-\S: its bytes are/],
    ["UPDATE case_files SET id = 'other'", /no event names it/],
    ['DELETE FROM case_files', /it is not there/],
  ] as const) {
    await tamper(copy, sql);
    expect((await verified(copy)).map(({ message }) => message).join(), sql).toMatch(told);
  }
  await server.store.erase(clock.now() + 1096 * dayMs);
  expect(await server.store.caseFiles('small', id)).toEqual([]);
  expect(await verified(file)).toEqual([]);
  await server.store.close();
  const left = await readFile(file);
  for (const gone of ['only-in-this-file', 'adsız-qəbz']) expect(left.includes(gone), gone).toBe(false);
  await folder.remove();
});
