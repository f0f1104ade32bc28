import type { LegRow } from '../../../shared/reports/figures.ts';
import type { KeptAnswer } from '../kept-answers.ts';
import type { TicketSecret } from '../personal.ts';
import type { AskedCount, AskedVisit, RatingOf, RatingSpan, RatingStore, RatingWrite } from '../ratings.ts';
import { type ClockShift, shiftedAge, shiftedEnd } from '../shifted.ts';

/** Ratings, in memory, to the same contract. */
export function memoryRatings(around: Around, allLegs: () => readonly LegRow[], isGone: IsGone) {
  const rows: Rows = new Map();
  const asks = new Map<string, Ask>();
  return {
    store: { ...changesOf(rows, around), ...readsOf(rows), ...visitsOf(asks, allLegs) } satisfies RatingStore,
    ask(centre: string, secrets: readonly TicketSecret[]): void {
      for (const { ticket, ask } of secrets)
        if (ask !== undefined) asks.set(`${centre}\n${ticket}`, { centre, ticket, ...ask });
    },
    /** Takes away what may not be kept any longer; gives how many rows went or were changed. */
    erase(now: number): number {
      const over = [...rows].filter(
        ([, { centre, rating, comment }]) =>
          comment !== null &&
          (comment.eraseAt <= now || (rating.kind === 'case' && isGone(centre, rating.subject, now))),
      );
      for (const [name, row] of over) rows.set(name, { ...row, comment: null });
      const dead = [...asks].filter(([, { link, until }]) => link !== null && until <= now);
      for (const [name, row] of dead) asks.set(name, { ...row, link: null });
      return over.length + dead.length;
    },
    shift(by: ClockShift): void {
      for (const [name, ask] of asks) asks.set(name, { ...ask, until: shiftedEnd(ask.until, by) });
      for (const [name, { centre, rating, comment }] of rows) {
        const [firstAt, givenAt] = [shiftedAge(rating.firstAt, by), shiftedAge(rating.givenAt, by)];
        const kept = comment === null ? null : { ...comment, eraseAt: shiftedEnd(comment.eraseAt, by) };
        rows.set(name, { centre, rating: { ...rating, firstAt, givenAt }, comment: kept });
      }
    },
  };
}

/** Whether the person of a case is to be erased at `now` (ms). */
type IsGone = (centre: string, id: string, now: number) => boolean;

interface Ask extends AskedVisit {
  readonly link: string | null;
  readonly until: number;
}
interface Row extends RatingWrite {
  readonly centre: string;
}
type Rows = Map<string, Row>;

interface Around {
  readonly beforeWrite: () => void;
  readonly hasCentre: (id: string) => boolean;
  readonly answer: (scope: string, key: string) => KeptAnswer | null;
  readonly keepAnswer: (answer: KeptAnswer) => void;
}

const nameOf = (centre: string, { kind, subject }: RatingOf): string => `${centre}\n${kind}\n${subject}`;

const changesOf = (
  rows: Rows,
  { beforeWrite, hasCentre, answer, keepAnswer }: Around,
): Pick<RatingStore, 'rating' | 'changeRating'> => ({
  rating: async (centre, of) => rows.get(nameOf(centre, of))?.rating ?? null,
  async changeRating(centre, of, change, once) {
    beforeWrite();
    const kept = once === undefined ? null : answer(once.answer.scope, once.answer.key);
    if (kept !== null && once !== undefined && kept.keptAt > once.since) return kept;
    const write = change(rows.get(nameOf(centre, of))?.rating ?? null);
    if (write === null) return null;
    if (!hasCentre(centre)) throw new Error(`no such centre: ${centre}`);
    rows.set(nameOf(centre, of), { centre, ...write });
    if (once !== undefined) keepAnswer(once.answer);
    return null;
  },
});

const readsOf = (rows: Rows): Pick<RatingStore, 'countedRatings' | 'ratingComments'> => {
  const within = (id: string, { from, to, givenBefore }: RatingSpan): readonly Row[] =>
    [...rows.values()].filter(
      ({ centre, rating: { date, givenOn, practice } }) =>
        centre === id && !practice && date >= from && date <= to && givenOn < givenBefore,
    );
  return {
    countedRatings: async (centre, span) =>
      within(centre, span).map(({ rating: { kind, date, score, reasons, service, clerk } }) => ({
        ...{ kind, date, score, reasons, service, clerk },
      })),
    ratingComments: async (centre, span) =>
      within(centre, span)
        .flatMap(({ rating: { kind, score }, comment }) =>
          comment === null ? [] : { kind, score, text: comment.text },
        )
        .sort((a, b) => (a.text < b.text ? -1 : 1))
        .slice(0, 500),
  };
};

const visitsOf = (
  asks: ReadonlyMap<string, Ask>,
  allLegs: () => readonly LegRow[],
): Pick<RatingStore, 'visitOfLink' | 'visitEnd' | 'askedVisits'> => {
  const lastLeg = (of: AskedVisit): LegRow | null =>
    allLegs()
      .filter((leg) => leg.centre === of.centre && leg.date === of.date && leg.ticket === of.ticket)
      .reduce<LegRow | null>((last, leg) => (last === null || leg.leg > last.leg ? leg : last), null);
  return {
    async visitOfLink(wanted, now) {
      const found = [...asks.values()].find(({ link, until }) => link === wanted && until > now);
      return found === undefined ? null : { centre: found.centre, date: found.date, ticket: found.ticket };
    },
    async visitEnd(of) {
      const leg = lastLeg(of);
      if (leg === null) return null;
      const { service, clerk, ending, endedAt, practice } = leg;
      return { service, clerk, practice, servedAt: ending === 'served' ? endedAt : null };
    },
    async askedVisits(centre, date) {
      const counts = new Map<string, AskedCount>();
      for (const ask of asks.values()) {
        const leg = ask.centre === centre && ask.date === date ? lastLeg(ask) : null;
        if (leg === null || leg.practice || leg.ending !== 'served') continue;
        const { service, clerk } = leg;
        const name = `${service}\n${clerk ?? ''}`;
        counts.set(name, { service, clerk, count: (counts.get(name)?.count ?? 0) + 1 });
      }
      return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
    },
  };
};
