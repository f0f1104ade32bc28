import { textsIn } from '../../../shared/languages.ts';
import { dash, percent, wholeNumber } from '../../../shared/reports/figure-words.ts';
import { type RatingsWords, ratingsWords } from '../../../shared/reports/rating-report-words.ts';
import { scores } from '../../../shared/reports/rating-scores.ts';
import type { RatingFigures } from '../../../shared/reports/ratings.ts';
import { Face } from '../../../ui/rating/face.tsx';
import { ratingWords } from '../../../ui/rating/words.ts';
import { FigureName } from '../../ui/definition.tsx';
import { useWords } from '../../ui/use-words.ts';
import type { ShownRatings } from './ratings-model.ts';

/** The shares of the satisfied with n, response and interval; what was given at the exit stands apart. */
export function RatingSums({ report }: { readonly report: ShownRatings }) {
  const { language } = useWords();
  const own = ratingsWords(language);
  return (
    <dl class="sums measured">
      <Sum name={own.visits} of={report.visits} words={own} main />
      {report.cases.n > 0 && <Sum name={own.cases} of={report.cases} words={own} main />}
      <Sum name={own.anonymous} of={report.anonymous} words={own} definition={own.anonymousMore} />
    </dl>
  );
}

const Sum = (props: {
  readonly name: string;
  readonly of: RatingFigures;
  readonly words: RatingsWords;
  readonly main?: boolean;
  readonly definition?: string;
}) => {
  const { words } = useWords();
  const { name, of, words: own, main, definition } = props;
  const { n, asked, share, low, high } = of;
  const count = wholeNumber(n, words);
  const isShown = share !== null && low !== null && high !== null;
  const lines = [
    asked === null ? own.count(count) : own.ofAsked(count, wholeNumber(asked, words)),
    isShown ? own.interval(percent(low, words), percent(high, words)) : own.tooFew(5),
  ];
  return (
    <div class={main ? 'sum sum--main' : 'sum'}>
      <FigureName figure={`${name}: ${own.figures.share}`}>{definition ?? own.definitions.share}</FigureName>
      <dd>
        <span class="large">{share === null ? dash : percent(share, words)}</span>
        {lines.map((line) => (
          <p key={line} class="sum__more">
            {line}
          </p>
        ))}
      </dd>
    </div>
  );
};

/** How many of each face, as bars with their words and numbers. */
export function FaceBars({ of }: { readonly of: RatingFigures }) {
  const { words, language } = useWords();
  const { faces } = textsIn(ratingWords, language);
  if (of.scores === null) return null;
  const counts = of.scores;
  return (
    <ul class="face-bars">
      {scores.toReversed().map((score) => {
        const count = counts[score - 1] ?? 0;
        return (
          <li key={score}>
            <Face score={score} />
            <span class="face-bars__word">{faces[score]}</span>
            <span class="face-bars__bar" aria-hidden="true">
              <span style={{ width: `${(100 * count) / of.n}%` }} />
            </span>
            <span class="face-bars__count">{wholeNumber(count, words)}</span>
          </li>
        );
      })}
    </ul>
  );
}
