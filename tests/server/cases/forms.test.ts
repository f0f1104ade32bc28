import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sampleCentre } from '../../../server/sample/sample-centre.ts';
import type { Form, FormField } from '../../../shared/cases/form-schema.ts';
import type { ViewFrame } from '../../../shared/live.ts';
import type { FloorView } from '../../../shared/views.ts';
import { manualClock } from '../../fakes/clock.ts';
import { eventually } from '../../support/eventually.ts';
import { type AServer, aFolder, aServer, letInOverall, twoServers } from '../../support/server.ts';

/** Forms that an administrator changes, over HTTP and by hand. */

const params = { form: 'visit' };
const said = (az: string) => ({ az, ru: az, en: az });
const pet: FormField = { id: 'pet', type: 'text', label: said('Heyvan'), required: true };
const withPet = (form: Form): Form => ({
  ...form,
  steps: [...form.steps, { id: 'pets', title: said('Heyvan'), fields: [pet] }],
});
const now = async (server: AServer, name = 'visit') => {
  const { value, reply } = await server.ask(null, 'form', { params: { form: name } });
  return { form: value, etag: String(reply.headers.etag) };
};
const put = async (server: AServer, body: unknown, etag: string, form = 'visit', as?: object) => {
  const headers = { ...(as ?? (await letInOverall(server.store))), 'if-match': etag };
  return server.ask(null, 'putForm', { params: { form }, body, headers });
};
const open = async (path: string) => {
  return aServer({ centre: sampleCentre, clock: manualClock(morning), folder: path });
};
const morning = Date.parse('2026-03-05T09:00+04:00');
const refusedBy = async (server: AServer) => {
  const { value } = await server.ask('manager', 'view', { params: { view: 'floor' } });
  return (value as ViewFrame<FloorView>).data.refusedFiles;
};

test('[FO1] what is put is the next version, by who read the latest; what is wrong is refused at its place', async () => {
  const folder = await aFolder();
  onTestFinished(folder.remove);
  const server = await open(folder.path);
  const { form, etag } = await now(server);
  expect(form.version).toBe(1);
  expect((await server.ask('manager', 'forms', {})).value.map(({ id }) => id)).toEqual([
    'appeal',
    'assistance',
    'callback',
    'household-visit',
    'reception',
    'visit',
  ]);
  const wrong = async (body: unknown) => {
    const { status, refusal } = await put(server, body, etag);
    return [status, refusal?.code, refusal?.about?.path];
  };
  expect(await wrong({ ...form, steps: [] })).toEqual([422, 'bad-config', 'steps']);
  expect(await wrong({ ...form, id: 'other' })).toEqual([422, 'bad-config', 'id']);
  expect(await wrong(withPet(withPet(form)))).toEqual([422, 'bad-config', 'steps/4/id']);
  const unreachable = { ...form, steps: form.steps.filter(({ id }) => id !== 'contact') };
  expect(await wrong(unreachable)).toEqual([422, 'bad-config', 'steps']);
  expect((await put(server, form, etag, 'nowhere')).refusal?.code).toBe('form-not-found');
  expect((await put(server, form, etag)).value.version).toBe(1);
  const stored = await put(server, withPet(form), etag);
  expect([stored.status, stored.value]).toEqual([200, { ...withPet(form), version: 2 }]);
  expect((await put(server, form, etag)).refusal?.code).toBe('config-changed');
  const [line] = await server.store.security(null, null, 9);
  expect(line).toMatchObject({ what: 'configured', about: 'form visit@2' });
  const versions = async (as: 'admin' | null) =>
    (
      await server.ask(as, 'formVersions', {
        params,
        ...(as === null ? { headers: await letInOverall(server.store) } : {}),
      })
    ).value.versions;
  const list = await versions(null);
  expect(list.map(({ version, by }) => [version, by])).toEqual([
    [2, line?.who],
    [1, null],
  ]);
  expect(list[0]?.at).toBe(new Date(line?.at ?? 0).toISOString());
  // Of all centres: an administrator of one is not told who.
  expect((await versions('admin')).map(({ by }) => by)).toEqual([null, null]);
  // Back to what was: a version of its own.
  expect((await put(server, form, String(stored.reply.headers.etag))).value).toEqual({ ...form, version: 3 });
  expect((await now(server, 'visit@2')).form).toEqual({ ...withPet(form), version: 2 });
  expect((await server.ask(null, 'form', { params: { form: 'visit@4' } })).refusal?.code).toBe('form-not-found');
  expect(statSync(join(folder.path, 'forms/visit@2.json')).mode & 0o777).toBe(0o600);
  await server.close();
  // A start finds the latest, also where its file is gone or spoilt.
  writeFileSync(join(folder.path, 'forms/visit.json'), '{');
  rmSync(join(folder.path, 'forms/reception.json'));
  const again = await open(folder.path);
  onTestFinished(again.close);
  expect((await now(again)).form.version).toBe(3);
  expect((await refusedBy(again)).map(({ file }) => file)).toEqual(['forms/visit.json']);
  expect(existsSync(join(folder.path, 'forms/reception.json'))).toBe(true);
});

test('a new one is made by its id, once, and asked by it from then on', async () => {
  const folder = await aFolder();
  onTestFinished(folder.remove);
  const server = await open(folder.path);
  onTestFinished(server.close);
  const { form } = await now(server);
  const as = await letInOverall(server.store);
  const ifNone = { ...as, 'if-none-match': '*' };
  const make = async (id: string, body: unknown, headers: { readonly [name: string]: string } = ifNone) => {
    const { status, refusal } = await server.ask(null, 'putForm', { params: { form: id }, body, headers });
    return [status, refusal?.code];
  };
  const permit = { ...form, id: 'building-permit', version: 7, name: said('İcazə') };
  expect(await make('building-permit', permit, as)).toEqual([400, 'malformed']);
  expect(await make('Permit', { ...permit, id: 'Permit' })).toEqual([400, 'malformed']);
  expect(await make('building-permit', { ...permit, id: 'other' })).toEqual([422, 'bad-config']);
  expect(await make('building-permit', { ...permit, steps: [] })).toEqual([422, 'bad-config']);
  expect((await server.ask(null, 'form', { params: { form: 'building-permit' } })).status).toBe(404);
  expect(await Promise.all([make('building-permit', permit), make('building-permit', permit)])).toEqual([
    [200, undefined],
    [412, 'config-changed'],
  ]);
  const made = await now(server, 'building-permit');
  expect([made.form, (await now(server, 'building-permit@1')).form]).toEqual([
    { ...permit, version: 1 },
    { ...permit, version: 1 },
  ]);
  expect(existsSync(join(folder.path, 'forms/building-permit.json'))).toBe(true);
  expect((await put(server, withPet(made.form), made.etag, 'building-permit', as)).value.version).toBe(2);
  // One that is there is never made again over.
  expect(await make('visit', form)).toEqual([412, 'config-changed']);
});

test('of all centres is not changed by an administrator of one', async () => {
  const server = await aServer({ centre: sampleCentre });
  onTestFinished(server.close);
  const { form, etag } = await now(server);
  const headers = { 'if-match': etag };
  const tried = await server.ask('admin', 'putForm', { params, body: withPet(form), headers });
  expect([tried.status, tried.refusal?.code]).toEqual([403, 'not-allowed']);
  expect((await now(server)).form).toEqual(form);
});

test('edited by hand it is taken in as its next version; never two contents under one, and what was in force stays', async () => {
  const folder = await aFolder();
  onTestFinished(folder.remove);
  const server = await aServer({ centre: sampleCentre, folder: folder.path });
  onTestFinished(server.close);
  const file = join(folder.path, 'forms/visit.json');
  const form: Form = JSON.parse(readFileSync(file, 'utf8'));
  const write = (next: Form) => writeFileSync(file, JSON.stringify(next));
  write(withPet(form));
  await eventually(async () =>
    expect(await refusedBy(server)).toMatchObject([
      { file: 'forms/visit.json', message: expect.stringMatching(/^version: must be 2/) },
    ]),
  );
  expect(server.logged.join('')).toContain('forms/visit.json is refused: version: must be 2');
  expect((await now(server)).form).toEqual(form);
  write({ ...withPet(form), version: 2 });
  await eventually(async () => expect((await now(server)).form).toEqual({ ...withPet(form), version: 2 }));
  expect(await refusedBy(server)).toEqual([]);
  write({ ...form, version: 2 });
  await eventually(async () => expect(await refusedBy(server)).toHaveLength(1));
  expect((await now(server)).form).toEqual({ ...withPet(form), version: 2 });
  expect((await now(server, 'visit@1')).form).toEqual(form);
});

test('a place that is kept while the form changes is answered by the form as it is now, and booked answers stay readable', async () => {
  const server = await aServer({ centre: sampleCentre, clock: manualClock(morning) });
  onTestFinished(server.close);
  const { form, etag } = await now(server);
  const hold = async (from: string) => {
    const asked = { resource: 'service-diploma-recognition', date: '2026-03-06', from };
    return (await server.ask(null, 'hold', { body: asked })).value.hold;
  };
  const answers = { surname: 'S', name: 'A', phone: '+994501112233', note: 'secret' };
  const book = (held: string, more: { readonly phone?: string; readonly pet?: string } = {}) =>
    server.ask(null, 'book', {
      body: {
        ...{ hold: held, form: 'visit', answers: { ...answers, ...more } },
        contact: { phone: more.phone ?? answers.phone },
      },
    });
  const before = await book(await hold('09:00'));
  const kept = await hold('10:00');
  const secretNote = form.steps.map((step) => ({
    ...step,
    fields: step.fields.map((field) => (field.id === 'note' ? { ...field, sensitive: true } : field)),
  }));
  expect((await put(server, withPet({ ...form, steps: secretNote }), etag)).status).toBe(200);
  const refused = await book(kept);
  expect([refused.status, refused.refusal?.about]).toEqual([422, { field: 'pet', rule: 'required', form: 'visit@2' }]);
  // The place is still theirs.
  const booked = await book(kept, { pet: 'cat', phone: '+994501112244' });
  expect(booked.status).toBe(201);
  const asked = async (secret: string) =>
    (await server.ask(null, 'phoneSeat', { params: { secret } })).value.about.asked;
  expect(await asked(booked.value.secret)).toMatchObject({ form: 'visit@2', hidden: ['note'] });
  expect(await asked(before.value.secret)).toMatchObject({ form: 'visit@1', answers, hidden: [] });
});

test('put on one of two servers it reaches the other, and neither gives one version two contents', async () => {
  const both = await twoServers({ centre: sampleCentre });
  onTestFinished(both.close);
  const { form, etag } = await now(both.first);
  const noted = { ...form, name: said('Başqa') };
  const overall = await letInOverall(both.first.store);
  const stored = await Promise.all([
    put(both.first, withPet(form), etag, 'visit', overall),
    put(both.second, noted, etag, 'visit', overall),
  ]);
  expect(stored.map(({ status }) => status).toSorted()).not.toEqual([412, 412]);
  const versions = stored.flatMap((answer) => (answer.status === 200 ? [answer.value] : []));
  expect(new Set(versions.map(({ version }) => version)).size).toBe(versions.length);
  for (const one of versions) {
    const name = `visit@${one.version}`;
    expect((await now(both.first, name)).form).toEqual(one);
    expect((await now(both.second, name)).form).toEqual(one);
  }
  await eventually(async () => expect((await now(both.first)).form).toEqual((await now(both.second)).form));
});
