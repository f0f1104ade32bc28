import '../../ui/base.css';
import '../../ui/controls.css';
import { FeedbackPage } from '../../feedback/screens/page.tsx';
import { Rating } from '../../ui/rating/rating.tsx';
import { type RatingShown, ratingStates } from './rating-states.ts';
import { drawnBy } from './state.ts';

const Shown = (shown: RatingShown) =>
  shown.on === 'exit' ? <FeedbackPage model={shown.model} /> : <Rating {...shown} />;

export const states = drawnBy((shown: RatingShown) => <Shown {...shown} />, ratingStates);
