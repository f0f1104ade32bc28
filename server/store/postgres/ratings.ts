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
import { answerOf, putAnswers } from './answers.ts';
import type { Connection, Session } from './database.ts';
import { lockCentre } from './locks.ts';
import { manyRows } from './many.ts';

/** Ratings, and whose visits are asked about. */
export function openRatings({ read, write }: Connection): RatingStore {
  return {
    visitOfLink: (link, now) => read(async (from) => (await from.get<AskedVisit>(ofLink, [link, now])) ?? null),
    visitEnd: ({ centre, date, ticket }) =>
      read(async (from) => (await from.get<VisitEnd>(visitEnd, [centre, date, ticket])) ?? null),
    rating: (centre, of) => read((from) => ratingOf(from, centre, of)),
    changeRating: (centre, of, change, once) =>
      write(async (to) => {
        await lockCentre(to, centre);
        const kept = once === undefined ? null : await answerOf(to, once.answer.scope, once.answer.key);
        if (kept !== null && once !== undefined && kept.keptAt > once.since) return kept;
        const written = change(await ratingOf(to, centre, of));
        if (written === null) return null;
        await putRating(to, centre, written);
        if (once !== undefined) await putAnswers(to, [once.answer]);
        return null;
      }),
    countedRatings: (centre, { from: first, to: last, givenBefore }) =>
      read(async (from) =>
        (await from.all<Omit<Raw, 'practice'>>(counted, [centre, first, last, givenBefore])).map(countedOf),
      ),
    ratingComments: (centre, { from: first, to: last, givenBefore }) =>
      read((from) => from.all<RatingComment>(comments, [centre, first, last, givenBefore])),
    askedVisits: (centre, date) => read((from) => from.all<AskedCount>(asked, [centre, date])),
  };
}

/** Adds that the visits of these tickets are asked about, within a transaction. */
export async function addRatingAsks(to: Session, centre: string, secrets: readonly TicketSecret[]): Promise<void> {
  const rows = secrets.flatMap(({ ticket, ask }) =>
    ask === undefined ? [] : [[centre, ask.date, ticket, ask.link, ask.until]],
  );
  await addAsks(to, rows);
}

const addAsks = manyRows('rating_asks', [
  ['centre', 'text'],
  ['date', 'text'],
  ['ticket', 'text'],
  ['link', 'text'],
  ['expires_at', 'int8'],
]);

interface Raw extends Omit<StoredRating, 'reasons'> {
  readonly reasons: string;
}

const reasonsOf = (text: string): StoredRating['reasons'] => JSON.parse(text);

const countedOf = ({ kind, date, score, reasons, service, clerk }: Omit<Raw, 'practice'>) => ({
  ...{ kind, date, score, service, clerk },
  reasons: reasonsOf(reasons),
});

const ratingOf = async (from: Session, centre: string, { kind, subject }: RatingOf): Promise<StoredRating | null> => {
  const row = await from.get<Raw>(one, [centre, kind, subject]);
  return row === undefined ? null : { ...row, reasons: reasonsOf(row.reasons) };
};

type Written = NonNullable<ReturnType<Parameters<RatingStore['changeRating']>[2]>>;

const putRating = async (to: Session, centre: string, { rating, comment }: Written): Promise<void> => {
  const { kind, subject, date, practice, score, reasons, service, clerk, firstAt, givenAt, givenOn } = rating;
  const said = [score, JSON.stringify(reasons), service, clerk, firstAt, givenAt, givenOn];
  await to.run(put, [centre, kind, subject, date, practice, ...said]);
  if (comment === null) await to.run(unsay, [centre, kind, subject]);
  else await to.run(say, [centre, kind, subject, comment.text, comment.eraseAt]);
};

const put = `INSERT INTO ratings
    (centre, kind, subject, date, practice, score, reasons, service, clerk, first_at, given_at, given_on)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  ON CONFLICT (centre, kind, subject) DO UPDATE SET date = excluded.date, practice = excluded.practice,
    score = excluded.score, reasons = excluded.reasons, service = excluded.service, clerk = excluded.clerk,
    first_at = excluded.first_at, given_at = excluded.given_at, given_on = excluded.given_on`;
const say = `INSERT INTO rating_comments (centre, kind, subject, comment, erase_at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (centre, kind, subject) DO UPDATE SET comment = excluded.comment, erase_at = excluded.erase_at`;
const unsay = 'DELETE FROM rating_comments WHERE centre = $1 AND kind = $2 AND subject = $3';

const fields = `kind, subject, date, practice, score, reasons, service, clerk, first_at AS "firstAt", given_at AS "givenAt",
  given_on AS "givenOn"`;
const one = `SELECT ${fields} FROM ratings WHERE centre = $1 AND kind = $2 AND subject = $3`;
const ofLink = 'SELECT centre, date, ticket FROM rating_asks WHERE link = $1 AND expires_at > $2';
const visitEnd = `SELECT service, clerk, CASE WHEN ending = 'served' THEN ended_at END AS "servedAt", practice FROM legs
  WHERE centre = $1 AND date = $2 AND ticket = $3 ORDER BY leg DESC LIMIT 1`;

const within = 'centre = $1 AND date >= $2 AND date <= $3 AND given_on < $4 AND NOT practice';
const counted = `SELECT ${fields} FROM ratings WHERE ${within}`;
const comments = `SELECT kind, score, comment AS text FROM ratings JOIN rating_comments USING (centre, kind, subject)
  WHERE ${within} ORDER BY comment LIMIT 500`;
const asked = `SELECT service, clerk, count(*) AS count FROM rating_asks JOIN legs USING (centre, date, ticket)
  WHERE rating_asks.centre = $1 AND rating_asks.date = $2 AND NOT practice AND ending = 'served' AND NOT EXISTS
    (SELECT 1 FROM legs AS later WHERE later.centre = legs.centre AND later.date = legs.date
     AND later.ticket = legs.ticket AND later.leg > legs.leg)
  GROUP BY service, clerk ORDER BY service, clerk NULLS FIRST`;
