import type { StoredEvent } from '../../../shared/events.ts';
import type { LegRow } from '../../../shared/reports/figures.ts';
import { dayMs } from '../../../shared/time/durations.ts';
import { newId } from '../../ids.ts';
import type { KeptAnswer } from '../kept-answers.ts';
import type { Personal, TicketSecret } from '../personal.ts';
import { changedIn, rowsOfLog } from '../rows-of-log.ts';
import type { ClockShift } from '../shifted.ts';
import type { Locked, QueueStore, Store, StoredJob, Write } from '../store.ts';
import { CannotStore } from '../store.ts';
import { openMemoryAccess } from './access.ts';
import { memoryCalls } from './calls.ts';
import { memoryCases } from './cases.ts';
import { memoryCitizens } from './citizen.ts';
import { eraseSecrets, slipsOver } from './dead-secrets.ts';
import { memoryDrafts } from './drafts.ts';
import { openMemoryFigures } from './figures.ts';
import { memoryFormDrafts } from './form-drafts.ts';
import { memoryGrades } from './grades.ts';
import { memoryImports } from './imports.ts';
import { memoryLearnt } from './learnt.ts';
import { memoryLeases } from './leases.ts';
import { memoryLink } from './link.ts';
import { type MemoryLogs, memoryLogReads, memoryLogs } from './log.ts';
import { memoryNotices } from './notices.ts';
import { memoryPushes } from './pushes.ts';
import { memoryRatings } from './ratings.ts';
import { memorySavedReports } from './saved-reports.ts';
import { memorySeats } from './seats.ts';
import { memoryTables } from './tables.ts';
import { agreedTimes } from './time.ts';

/** A store in memory with a switch for the trouble that disks have. */
export interface MemoryStore extends Store {
  /** From now on every write rejects with CannotStore for this reason; null = writes succeed again. */
  refuseWrites(reason: string | null): void;
}

/** A store that forgets all when the process ends: for tests. It keeps to the same contract as the real one. */
export function openMemoryStore(): MemoryStore {
  const [log, tables] = [memoryLogs(), sideTables()];
  const epoch = newId();
  let refusal: string | null = null;
  const beforeWrite = (): void => {
    if (refusal !== null) throw new CannotStore(refusal);
  };
  const around = {
    ...{ beforeWrite, hasCentre: log.has },
    answer: (scope: string, name: string) => tables.answers.get(key(scope, name)) ?? null,
    keepAnswer: (answer: KeptAnswer) => void tables.answers.set(key(answer.scope, answer.key), answer),
  };
  const access = openMemoryAccess(around);
  const [leases, seats, notices] = [memoryLeases(), memorySeats(beforeWrite), memoryNotices(beforeWrite)];
  const cases = memoryCases(log.of, beforeWrite);
  const [grades, learnt] = [memoryGrades(beforeWrite), memoryLearnt(beforeWrite)];
  const [drafts, formDrafts] = [memoryDrafts(beforeWrite, log.has), memoryFormDrafts(around)];
  const citizens = memoryCitizens(beforeWrite, [cases, seats], notices);
  const allLegs = () => [...tables.legs.values()];
  const savedReports = memorySavedReports(beforeWrite, log.has, allLegs);
  const ratings = memoryRatings(around, allLegs, cases.isGone);
  const link = memoryLink(log, { beforeWrite, ...linkWrites({ tables, seats, cases }) });
  const beside = (centre: string, { told = [], published = [], sent = [], ...write }: Write): void => {
    access.tell(told);
    ratings.ask(centre, write.secrets);
    notices.add(centre, write.notices ?? []);
    for (const digest of published) drafts.published(centre, digest);
    for (const secret of sent) formDrafts.sent(secret);
  };
  const moved = [leases, grades, learnt, drafts, formDrafts, savedReports, notices, cases, citizens, access, ratings];
  return {
    ...sideWrites({ tables, log, seats, cases }, beforeWrite, beside),
    ...{ ...memoryLogReads(log), ...sideReads(tables) },
    ...{ ...seats.store, ...cases.store, ...citizens.store },
    ...{ ...memoryTables(beforeWrite), ...memoryCalls(beforeWrite, log.has) },
    ...{ ...leases.store, ...learnt.store, ...drafts.store, ...formDrafts.store },
    ...{ ...savedReports.store, ...notices.store, ...ratings.store, ...grades.store },
    ...{ ...memoryPushes(tables.secrets, beforeWrite), ...link.store },
    ...memoryImports({ beforeWrite, allLegs, streams: link.store.streams, put: (legs) => putLegs(tables, legs) }),
    ...agreedTimes(tables, link.ownLogs, beforeWrite, inAll([...moved, link])),
    ...openMemoryFigures(allLegs, log.of, seats.of, beforeWrite),
    ...cases.counted,
    // No other process can reach this memory.
    foreignWrites: () => 0,
    onExternalChange: () => ({ close() {} }),
    async erase(now) {
      beforeWrite();
      const gone = [access, seats, ratings, cases, formDrafts, citizens].map((rows) => rows.erase(now));
      return gone.reduce((sum, more) => sum + more, eraseTables(tables, now));
    },
    slipsOver: async (ids, now) => slipsOver(tables, ids, now),
    epoch: async () => epoch,
    probe: async () => beforeWrite(),
    close: async () => {},
    ...access.store,
    refuseWrites(reason) {
      refusal = reason;
    },
  };
}

/** Tables beside the log. */
const sideTables = () => ({
  tickets: new Set<string>(),
  legs: new Map<string, LegRow>(),
  jobs: new Map<string, StoredJob>(),
  personal: new Map<string, Personal & { readonly eraseAt: number }>(),
  secrets: new Map<string, TicketSecret & { readonly centre: string }>(),
  answers: new Map<string, KeptAnswer>(),
});
type SideTables = ReturnType<typeof sideTables>;

const eraseTables = (tables: SideTables, now: number): number =>
  eraseSecrets(tables, now) +
  sweep(tables.personal, (row) => row.eraseAt <= now) +
  sweep(tables.secrets, (row) => row.expiresAt <= now) +
  sweep(tables.answers, (row) => row.keptAt <= now - dayMs);

const ticketsOfPhone = ({ personal }: SideTables, centre: string, phone: string): readonly string[] =>
  [...personal].flatMap(([id, row]) => (row.phone === phone && id === key(centre, row.ticket) ? [row.ticket] : []));

const key = (...parts: readonly (string | number)[]): string => parts.join('\n');

/** The tickets that a write issues, or brings from elsewhere. */
const brought = (centre: string, write: Write): readonly string[] => [
  ...write.events.flatMap((event) =>
    event.type === 'ticket-issued' || event.type === 'ticket-served-directly' ? key(centre, event.ticket) : [],
  ),
  ...write.legs.flatMap((leg) => (leg.imported ? key(leg.centre, leg.ticket) : [])),
];

/** The tickets that a write names. */
const named = (centre: string, write: Write): readonly string[] => [
  ...write.events.flatMap((event) => ('ticket' in event ? key(centre, event.ticket) : [])),
  ...write.legs.map((leg) => key(leg.centre, leg.ticket)),
  ...write.jobs.flatMap((job) => (job.ticket === '' ? [] : key(job.centre, job.ticket))),
  ...[...write.personal, ...write.secrets].map(({ ticket }) => key(centre, ticket)),
];

/** Throws if a write would leave a row without its ticket, or a second row under one key, as a schema would. */
const check = ({ tickets, jobs, secrets }: SideTables, centre: string, write: Write): void => {
  const known = new Set(brought(centre, write));
  const orphan = named(centre, write).find((ticket) => !known.has(ticket) && !tickets.has(ticket));
  if (orphan !== undefined) throw new Error(`no such ticket: ${orphan.replace('\n', ' ')}`);
  const twice = write.jobs.some(({ id }) => jobs.has(id)) || write.secrets.some(({ secret }) => secrets.has(secret));
  if (twice) throw new Error('a job or a secret is stored already');
};

const apply = (tables: SideTables, centre: string, write: Write): void => {
  for (const ticket of brought(centre, write)) tables.tickets.add(ticket);
  for (const leg of write.legs) tables.legs.set(key(leg.centre, leg.date, leg.ticket, leg.leg), leg);
  for (const job of write.jobs) tables.jobs.set(job.id, { ...job, status: 'queued', reason: null });
  for (const { ticket, note, phone, eraseAt } of write.personal) {
    const before = tables.personal.get(key(centre, ticket)) ?? { note: null, phone: null };
    tables.personal.set(key(centre, ticket), {
      ticket,
      note: note === undefined ? before.note : note,
      phone: phone === undefined ? before.phone : phone,
      eraseAt,
    });
  }
  for (const secret of write.secrets) tables.secrets.set(secret.secret, { ...secret, centre });
  for (const answer of write.answers) tables.answers.set(key(answer.scope, answer.key), answer);
};

/** A correction of the time, in all of these. */
const inAll =
  (all: readonly { shift(by: ClockShift): void }[]) =>
  (by: ClockShift): void => {
    for (const rows of all) rows.shift(by);
  };

/** Writes legs in place of those of the same key; imported ones bring their tickets with them. */
const putLegs = ({ legs, tickets }: SideTables, rows: readonly LegRow[]): void => {
  for (const leg of rows) {
    if (leg.imported) tickets.add(key(leg.centre, leg.ticket));
    legs.set(key(leg.centre, leg.date, leg.ticket, leg.leg), leg);
  }
};

/** What a branch's log brings beside its events. */
const linkWrites = ({ tables, seats, cases }: Omit<Hall, 'log'>) => ({
  bring(centre: string, events: Write['events']): void {
    const write = { events, legs: [], jobs: [], personal: [], secrets: [], answers: [] };
    check(tables, centre, write);
    apply(tables, centre, write);
  },
  putLegs: (rows: readonly LegRow[]): void => putLegs(tables, rows),
  putRows(centre: string, fresh: readonly StoredEvent[]): void {
    const [sheets, shelf] = [seats.locked(centre), cases.locked(centre)];
    const changed = changedIn(fresh);
    const rows = rowsOfLog(fresh, {
      seats: changed.seats.flatMap((id) => sheets.seat(id) ?? []),
      cases: changed.cases.flatMap((id) => shelf.case(id) ?? []),
    });
    writeRows({ tables, seats, cases }, centre, rows, []);
  },
});

/** Writes seats and cases; throws if one would be left without the ticket or seat that it names. */
const writeRows = (
  { tables, seats, cases }: Omit<Hall, 'log'>,
  centre: string,
  write: Pick<Write, 'seats' | 'cases'>,
  fresh: readonly string[],
): void => {
  const known = new Set(fresh);
  const hasTicket = (ticket: string) => tables.tickets.has(key(centre, ticket)) || known.has(key(centre, ticket));
  seats.write(centre, write, hasTicket);
  const hasSeat = (seat: string) => seats.of(centre).some(({ id }) => id === seat);
  cases.write(centre, write, { ticket: hasTicket, seat: hasSeat });
};

/** Deletes what `isOver` says and gives how many went. */
const sweep = <Row>(rows: Map<string, Row>, isOver: (row: Row) => boolean): number => {
  const before = rows.size;
  for (const [key, row] of rows) if (isOver(row)) rows.delete(key);
  return before - rows.size;
};

const sideReads = (
  tables: SideTables,
): Pick<
  QueueStore,
  'personal' | 'ticketsOfPhone' | 'secretOf' | 'ticketOfSecret' | 'pendingJobs' | 'recentJobs' | 'legs'
> => {
  const { legs, jobs, personal, secrets } = tables;
  const inOrder = (chosen: (job: StoredJob) => boolean): readonly StoredJob[] =>
    [...jobs.values()].filter(chosen).sort((a, b) => a.queuedAt - b.queuedAt);
  const ofTicket = (centre: string, ticket: string) =>
    [...secrets.values()]
      .filter((one) => one.centre === centre && one.ticket === ticket)
      .sort((a, b) => b.expiresAt - a.expiresAt);
  return {
    personal: async (centre, tickets) =>
      tickets.flatMap((ticket) => {
        const row = personal.get(key(centre, ticket));
        return row === undefined ? [] : { ticket, note: row.note, phone: row.phone };
      }),
    ticketsOfPhone: async (centre, phone) => ticketsOfPhone(tables, centre, phone),
    secretOf: async (centre, ticket) => ofTicket(centre, ticket)[0]?.secret ?? null,
    async ticketOfSecret(secret, now) {
      const found = secrets.get(secret);
      return found === undefined || found.expiresAt <= now ? null : { centre: found.centre, ticket: found.ticket };
    },
    pendingJobs: async (centre, printer) =>
      inOrder(
        (job) =>
          job.centre === centre && job.printer === printer && (job.status === 'queued' || job.status === 'sending'),
      ),
    recentJobs: async (centre, since) => inOrder((job) => job.centre === centre && job.queuedAt >= since),
    legs: async (centre, from, to, practice = false) =>
      [...legs.values()]
        .filter((leg) => leg.centre === centre && leg.date >= from && leg.date <= to && (practice || !leg.practice))
        .sort((a, b) => (key(a.date, a.ticket, a.leg) < key(b.date, b.ticket, b.leg) ? -1 : 1)),
  };
};

interface Hall {
  readonly tables: SideTables;
  readonly log: MemoryLogs;
  readonly seats: ReturnType<typeof memorySeats>;
  readonly cases: ReturnType<typeof memoryCases>;
}
const sideWrites = (
  { tables, log, seats, cases }: Hall,
  beforeWrite: () => void,
  beside: (centre: string, write: Write) => void,
): Pick<QueueStore, 'commit' | 'markJob' | 'moveJob'> => ({
  async commit(centre, knownSeq, decide) {
    beforeWrite();
    const missed = log.of(centre).slice(knownSeq);
    const locked: Locked = {
      missed,
      answer: (scope, name) => tables.answers.get(key(scope, name)) ?? null,
      phoneOf: (ticket) => tables.personal.get(key(centre, ticket))?.phone ?? null,
      ticketsOfPhone: (phone) => ticketsOfPhone(tables, centre, phone),
      ...seats.locked(centre),
      ...cases.locked(centre),
    };
    const { write, value } = decide(locked);
    check(tables, centre, write);
    writeRows({ tables, seats, cases }, centre, write, brought(centre, write));
    apply(tables, centre, write);
    beside(centre, write);
    return { missed, stored: log.append(centre, write.events), value };
  },
  async moveJob(id, printer, status) {
    beforeWrite();
    const job = tables.jobs.get(id);
    if (job !== undefined) tables.jobs.set(id, { ...job, printer, status });
  },
  async markJob(id, status, reason) {
    beforeWrite();
    const job = tables.jobs.get(id);
    if (job !== undefined) tables.jobs.set(id, { ...job, status, reason });
  },
});
