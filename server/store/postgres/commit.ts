import type { StoredEvent } from '../../../shared/events.ts';
import { createKeyedMutex } from '../../async/mutex.ts';
import type { Head } from '../log-chain.ts';
import type { Locked, QueueStore, Write } from '../store.ts';
import { answersOf, putAnswers } from './answers.ts';
import type { Connection, Session } from './database.ts';
import { addJobs } from './jobs.ts';
import { openPutLegs } from './legs.ts';
import { eventsAfter, lockedHead, mustHave, openAppend } from './log.ts';
import { lockedOffice, writeOffice } from './office.ts';
import type { Seen } from './partitions.ts';
import { addSecrets, phoneOf, putPersonal, ticketsOfPhone } from './personal.ts';
import { decided, question, questionOfMany } from './questions.ts';
import { addNotes } from './security.ts';

/** One transaction of a centre: every commit stands upon the last one that was promised to be on disk. */
export function openCommit(connection: Connection, seen: Seen): QueueStore['commit'] {
  const [append, putLegs] = [openAppend(seen), openPutLegs(seen)];
  const promised = new Map<string, StoredEvent>();
  // Those of one process wait for each other here, in the order of asking, rather than each with a session of its own.
  const { inTurn } = createKeyedMutex();
  return async (centre, knownSeq, decide) => {
    const done = await inTurn(centre, () =>
      connection.write(async (to) => {
        const head = await lockedHead(to, centre);
        const before = promised.get(centre);
        if (before !== undefined && before.hash !== head.hash) await mustHave(to, centre, before);
        const missed = head.seq > knownSeq ? await eventsAfter(to, centre, knownSeq) : [];
        const locked: Locked = { missed, ...questions(to, centre) };
        const { write, value } = await decided(() => decide(locked));
        return { missed, stored: await writeAll(to, { centre, head, append, putLegs }, write), value };
      }),
    );
    const last = done.stored.at(-1);
    if (last !== undefined) promised.set(centre, last);
    return done;
  };
}

/** What a decision may ask. */
const questions = (from: Session, centre: string) => ({
  answer: questionOfMany((asked: readonly (readonly [scope: string, key: string])[]) => answersOf(from, asked)),
  ticketsOfPhone: question((phone: string) => ticketsOfPhone(from, centre, phone)),
  phoneOf: question((ticket: string) => phoneOf(from, centre, ticket)),
  ...lockedOffice(from, centre),
});

interface Log {
  readonly centre: string;
  readonly head: Head;
  readonly append: ReturnType<typeof openAppend>;
  readonly putLegs: ReturnType<typeof openPutLegs>;
}

const writeAll = async (to: Session, { centre, head, ...log }: Log, write: Write): Promise<readonly StoredEvent[]> => {
  const { events, legs, jobs, personal, secrets, answers, told = [] } = write;
  const stored = await log.append(to, centre, head, events);
  await log.putLegs(to, legs);
  await addJobs(to, jobs);
  putPersonal(to, centre, personal);
  await addSecrets(to, centre, secrets);
  await writeOffice(to, centre, write);
  await putAnswers(to, answers);
  await addNotes(to, told);
  return stored;
};
