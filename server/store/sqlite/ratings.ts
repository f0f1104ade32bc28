import type { TicketSecret } from '../personal.ts';
import type {
  AskedCount,
  AskedVisit,
  RatingComment,
  RatingOf,
  RatingStore,
  StoredRating,
  VisitEnd,
} from '../ratings.ts';
import type { Connection } from './database.ts';
import type { openAnswers } from './side-tables.ts';
import { soundJson } from './sound-rows.ts';

/** Ratings, and whose visits are asked about. */
export function openRatings(connection: Connection, answers: ReturnType<typeof openAnswers>): RatingStore {
  const one = connection.prepare<Raw>(`SELECT ${fields} FROM ratings WHERE centre = ? AND kind = ? AND subject = ?`);
  const put = openPut(connection);
  const read = (centre: string, { kind, subject }: RatingOf): StoredRating | null => {
    const row = one.get(centre, kind, subject);
    return row === undefined ? null : stored(row);
  };
  return {
    ...openVisits(connection),
    ...openCounts(connection),
    rating: (centre, of) => connection.read(() => read(centre, of)),
    changeRating: (centre, of, change, once) =>
      connection.write(() => {
        const kept = once === undefined ? null : answers.get(once.answer.scope, once.answer.key);
        if (kept !== null && once !== undefined && kept.keptAt > once.since) return kept;
        const write = change(read(centre, of));
        if (write === null) return null;
        put(centre, write.rating, write.comment);
        if (once !== undefined) answers.put(once.answer);
        return null;
      }),
  };
}

/** Adds that the visit of a ticket is asked about, within a transaction. */
export function openRatingAsks(connection: Connection) {
  const add = connection.prepare(
    'INSERT INTO rating_asks (centre, date, ticket, link, expires_at) VALUES (?, ?, ?, ?, ?)',
  );
  return (centre: string, { ticket, ask }: TicketSecret): void => {
    if (ask !== undefined) add.run(centre, ask.date, ticket, ask.link, ask.until);
  };
}

const openPut = (connection: Connection) => {
  const put = connection.prepare(
    `INSERT INTO ratings (centre, kind, subject, date, practice, score, reasons, service, clerk, first_at, given_at, given_on)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (centre, kind, subject) DO UPDATE SET date = excluded.date, practice = excluded.practice,
       score = excluded.score, reasons = excluded.reasons, service = excluded.service, clerk = excluded.clerk,
       first_at = excluded.first_at, given_at = excluded.given_at, given_on = excluded.given_on`,
  );
  const say = connection.prepare(
    `INSERT INTO rating_comments (centre, kind, subject, comment, erase_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (centre, kind, subject) DO UPDATE SET comment = excluded.comment, erase_at = excluded.erase_at`,
  );
  const unsay = connection.prepare('DELETE FROM rating_comments WHERE centre = ? AND kind = ? AND subject = ?');
  return (centre: string, of: StoredRating, comment: { readonly text: string; readonly eraseAt: number } | null) => {
    const { kind, subject, date, practice, score, reasons, service, clerk, firstAt, givenAt, givenOn } = of;
    const said = [score, JSON.stringify(reasons), service, clerk, firstAt, givenAt, givenOn];
    put.run(centre, kind, subject, date, Number(practice), ...said);
    if (comment === null) unsay.run(centre, kind, subject);
    else say.run(centre, kind, subject, comment.text, comment.eraseAt);
  };
};

const openVisits = (connection: Connection): Pick<RatingStore, 'visitOfLink' | 'visitEnd'> => {
  const ofLink = connection.prepare<AskedVisit>(
    'SELECT centre, date, ticket FROM rating_asks WHERE link = ? AND expires_at > ?',
  );
  const last = connection.prepare<Omit<VisitEnd, 'practice'> & { readonly practice: number }>(
    `SELECT service, clerk, iif(ending = 'served', ended_at, NULL) AS servedAt, practice FROM legs
     WHERE centre = ? AND date = ? AND ticket = ? ORDER BY leg DESC LIMIT 1`,
  );
  return {
    visitOfLink: (link, now) => connection.read(() => ofLink.get(link, now) ?? null),
    visitEnd: ({ centre, date, ticket }) =>
      connection.read(() => {
        const row = last.get(centre, date, ticket);
        return row === undefined ? null : { ...row, practice: row.practice === 1 };
      }),
  };
};

const openCounts = (connection: Connection): Pick<RatingStore, 'countedRatings' | 'ratingComments' | 'askedVisits'> => {
  const within = 'centre = ? AND date >= ? AND date <= ? AND given_on < ? AND practice = 0';
  const counted = connection.prepare<Omit<Raw, 'practice'>>(`SELECT ${fields} FROM ratings WHERE ${within}`);
  const comments = connection.prepare<RatingComment>(
    `SELECT kind, score, comment AS text FROM ratings JOIN rating_comments USING (centre, kind, subject)
     WHERE ${within} ORDER BY comment LIMIT 500`,
  );
  const asked = connection.prepare<AskedCount>(
    `SELECT service, clerk, count(*) AS count FROM rating_asks JOIN legs USING (centre, date, ticket)
     WHERE rating_asks.centre = ? AND rating_asks.date = ? AND practice = 0 AND ending = 'served' AND NOT EXISTS
       (SELECT 1 FROM legs AS later WHERE later.centre = legs.centre AND later.date = legs.date
        AND later.ticket = legs.ticket AND later.leg > legs.leg)
     GROUP BY service, clerk ORDER BY service, clerk`,
  );
  return {
    countedRatings: (centre, { from, to, givenBefore }) =>
      connection.read(() =>
        counted.all(centre, from, to, givenBefore).map(({ kind, date, score, reasons, service, clerk }) => ({
          ...{ kind, date, score, service, clerk },
          reasons: soundJson(reasons),
        })),
      ),
    ratingComments: (centre, { from, to, givenBefore }) =>
      connection.read(() => comments.all(centre, from, to, givenBefore)),
    askedVisits: (centre, date) => connection.read(() => asked.all(centre, date)),
  };
};

interface Raw extends Omit<StoredRating, 'reasons' | 'practice'> {
  readonly reasons: string;
  readonly practice: number;
}

const fields =
  'kind, subject, date, practice, score, reasons, service, clerk, first_at AS firstAt, given_at AS givenAt, given_on AS givenOn';

const stored = ({ reasons, practice, ...row }: Raw): StoredRating => ({
  ...row,
  practice: practice === 1,
  reasons: soundJson(reasons),
});
