import { afterEach, beforeEach, expect, test } from 'vitest';
import { figuresOfCode } from '../../../server/access/citizen-code.ts';
import { openPersonKey } from '../../../server/access/person-key.ts';
import type { Centre } from '../../../shared/centre/centre.ts';
import { type ManualClock, manualClock } from '../../fakes/clock.ts';
import { eventually } from '../../support/eventually.ts';
import { type AServer, aFolder, aServer, openCentre } from '../../support/server.ts';

/** [PV5] One phone number that several people gave: the code opens the list of one name, and tells nothing of the others. */

const name = (id: string) => ({ id, name: { az: id } });
const withCases: Partial<Centre> = {
  caseKinds: [{ ...name('appeal'), letter: 'M', form: 'appeal', outcomes: ['explained'] }],
  caseTopics: [name('pension')],
  caseOutcomes: [name('explained')],
};
const phone = '+994501112233';

let clock: ManualClock;
let folder: Awaited<ReturnType<typeof aFolder>>;
let server: AServer;
beforeEach(async () => {
  clock = manualClock(Date.parse('2026-03-06T10:00+04:00'));
  folder = await aFolder();
  server = await aServer({ centre: openCentre(withCases), clock, folder: folder.path });
});
afterEach(async () => {
  await server.close();
  await folder.remove();
});

interface Named {
  readonly surname: string;
  readonly name: string;
  readonly father?: string;
}
/** Something asked for in this name, with the phone; gives its number. */
const file = async (named: Named): Promise<string> => {
  const answers = { text: 'Gizli məsələ', address: 'Bakı', phone, ...named };
  const body = { kind: 'appeal', topic: 'pension', answers, contact: { phone } };
  await clock.advance(1000);
  return (await server.ask(null, 'registerCase', { body })).value.number;
};
const leyla = { surname: 'Əliyeva', name: 'Leyla' };
const anar = { surname: 'Əliyev', name: 'Anar' };
const rauf = { surname: 'Məmmədov', name: 'Rauf' };

/** The figures of the next code. */
const nextCode = async (): Promise<string> => {
  const key = await openPersonKey(folder.path);
  const before = (await server.store.citizenCode(key(phone), clock.now()))?.code;
  await server.ask(null, 'askCitizenCode', { body: { phone } });
  return eventually(async () => {
    const found = await server.store.citizenCode(key(phone), clock.now());
    if (found === null || found.code === before) throw new Error('no code is on its way yet');
    return figuresOfCode(key, found.code);
  });
};
const signIn = (code: string, named?: string) =>
  server.ask(null, 'startCitizenSession', { body: { phone, code, ...(named === undefined ? {} : { name: named }) } });
type Signed = Awaited<ReturnType<typeof signIn>>;
const numbersOf = async ({ reply }: Signed): Promise<readonly string[]> => {
  const cookie = String(reply.headers['set-cookie'] ?? '').split(';')[0] ?? '';
  const { value } = await server.ask(null, 'citizenCases', { headers: { cookie } });
  return value.cases.map(({ number }) => number);
};
const notThis = (code: string): string => (code === '111111' ? '222222' : '111111');

test('the code alone opens nothing of a number that two gave, and says neither who nor how many', async () => {
  for (const one of [leyla, rauf]) await file(one);
  const code = await nextCode();
  const several = await signIn(code);
  expect([several.status, several.refusal?.code]).toEqual([401, 'needs-name']);
  expect(several.reply.headers['set-cookie']).toBeUndefined();
  await file(anar);
  // Of three it says what it says of two.
  expect((await signIn(code)).reply.body).toBe(several.reply.body);
  expect(several.reply.body).not.toMatch(/Leyla|Rauf|liyev|mmədov/);
});

test('the surname opens what was sent in that name, however it is spelled, and nothing else', async () => {
  const [hers, his] = [await file(leyla), await file(rauf)];
  expect(await numbersOf(await signIn(await nextCode(), 'ELIYEVA'))).toEqual([hers]);
  expect(await numbersOf(await signIn(await nextCode(), ' Rauf  Məmmədov '))).toEqual([his]);
});

test('a mother opens what she sent for her child by the name of the child', async () => {
  const [hers, child] = [await file(leyla), await file({ surname: 'Əliyeva', name: 'Nərgiz' })];
  const code = await nextCode();
  // One surname of two people is not enough, and it says no more than for a wrong one.
  const both = await signIn(code, 'Əliyeva');
  expect(both.refusal?.code).toBe('wrong-name');
  expect(both.reply.body).toBe((await signIn(code, 'Həsənova')).reply.body);
  expect(await numbersOf(await signIn(code, 'Əliyeva Nərgiz'))).toEqual([child]);
  expect(await numbersOf(await signIn(await nextCode(), 'Leyla Əliyeva'))).toEqual([hers]);
});

test('one person who wrote their name in two ways is one person, and is asked for no name', async () => {
  const numbers = [await file(anar), await file({ ...anar, father: 'Kamran oğlu' })];
  expect(await numbersOf(await signIn(await nextCode()))).toEqual(numbers.toReversed());
});

test('a short name that may be of either of two is in the list of neither', async () => {
  const kamran = await file({ ...anar, father: 'Kamran oğlu' });
  await file(anar);
  await file({ ...anar, father: 'Vaqif oğlu' });
  expect(await numbersOf(await signIn(await nextCode(), 'Əliyev Anar Kamran oğlu'))).toEqual([kamran]);
});

test('names without letters, of nobody and of all together open nothing', async () => {
  for (const one of [leyla, rauf]) await file(one);
  const code = await nextCode();
  for (const tried of ['. ,', 'Quliyev', 'Əliyeva Leyla Məmmədov Rauf'])
    expect((await signIn(code, tried)).refusal?.code, tried).toBe('wrong-name');
});

test('names are guessed as often as the code may be, together with it', async () => {
  for (const one of [leyla, rauf]) await file(one);
  const code = await nextCode();
  expect((await signIn(notThis(code))).refusal?.code).toBe('wrong-code');
  expect((await signIn(code)).refusal?.code).toBe('needs-name');
  for (let n = 0; n < 3; n++) expect((await signIn(code, 'Quliyev')).refusal?.code).toBe('wrong-name');
  expect((await signIn(code, 'Əliyeva')).refusal?.code).toBe('too-many');
});

test('[PV4] before the right code a name tells nothing: the same bytes, of anybody', async () => {
  for (const one of [leyla, rauf]) await file(one);
  const wrong = notThis(await nextCode());
  const [none, right, other] = [await signIn(wrong), await signIn(wrong, 'Əliyeva'), await signIn(wrong, 'Quliyev')];
  expect(none.refusal?.code).toBe('wrong-code');
  expect([right.reply.body, other.reply.body]).toEqual([none.reply.body, none.reply.body]);
});

test('[PV3] that the list was opened stands beside what it shows, and nowhere else', async () => {
  const answers = { text: 'Gizli məsələ', address: 'Bakı', phone, ...rauf };
  const body = { kind: 'appeal', topic: 'pension', answers, contact: { phone } };
  const his = (await server.ask(null, 'registerCase', { body })).value;
  await file(leyla);
  const looks = async () => (await server.ask(null, 'ownLooks', { params: { secret: his.secret } })).value.looks;
  await signIn(await nextCode(), 'Əliyeva');
  expect(await looks()).toEqual([]);
  await signIn(await nextCode(), 'Məmmədov');
  expect(await looks()).toHaveLength(1);
});

test('what somebody else sends while the list is open does not come into it', async () => {
  const hers = await file(leyla);
  const signed = await signIn(await nextCode());
  await file(rauf);
  expect(await numbersOf(signed)).toEqual([hers]);
});
