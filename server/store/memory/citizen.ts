import type { CitizenCode, CitizenSession, CitizenStore, CitizenSubject } from '../citizen.ts';
import type { NewNotice } from '../notices.ts';
import { type ClockShift, shiftedEnd } from '../shifted.ts';

/** Citizens by what they show that they hold, in memory. */
export function memoryCitizens(beforeWrite: () => void, kept: readonly ByKey[], notices: Outbox) {
  const [codes, sessions] = [new Map<string, CitizenCode>(), new Map<string, CitizenSession>()];
  const ofCode = (code: string): CitizenCode | null => [...codes.values()].find((one) => one.code === code) ?? null;
  const store: CitizenStore = {
    citizenSubjects: async (key) =>
      kept
        .flatMap((of) => of.ofKey(key))
        .sort((a, b) => (a.kind === b.kind ? (a.id > b.id ? -1 : 1) : a.kind < b.kind ? -1 : 1)),
    async putCitizenCode(code, notice) {
      beforeWrite();
      codes.set(code.key, code);
      notices.add(code.centre, [notice]);
    },
    citizenCode: async (key, now) => living(codes.get(key), now),
    citizenCodeOf: async (code) => ofCode(code),
    async startCitizenSession(code, session) {
      beforeWrite();
      const found = ofCode(code);
      if (found === null) return false;
      codes.delete(found.key);
      sessions.set(session.hash, session);
      return true;
    },
    citizenSession: async (hash, now) => living(sessions.get(hash), now),
    async endCitizenSession(hash) {
      beforeWrite();
      sessions.delete(hash);
    },
  };
  return {
    store,
    /** Deletes what is over; gives how many rows went. */
    erase: (now: number): number => sweep(codes, now) + sweep(sessions, now),
    shift(by: ClockShift): void {
      shiftRows(codes, by);
      shiftRows(sessions, by);
    },
  };
}

/** Those whose person is kept under a key, in every centre. */
export function subjectsOf(
  of: ReadonlyMap<string, { readonly people: ReadonlyMap<string, Keyed> }>,
  kind: CitizenSubject['kind'],
  key: string,
): readonly CitizenSubject[] {
  return [...of].flatMap(([centre, { people }]) =>
    [...people]
      .filter(([, { phoneKey, emailKey }]) => phoneKey === key || emailKey === key)
      .map(([id]) => ({ centre, kind, id })),
  );
}

interface Keyed {
  readonly phoneKey: string | null;
  readonly emailKey: string | null;
}

interface ByKey {
  ofKey(key: string): readonly CitizenSubject[];
}
interface Outbox {
  add(centre: string, notices: readonly NewNotice[]): void;
}

interface Ending {
  readonly expiresAt: number;
}

const living = <Row extends Ending>(row: Row | undefined, now: number): Row | null =>
  row === undefined || row.expiresAt <= now ? null : row;

const shiftRows = <Row extends Ending>(rows: Map<string, Row>, by: ClockShift): void => {
  for (const [key, row] of rows) rows.set(key, { ...row, expiresAt: shiftedEnd(row.expiresAt, by) });
};

const sweep = <Row extends Ending>(rows: Map<string, Row>, now: number): number => {
  const before = rows.size;
  for (const [key, { expiresAt }] of rows) if (expiresAt <= now) rows.delete(key);
  return before - rows.size;
};
