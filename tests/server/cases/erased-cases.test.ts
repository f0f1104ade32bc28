import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyStore } from '../../../server/store/sqlite/verify.ts';
import type { RouteName } from '../../../shared/paths.ts';
import { dayMs } from '../../../shared/time/durations.ts';
import { user } from '../../store/access-contract.ts';
import { changeUser } from '../../store/changing.ts';
import { anApplicationWorld, fin, withAssistance } from '../../support/application-world.ts';

/** [PV2] Once a case is over for so long, no file of the data folder holds anything of who asked or of what was said; its number and its log do. */

const name = (id: string) => ({ id, name: { az: id } });
const [assistance, appeal] = withAssistance.caseKinds ?? [];
if (assistance === undefined || appeal === undefined) throw new Error('no kinds');
const world = anApplicationWorld({
  ...withAssistance,
  caseKinds: [assistance, appeal, { ...appeal, ...name('callback'), letter: 'R', form: 'callback', offered: false }],
  caseTopics: [name('pension')],
  caseDocuments: [{ ...name('certificate'), text: { az: '{surname} {name}: {address}' }, keepDays: 30 }],
});

/** Each thing that somebody says, by words that stand nowhere else. */
const said = {
  ...{ surname: 'Zərqələmova', name: 'Qönçəgül', address: 'Lökbatan, Xırda küçə 77', phone: '+994557654321' },
  ...{ text: 'Kəhrizin suyu quruyub', email: 'qoncegul@example.org' },
};
const words = {
  ...said,
  ...{ question: 'Hansı kəhriz', reply: 'Dağın dibindəki', staff: 'Qonşusu narazıdır', extension: 'Mühəndis xəstədir' },
  ...{ answer: 'Kəhriz təmizlənəcək', again: 'Su hələ gəlmir', later: 'Nasos quraşdırıldı', comment: 'Tez olun' },
  ...{ caller: 'Telefonda soruşan', callback: 'Axşam zəng edin', file: 'xatire.pdf', page: 'Sənədin içi' },
};

const server = () => world.server();
const send = async <N extends RouteName>(route: N, id: string, body: object) => {
  const { status, refusal } = await server().ask('manager', route, { params: { case: id }, body });
  expect([route, status < 300, refusal]).toEqual([route, true, null]);
};
const idOf = async (number: string): Promise<string> =>
  (await server().ask('manager', 'cases', { query: { number } })).value.cases[0]?.id ?? '';
const asked = async (kind: string, answers: object) => {
  const contact = { phone: said.phone, email: said.email };
  const registered = await server().ask('reception', 'registerCase', { body: { kind, answers, contact } });
  return { ...registered.value, id: await idOf(registered.value.number) };
};
const addFile = async (secret: string) => {
  const body = `%PDF-1.7\n1 0 obj\n<<>>\nendobj\n% ${words.page}\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n`;
  const head = `Content-Disposition: form-data; name="file"; filename="${words.file}"\r\nContent-Type: application/pdf`;
  const { statusCode } = await server().app.inject({
    ...{ method: 'POST', url: `/api/m/${secret}/files`, payload: `--e\r\n${head}\r\n\r\n${body}\r\n--e--\r\n` },
    headers: { 'content-type': 'multipart/form-data; boundary=e' },
  });
  expect(statusCode).toBe(201);
};

/** An appeal with all that can be said about one. */
const appealed = async (): Promise<{ readonly number: string; readonly secret: string }> => {
  const leyla = user('leyla', { role: 'clerk', mustChange: false, counters: null });
  await changeUser(server().store, { ...leyla, duties: ['answer'], department: 'social' });
  const { id, secret, number } = await asked('appeal', said);
  await send('routeCase', id, { department: 'social' });
  await send('assignCase', id, { user: 'leyla' });
  await send('askCitizen', id, { text: `${words.question} nəzərdə tutulur?` });
  await addFile(secret);
  await server().ask(null, 'ownCaseSupply', { params: { secret }, body: { text: words.reply } });
  await server().ask(null, 'ownCaseComment', { params: { secret }, body: { text: words.comment } });
  await send('commentCase', id, { text: words.staff });
  await send('extendCase', id, { reason: words.extension });
  await send('issueDocument', id, { kind: 'certificate' });
  await send('answerCase', id, { text: `${words.answer}, gözləyin.`, outcome: 'grant', way: 'print' });
  await server().ask(null, 'ownCaseReopen', { params: { secret }, body: { reason: words.again } });
  await send('answerCase', id, { text: `${words.later} və yoxlanıldı.`, outcome: 'grant', way: 'print' });
  return { number, secret };
};

/** How many files of the data folder hold each of these words; the index of words holds them folded. */
const held = async (): Promise<{ readonly [what: string]: number }> => {
  const files = (await readdir(world.folder(), { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
  const texts = await Promise.all(files.map(({ parentPath, name: file }) => readFile(join(parentPath, file), 'utf8')));
  const fold = (text: string): string => text.toLocaleLowerCase('az').replaceAll('ə', 'e').replaceAll('ı', 'i');
  const folded = texts.map(fold);
  return Object.fromEntries(
    Object.entries({ ...words, fin, digits: said.phone.slice(4) }).map(([what, text]) => [
      what,
      folded.filter((one) => one.includes(fold(text))).length,
    ]),
  );
};

test('[PV2] [PV6] an appeal, an application and a call-back, with file, document, letters, looks and notices', async () => {
  await world.inForce();
  const { number, secret } = await appealed();
  const { text: _text, email: _email, ...person } = said;
  const application = await world.apply({ answers: { ...world.answers, ...person }, contact: { phone: said.phone } });
  await world.decided(application.secret);
  const wish = await asked('callback', { phone: said.phone, name: words.caller, text: words.callback });
  for (const _ of [1, 2, 3]) await send('tryCallback', wish.id, { reached: false });
  await server().ask('manager', 'searchCases', { body: { name: said.surname, phone: said.phone, words: said.text } });
  await server().ask(null, 'askCitizenCode', { body: { phone: said.phone } });
  const before = await held();
  expect(Object.entries(before).filter(([, files]) => files === 0)).toEqual([]);

  // What was answered is closed a month later, and what is closed is kept for three years.
  for (const days of [31, 1095]) {
    world.clock().set(world.clock().now() + days * dayMs);
    await world.later(2);
  }
  await server().store.erase(world.clock().now());
  expect((await server().ask(null, 'own', { params: { secret } })).status).toBe(404);
  expect((await server().ask('manager', 'cases', { query: { number } })).value.cases).toMatchObject([{ number }]);
  expect(Object.entries(await held()).filter(([, files]) => files > 0)).toEqual([]);
  const logged = server().logged.join('\n');
  expect(Object.entries(words).filter(([, text]) => logged.includes(text))).toEqual([]);
  await server().close();
  const { findings } = await verifyStore({ file: world.file(), clock: world.clock(), legsOf: null });
  expect(findings).toEqual([]);
});
