import { type Static, Type } from 'typebox';
import type { Centre } from '../centre/centre.ts';
import { LabelBody } from '../labels.ts';
import { closed, Id, nullable, Text, Time } from '../route-parts.ts';
import { commentLetters, type Score } from './rating-scores.ts';

/** Ratings: how somebody says that a visit or a case went, by one of five faces. Rules: engine/ratings/RULES.md, figures: docs/figures.md. */

/** What a rating is of; an anonymous one, given on the way out, is of nothing that is known. */
export const ratingKinds = ['visit', 'case', 'anonymous'] as const;
export type RatingKind = (typeof ratingKinds)[number];

const ScoreBody = Type.Unsafe<Score>({ type: 'integer', minimum: 1, maximum: 5, description: '1 to 5, 5 = the best' });
const Reasons = Type.Array(Id, { maxItems: 20, uniqueItems: true, description: 'ids of the reasons of the centre' });

/** What is said with the secret of a visit or a case. */
export const RatingAsked = Type.Object(
  {
    score: ScoreBody,
    reasons: Type.Optional(Reasons),
    comment: Type.Optional(Type.String({ maxLength: commentLetters })),
  },
  closed,
);
export type RatingAsked = Static<typeof RatingAsked>;

/** What is said on the way out. */
export const AnonymousRating = Type.Object({ score: ScoreBody, reasons: Type.Optional(Reasons) }, closed);

export const RatingReasonLine = Type.Object({ id: Id, name: Text });

/** What is asked, as a screen shows it; `languages` are those of the centre, its own first. */
export const RatingQuestion = Type.Object({
  reasons: Type.Array(RatingReasonLine),
  languages: Type.Array(Type.String()),
  /** It was a practice day: what is said counts nowhere. */
  practice: Type.Boolean(),
});

/** Whether the holder of a secret may say how it was, and what they have said. */
export const RatingState = Type.Object({
  ...RatingQuestion.properties,
  until: Time,
  given: nullable(
    Type.Object({ score: ScoreBody, reasons: Type.Array(Id), changeUntil: Time, mayChange: Type.Boolean() }),
  ),
});
export type RatingState = Static<typeof RatingState>;
export type RatingQuestion = Static<typeof RatingQuestion>;

/** The reasons of a centre as a screen shows them. */
export function reasonLines({ ratingReasons = [] }: Pick<Centre, 'ratingReasons'>) {
  return ratingReasons.map(({ id, name }) => ({ id, name }));
}

const count = (description: string) => Type.Integer({ description });
const hidden = (description: string) => Type.Union([Type.Number(), Type.Null()], { description });

/** [RA2] [RA3] What some ratings come to; null = not shown, as there are too few. */
const figures = {
  n: count('ratings'),
  asked: nullable(count('visits or cases that were asked; null = nobody counts them')),
  response: hidden('ratings / asked, from 0 to 1'),
  satisfied: hidden('ratings of 4 and 5'),
  share: hidden('satisfied / n, from 0 to 1'),
  low: hidden('lower end of the 95 % Wilson interval of the share'),
  high: hidden('upper end'),
  scores: nullable(Type.Array(Type.Integer(), { description: 'how many of each score, 1 to 5' })),
};
export const RatingFigures = Type.Object(figures);
export type RatingFigures = Static<typeof RatingFigures>;
export const RatingRow = Type.Object({ key: Type.String(), name: Type.Optional(nullable(LabelBody)), ...figures });
export type RatingRow = Static<typeof RatingRow>;

export const RatingsReport = Type.Object({
  /** The last day whose ratings are shown; null = none of the range is over. */
  until: nullable(Type.String()),
  visits: RatingFigures,
  cases: RatingFigures,
  /** Apart, and in no score. */
  anonymous: RatingFigures,
  rows: Type.Array(RatingRow),
  reasons: Type.Array(Type.Object({ id: Id, name: nullable(LabelBody), count: Type.Integer() })),
  comments: Type.Array(Type.Object({ score: ScoreBody, text: Type.String() })),
});
export type RatingsReport = Static<typeof RatingsReport>;
