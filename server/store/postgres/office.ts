import type { Write } from '../store.ts';
import { openCalls } from './calls.ts';
import { openCaseSearch } from './case-search.ts';
import { writeCases } from './case-write.ts';
import { lockedCases, openCaseReads } from './cases.ts';
import { openCitizens } from './citizens.ts';
import type { Connection, Session } from './database.ts';
import { dropPublished, dropSent, openDrafts, openFormDrafts } from './drafts.ts';
import { openFigureReads, openFigureWrites } from './figures.ts';
import { addNotices, openNotices } from './notices.ts';
import { addRatingAsks, openRatings } from './ratings.ts';
import { openSavedReports } from './saved-reports.ts';
import { writeSeats } from './seat-write.ts';
import { lockedSeats, openSeatReads } from './seats.ts';
import { openTables } from './tables.ts';

/** What is kept beside the hall: seats, cases, all that goes with them, and figures. */
export function openOffice(connection: Connection) {
  return {
    ...{ ...openSeatReads(connection), ...openCaseReads(connection), ...openCaseSearch(connection) },
    ...{ ...openTables(connection), ...openCitizens(connection), ...openNotices(connection) },
    ...{ ...openDrafts(connection), ...openFormDrafts(connection), ...openSavedReports(connection) },
    ...{ ...openRatings(connection), ...openCalls(connection) },
    ...{ ...openFigureReads(connection), ...openFigureWrites(connection) },
  };
}

/** What a decision may ask of it. */
export const lockedOffice = (from: Session, centre: string) => ({
  ...lockedSeats(from, centre),
  ...lockedCases(from, centre),
});

/** Writes its part of one transaction. */
export async function writeOffice(to: Session, centre: string, write: Write): Promise<void> {
  const { seats, cases, secrets, published = [], sent = [], notices = [] } = write;
  await addRatingAsks(to, centre, secrets);
  if (seats !== undefined) await writeSeats(to, centre, seats);
  if (cases !== undefined) await writeCases(to, centre, cases);
  await dropPublished(to, centre, published);
  await dropSent(to, sent);
  await addNotices(to, centre, notices);
}
