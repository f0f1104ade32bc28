import type { AccessLocked, AccessStore, AccessWrite } from '../store.ts';
import { answerOf, putAnswers } from './answers.ts';
import type { Connection, Session } from './database.ts';
import { deviceBy, devicesOf, openDevices, removeDevices, writeDevice } from './devices.ts';
import { openFailures } from './failures.ts';
import { lockAccess } from './locks.ts';
import { addNames, namesOf } from './person-names.ts';
import { decided, question } from './questions.ts';
import { addNotes, openSecurity } from './security.ts';
import { endSessions, endSessionsOf, openSessions, putSession, sessionsOf } from './sessions.ts';
import { openTokens, removeToken, tokenBy, writeToken } from './tokens.ts';
import { allUsers, openUsers, removeUser, writeUser } from './users.ts';

/** People, programs and devices: who may come in. `rightsEnded` resolves once the other processes have heard of it. */
export function openAccess(connection: Connection, rightsEnded: () => Promise<void>): AccessStore {
  return {
    async changeAccess(decide) {
      const { write, value } = await connection.write(async (to) => {
        await lockAccess(to);
        const locked = questions(to);
        const done = await decided(() => decide(locked));
        await writeAll(to, done.write);
        return done;
      });
      if (mayEndRights(write)) await rightsEnded();
      return value;
    },
    personNames: () => connection.read(namesOf),
    ...openUsers(connection),
    ...openSessions(connection),
    ...openTokens(connection),
    ...openDevices(connection),
    ...openFailures(connection),
    ...openSecurity(connection),
  };
}

const questions = (from: Session): AccessLocked => ({
  users: question(() => allUsers(from)),
  sessionsOf: question((user: string, now: number) => sessionsOf(from, user, now)),
  token: question((id: string) => tokenBy(from, 'id', id)),
  device: question((id: string) => deviceBy(from, 'id', id)),
  devices: question((centre: string) => devicesOf(from, centre)),
  answer: question((scope: string, key: string) => answerOf(from, scope, key)),
});

/** Whether somebody may come in no longer, or may do less. */
const mayEndRights = ({
  user,
  removed,
  signedOut,
  ended = [],
  removedToken,
  device,
  removedDevice,
  ...write
}: AccessWrite) =>
  [user, removed, signedOut, removedToken, device, removedDevice].some((one) => one !== undefined) ||
  [...ended, ...(write.forgotten ?? [])].length > 0;

/** What gives way goes first. */
const writeAll = async (to: Session, write: AccessWrite): Promise<void> => {
  const { user, named = [], removed, signedOut, session, ended = [], token, removedToken } = write;
  const { device, removedDevice, forgotten = [], answer, told = [] } = write;
  if (forgotten.length > 0) await removeDevices(to, forgotten);
  if (user !== undefined) await writeUser(to, user);
  await addNames(to, named);
  if (signedOut !== undefined) await endSessionsOf(to, signedOut.user, signedOut.except);
  if (removed !== undefined) await removeUser(to, removed);
  if (ended.length > 0) await endSessions(to, ended);
  if (session !== undefined) await putSession(to, session);
  if (token !== undefined) await writeToken(to, token);
  if (device !== undefined) await writeDevice(to, device);
  if (removedToken !== undefined) await removeToken(to, removedToken);
  if (removedDevice !== undefined) await removeDevices(to, [removedDevice]);
  if (answer !== undefined) await putAnswers(to, [answer]);
  await addNotes(to, told);
};
