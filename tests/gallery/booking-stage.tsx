import '../../ui/base.css';
import { BookPage } from '../../booking/screens/book-page.tsx';
import { HeldPage } from '../../booking/screens/held-page.tsx';
import { type BookingShown, bookingStates } from './booking-states.ts';
import { drawnBy } from './state.ts';

export const states = drawnBy(
  (shown: BookingShown) =>
    shown.page === 'book' ? (
      <BookPage model={shown.model} language={shown.language} />
    ) : (
      <HeldPage model={shown.model} language={shown.language} />
    ),
  bookingStates,
);
