import { textsIn } from '../../../shared/languages.ts';
import { wholeNumber } from '../../../shared/reports/figure-words.ts';
import { ratingsWords } from '../../../shared/reports/rating-report-words.ts';
import { inLanguage } from '../../../shared/words.ts';
import { Face } from '../../../ui/rating/face.tsx';
import { ratingWords } from '../../../ui/rating/words.ts';
import type { Office } from '../../manager-model.ts';
import { useWords } from '../../ui/use-words.ts';
import type { ShownRatings } from './ratings-model.ts';

/** The reasons that were given, and how often. */
export function Reasons({ report, office }: { readonly report: ShownRatings; readonly office: Office }) {
  const { words, language } = useWords();
  const own = ratingsWords(language);
  const nameOf = ({ id, name }: ShownRatings['reasons'][number]): string =>
    typeof name === 'string' ? name : inLanguage(name ?? { az: id }, language, office.names.centre.value?.languages[0]);
  return (
    <section class="said" aria-labelledby="rating-reasons">
      <h2 id="rating-reasons">{own.reasons}</h2>
      {report.reasons.length === 0 && <p class="history__note">{own.noReasons}</p>}
      <ul class="said__reasons">
        {report.reasons.map((reason) => (
          <li key={reason.id}>
            <span>{nameOf(reason)}</span>
            <b>{wholeNumber(reason.count, words)}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was written, with its face and nothing else of the visit. */
export function Comments({ comments }: Pick<ShownRatings, 'comments'>) {
  const { language } = useWords();
  const own = ratingsWords(language);
  const { faces } = textsIn(ratingWords, language);
  return (
    <section class="said" aria-labelledby="rating-comments">
      <h2 id="rating-comments">{own.comments}</h2>
      <p class="history__note">{comments.length === 0 ? own.noComments : own.commentsMore}</p>
      <ul class="said__comments">
        {comments.map(({ score, text }, at) => (
          <li key={`${at} ${text}`}>
            <span class="said__face">
              <Face score={score} /> {faces[score]}
            </span>
            <p class="said__text">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
