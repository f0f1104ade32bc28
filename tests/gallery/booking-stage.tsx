import '../../ui/base.css';
import { signal } from '@preact/signals';
import { BookPage } from '../../booking/screens/book-page.tsx';
import { HeldPage } from '../../booking/screens/held-page.tsx';
import { NotTakenUp } from '../../booking/screens/later.tsx';
import { Guard } from '../../ui/shared-device/guard.tsx';
import { type BookingShown, bookingStates } from './booking-states.ts';
import { drawnBy } from './state.ts';

const there = signal(false);

export const states = drawnBy((shown: BookingShown) => {
  switch (shown.page) {
    case 'book':
      return <BookPage model={shown.model} language={shown.language} lost={shown.lost ?? there} />;
    case 'held':
      return <HeldPage model={shown.model} language={shown.language} lost={shown.lost ?? there} />;
    case 'gone':
      return <NotTakenUp why={shown.why} language={shown.language.code} />;
    case 'shared':
      return <Guard use={shown.use} language={shown.language.code} />;
  }
}, bookingStates);
