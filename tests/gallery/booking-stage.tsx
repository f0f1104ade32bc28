import '../../ui/base.css';
import { BookPage } from '../../booking/screens/book-page.tsx';
import { HeldPage } from '../../booking/screens/held-page.tsx';
import { NotTakenUp } from '../../booking/screens/later.tsx';
import { Guard } from '../../ui/shared-device/guard.tsx';
import { type BookingShown, bookingStates } from './booking-states.ts';
import { drawnBy } from './state.ts';

export const states = drawnBy((shown: BookingShown) => {
  switch (shown.page) {
    case 'book':
      return <BookPage model={shown.model} language={shown.language} />;
    case 'held':
      return <HeldPage model={shown.model} language={shown.language} />;
    case 'gone':
      return <NotTakenUp why={shown.why} language={shown.language.code} />;
    case 'shared':
      return <Guard use={shown.use} language={shown.language.code} />;
  }
}, bookingStates);
