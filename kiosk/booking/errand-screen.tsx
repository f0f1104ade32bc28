import { Scanned } from '../scanned/scanned.ts';
import { ScannedScreen } from '../scanned/scanned-screen.tsx';
import { LoadingScreen } from '../screens/notices.tsx';
import type { OnErrand } from '../steps.ts';
import { isVisit } from '../visit/visit.ts';
import { VisitScreen } from '../visit/visit-screen.tsx';
import type { OpenStage } from '../words.ts';
import { Writing } from '../writing/writing.ts';
import { WritingScreen } from '../writing/writing-screen.tsx';
import { BookScreen } from './book-screen.tsx';
import { Booking } from './booking.ts';
import { CheckIn } from './check-in.ts';
import { CheckInScreen } from './check-in-screen.tsx';

/** Where somebody stands who wants no ordinary ticket. */
export function ErrandScreen({ stage, step }: { readonly stage: OpenStage; readonly step: OnErrand }) {
  const { errand } = step;
  if (errand instanceof CheckIn) return <CheckInScreen stage={stage} checkIn={errand} />;
  if (errand instanceof Booking) return <BookScreen stage={stage} booking={errand} />;
  if (errand instanceof Writing) return <WritingScreen stage={stage} writing={errand} />;
  if (errand instanceof Scanned) return <ScannedScreen stage={stage} scanned={errand} />;
  if (isVisit(errand)) return <VisitScreen stage={stage} visit={errand} />;
  return <LoadingScreen stage={stage} />;
}
