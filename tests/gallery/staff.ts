import type { Answer, Api } from '../../ui/api.ts';
import { createSession, type Session, type SignedIn } from '../../ui/session.ts';
import { type TalkingApi, talkingApi } from '../fronts/manager-fakes.ts';

/** Who works at the screens of the gallery, and the server that they talk to. */

export const clerk: SignedIn = {
  id: 'u1',
  login: 'leyla',
  name: 'Leyla Məmmədova',
  role: 'clerk',
  centre: 'sample',
  counters: null,
  mustChange: false,
  mustEnrol: false,
};
export const manager: SignedIn = {
  ...clerk,
  id: 'u9',
  login: 'rauf',
  name: 'Rauf Əliyev',
  role: 'admin',
  centre: null,
};

export type Door = 'in' | 'out' | 'wrong password' | 'code' | 'must change' | 'must enrol' | 'unreachable';
export const doors: readonly Door[] = ['out', 'wrong password', 'code', 'must change', 'must enrol', 'unreachable'];

/** A server on which somebody is signed in, or stands before the door in one of its ways. */
export async function atDoor(
  who: SignedIn,
  door: Door,
): Promise<{ readonly server: TalkingApi; readonly session: Session }> {
  const server = talkingApi();
  const user = { ...who, mustChange: door === 'must change', mustEnrol: door === 'must enrol' };
  const refuse = (code: 'not-signed-in' | 'wrong-password' | 'needs-code'): Answer<unknown> => ({
    ok: false,
    refusal: { code, message: '' },
  });
  const isIn = door === 'in' || door === 'must change' || door === 'must enrol';
  if (door !== 'unreachable')
    server.on('session', () => (isIn ? { ok: true, value: { user } } : refuse('not-signed-in')));
  server.on('signIn', () => refuse(door === 'code' ? 'needs-code' : 'wrong-password'));
  const session = createSession(server.api as Api);
  await session.check();
  if (door === 'wrong password' || door === 'code') await session.signIn(user.login, 'a password');
  return { server, session };
}
