import './face.css';
import type { Score } from '../../shared/reports/rating-scores.ts';

/** A face: its mouth tells it without the colour, and the word beside it without the face. */
export function Face({ score }: { readonly score: Score }) {
  return (
    <svg class="face" viewBox="0 0 48 48" aria-hidden="true">
      <circle class="face__round" cx="24" cy="24" r="22" />
      <circle class="face__eye" cx="16.5" cy="19" r="3" />
      <circle class="face__eye" cx="31.5" cy="19" r="3" />
      <path class="face__mouth" d={mouths[score]} />
    </svg>
  );
}

const mouths: { readonly [S in Score]: string } = {
  1: 'M13 36 Q24 24 35 36',
  2: 'M14 34 Q24 28 34 34',
  3: 'M14 32 H34',
  4: 'M14 30 Q24 37 34 30',
  5: 'M12 28 Q24 43 36 28',
};
