import { expect, test } from 'vitest';
import { createSession } from '../../ui/session.ts';
import { done, lost, refused, scriptedApi } from './counter-fakes.ts';

const user = { id: 'u1', name: 'Leyla', mustChange: false, mustEnrol: false };
const signedIn = (over: Partial<typeof user> = {}) => ({ ok: true, value: { user: { ...user, ...over } } }) as const;

/** Somebody whose password was right and who is asked for the code. */
const askedForCode = async () => {
  const server = scriptedApi();
  const session = createSession(server.api);
  void session.signIn('leyla', 'a long enough one');
  await server.answer(refused('needs-code'));
  expect([session.state.value, session.trouble.value]).toEqual([{ step: 'code' }, null]);
  return { server, session };
};

test('the code goes with the password that was right, and lets in', async () => {
  const { server, session } = await askedForCode();
  void session.giveCode('123456');
  expect(server.asked.at(-1)?.body).toEqual({ user: 'leyla', password: 'a long enough one', code: '123456' });
  await server.answer(signedIn());
  expect(session.state.value).toMatchObject({ step: 'in', user: { id: 'u1' } });
});

test.each([
  ['wrong-code', 'code'],
  ['too-many', 'code'],
  // Changed elsewhere in the meantime: the code will never be right with this one.
  ['wrong-password', 'out'],
] as const)('a code answered with %s leaves one at: %s, with a word', async (code, step) => {
  const { server, session } = await askedForCode();
  void session.giveCode('000000');
  await server.answer(refused(code));
  expect([session.state.value.step, session.trouble.value, session.busy.value]).toEqual([step, code, false]);
});

test('after going back the password is asked for again, and no code goes with the old one', async () => {
  const { server, session } = await askedForCode();
  session.back();
  void session.giveCode('123456');
  await Promise.resolve();
  expect([session.state.value.step, server.waiting()]).toEqual(['out', 0]);
});

test.each([
  [signedIn({ mustChange: true, mustEnrol: true }), 'must-change'],
  [signedIn({ mustEnrol: true }), 'must-enrol'],
  [signedIn(), 'in'],
  [lost, 'unreachable'],
  [refused('not-signed-in'), 'out'],
] as const)('%j means: %s', async (answer, step) => {
  const server = scriptedApi();
  const session = createSession(server.api);
  void session.check();
  void session.check();
  expect(server.asked).toHaveLength(1);
  await server.answer(answer);
  expect(session.state.value.step).toBe(step);
});

test.each([
  [done, 'out', null],
  [refused('not-signed-in'), 'out', null],
  [refused('cannot-store'), 'in', 'cannot-store'],
  [lost, 'in', 'lost'],
] as const)('signing out answered with %j leaves one %s', async (answer, step, trouble) => {
  const server = scriptedApi();
  const session = createSession(server.api);
  void session.check();
  await server.answer(signedIn());
  void session.signOut();
  await server.answer(answer);
  expect([session.state.value.step, session.trouble.value]).toEqual([step, trouble]);
});

test('who leaves while another question is under way is signed out once that is answered, and once only', async () => {
  const server = scriptedApi();
  const session = createSession(server.api);
  void session.check();
  const left = [session.signOut(), session.signOut()];
  expect(server.asked.map(({ route }) => route)).toEqual(['session']);
  await server.answer(signedIn());
  expect(session.state.value.step).toBe('in');
  await server.answer(done);
  await Promise.all(left);
  expect(server.asked.map(({ route }) => route)).toEqual(['session', 'signOut']);
  expect([session.state.value.step, session.busy.value]).toEqual(['out', false]);
});
