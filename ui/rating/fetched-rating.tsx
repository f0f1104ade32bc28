import { fetchedPart } from '../lazily.tsx';
import type { RatingBehindParts } from './behind-secret.tsx';

const Nothing = () => null;

/** The question how it was, fetched by those who are done; a page that cannot fetch it goes on without. */
export const FetchedRating = fetchedPart<RatingBehindParts>(
  async () => (await import('./behind-secret.tsx')).RatingBehind,
  { Coming: Nothing, Lost: Nothing },
);
