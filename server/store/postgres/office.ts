import type { Write } from '../store.ts';
import { openCaseSearch } from './case-search.ts';
import { writeCases } from './case-write.ts';
import { lockedCases, openCaseReads } from './cases.ts';
import type { Connection, Session } from './database.ts';
import { writeSeats } from './seat-write.ts';
import { lockedSeats, openSeatReads } from './seats.ts';

/** What is kept beside the hall: seats, cases, and all that goes with them. */
export function openOffice(connection: Connection) {
  return { ...openSeatReads(connection), ...openCaseReads(connection), ...openCaseSearch(connection) };
}

/** What a decision may ask of it. */
export const lockedOffice = (from: Session, centre: string) => ({
  ...lockedSeats(from, centre),
  ...lockedCases(from, centre),
});

type OfficeWrite = { readonly [Part in 'seats' | 'cases']: Write[Part] | undefined };

/** Writes its part of one transaction. */
export async function writeOffice(to: Session, centre: string, { seats, cases }: OfficeWrite): Promise<void> {
  if (seats !== undefined) await writeSeats(to, centre, seats);
  if (cases !== undefined) await writeCases(to, centre, cases);
}
