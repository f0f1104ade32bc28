import { dash, maybePercent, wholeNumber } from '../../../shared/reports/figure-words.ts';
import { ratingsWords } from '../../../shared/reports/rating-report-words.ts';
import { type RatingFigure, ratingColumns, ratingFigureKind } from '../../../shared/reports/rating-scores.ts';
import type { RatingRow } from '../../../shared/reports/ratings.ts';
import { SortTable } from '../../ui/sort-table.tsx';
import { sortRows } from '../../ui/sorting.ts';
import { useWords } from '../../ui/use-words.ts';
import type { RatingsModel, ShownRatings } from './ratings-model.ts';

/** The figures of ratings, a row a key, sorted by any column. */
export function RatingsTable(props: {
  readonly model: RatingsModel;
  readonly report: ShownRatings;
  readonly rowWord: (key: string) => string;
  readonly compareKeys: (a: string, b: string) => number;
}) {
  const { words, language } = useWords();
  const { model, report } = props;
  const own = ratingsWords(language);
  const sort = model.sort.value;
  const figureOf = (row: RatingRow, figure: RatingFigure): number | null => row[figure];
  const cell = (row: RatingRow, figure: RatingFigure): string => {
    const value = row[figure];
    if (ratingFigureKind(figure) === 'share') return maybePercent(value, words);
    return value === null ? dash : wholeNumber(value, words);
  };
  return (
    <SortTable<RatingRow, RatingFigure>
      class="table--report"
      rows={sortRows(report.rows, sort, figureOf, props.compareKeys)}
      total={{ key: '', ...report.visits }}
      keyWord={props.rowWord}
      sort={sort}
      onSort={model.sortBy}
      figures={ratingColumns}
      apart={['satisfied', 'low']}
      keyHead={own.by[report.by]}
      head={(figure) => ({ word: own.figures[figure], definition: own.definitions[figure] })}
      cell={cell}
    />
  );
}
