import { useEffect, useMemo } from 'preact/hooks';
import { ratingPaths } from '../../shared/reports/rating-paths.ts';
import { httpApi, newKey } from '../api.ts';
import { Rating, type RatingParts } from './rating.tsx';
import { createRating } from './rating-model.ts';

/** The question of what a secret opens; it asks the server whether there is one. */
export function RatingBehind({ kind, secret, language }: RatingBehindParts) {
  const model = useMemo(() => {
    const { look, say } = routes[kind];
    const params = { secret };
    return createRating({
      newKey,
      look: () => api(look, { params }),
      say: (body, key) => api(say, { params, body, key }),
    });
  }, [kind, secret]);
  useEffect(() => void model.load(), [model]);
  return <Rating model={model} language={language} of={kind === 'm' ? 'case' : 'visit'} />;
}

export interface RatingBehindParts extends Pick<RatingParts, 'language'> {
  /** Of a ticket, a seat or a case, as its address says. */
  readonly kind: keyof typeof routes;
  readonly secret: string;
}

const routes = {
  t: { look: 'visitRating', say: 'rateVisit' },
  b: { look: 'seatRating', say: 'rateSeat' },
  m: { look: 'caseRating', say: 'rateCase' },
} as const;

const api = httpApi(ratingPaths);
