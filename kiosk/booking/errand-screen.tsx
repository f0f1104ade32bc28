import { Scanned } from '../scanned/scanned.ts';
import { ScannedScreen } from '../scanned/scanned-screen.tsx';
import { LoadingScreen } from '../screens/notices.tsx';
import type { OnErrand } from '../steps.ts';
import { isVisit } from '../visit/visit.ts';
import { VisitScreen } from '../visit/visit-screen.tsx';
import type { OpenScreenContext } from '../words.ts';
import { Writing } from '../writing/writing.ts';
import { WritingScreen } from '../writing/writing-screen.tsx';
import { BookScreen } from './book-screen.tsx';
import { Booking } from './booking.ts';
import { CheckIn } from './check-in.ts';
import { CheckInScreen } from './check-in-screen.tsx';

/** Where somebody stands who wants no ordinary ticket. */
export function ErrandScreen({ context, step }: { readonly context: OpenScreenContext; readonly step: OnErrand }) {
  const { errand } = step;
  if (errand instanceof CheckIn) return <CheckInScreen context={context} checkIn={errand} />;
  if (errand instanceof Booking) return <BookScreen context={context} booking={errand} />;
  if (errand instanceof Writing) return <WritingScreen context={context} writing={errand} />;
  if (errand instanceof Scanned) return <ScannedScreen context={context} scanned={errand} />;
  if (isVisit(errand)) return <VisitScreen context={context} visit={errand} />;
  return <LoadingScreen context={context} />;
}
