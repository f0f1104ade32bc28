import { hash } from 'node:crypto';
import { dayMs } from '../../shared/durations.ts';
import type { QueueEvent, StoredEvent } from '../../shared/events.ts';
import type { LegRow } from '../../shared/figures.ts';
import { newId } from '../ids.ts';
import type { LogReads } from './log-reads.ts';
import { openMemoryAccess } from './memory-access.ts';
import { memoryDrafts } from './memory-drafts.ts';
import { openMemoryFigures } from './memory-figures.ts';
import { memoryFormDrafts } from './memory-form-drafts.ts';
import { memoryGrades } from './memory-grades.ts';
import { memoryLearnt } from './memory-learnt.ts';
import { memoryLeases } from './memory-leases.ts';
import { configurationsIn, configurationsUpTo } from './memory-names.ts';
import { memoryNotices } from './memory-notices.ts';
import { memoryPushes } from './memory-pushes.ts';
import { memorySavedReports } from './memory-saved-reports.ts';
import { memorySeats } from './memory-seats.ts';
import { eraseSecrets, slipsOver } from './memory-secrets.ts';
import { agreedTimes } from './memory-time.ts';
import { outOfTurnIn } from './out-of-turn.ts';
import type { Personal, TicketSecret } from './personal.ts';
import { seatReasonsIn } from './seat-reasons.ts';
import type { KeptAnswer, Locked, QueueStore, Store, StoredJob, Write } from './store.ts';
import { CannotStore } from './store.ts';

/** A store in memory with a switch for the trouble that disks have. */
export interface MemoryStore extends Store {
  /** From now on every write rejects with CannotStore for this reason; null = writes succeed again. */
  refuseWrites(reason: string | null): void;
}

/** A store that forgets all when the process ends: for tests. It keeps to the same contract as the real one. */
export function openMemoryStore(): MemoryStore {
  const [log, tables] = [logs(), sideTables()];
  const epoch = newId();
  let refusal: string | null = null;
  const beforeWrite = (): void => {
    if (refusal !== null) throw new CannotStore(refusal);
  };
  const access = openMemoryAccess({
    beforeWrite,
    hasCentre: log.has,
    answer: (scope, name) => tables.answers.get(key(scope, name)) ?? null,
    keepAnswer: (answer) => void tables.answers.set(key(answer.scope, answer.key), answer),
  });
  const [leases, seats, notices] = [memoryLeases(), memorySeats(beforeWrite), memoryNotices(beforeWrite)];
  const [grades, learnt] = [memoryGrades(beforeWrite), memoryLearnt(beforeWrite)];
  const [drafts, formDrafts] = [memoryDrafts(beforeWrite, log.has), memoryFormDrafts(beforeWrite, log.has)];
  const savedReports = memorySavedReports(beforeWrite, log.has, () => [...tables.legs.values()]);
  return {
    ...sideWrites(tables, log, seats, beforeWrite, (centre, { told = [], published = [], sent = [], ...write }) => {
      access.tell(told);
      notices.add(centre, write.notices ?? []);
      for (const digest of published) drafts.published(centre, digest);
      for (const secret of sent) formDrafts.sent(secret);
    }),
    ...logReads(log),
    ...sideReads(tables),
    ...seats.store,
    ...leases.store,
    ...learnt.store,
    ...{ ...drafts.store, ...formDrafts.store },
    ...{ ...savedReports.store, ...notices.store },
    ...grades.store,
    ...memoryPushes(tables.secrets, beforeWrite),
    ...agreedTimes(tables, log, beforeWrite, (shift) => {
      for (const rows of [leases, grades, learnt, drafts, formDrafts, savedReports, notices, access]) rows.shift(shift);
    }),
    ...openMemoryFigures(() => [...tables.legs.values()], log.of, seats.of, beforeWrite),
    // No other process can reach this memory.
    foreignWrites: () => 0,
    onExternalChange: () => ({ close() {} }),
    async erase(now) {
      beforeWrite();
      return eraseTables(tables, now) + access.erase(now) + seats.erase(now) + formDrafts.erase(now);
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

const logs = () => {
  const byCentre = new Map<string, StoredEvent[]>();
  const of = (centre: string): readonly StoredEvent[] => byCentre.get(centre) ?? [];
  const lastOf = (events: readonly StoredEvent[], type: QueueEvent['type'], before = Number.POSITIVE_INFINITY) =>
    events.findLast(({ seq, event }) => event.type === type && seq < before);
  return {
    of,
    has: (centre: string): boolean => byCentre.has(centre),
    centres: (): readonly string[] => [...byCentre.keys()].sort(),
    append(centre: string, events: readonly QueueEvent[]): readonly StoredEvent[] {
      const log = byCentre.get(centre) ?? [];
      if (events.length > 0) byCentre.set(centre, log);
      return events.map((event) => {
        const previous = log.at(-1)?.hash ?? '';
        const next = { seq: log.length + 1, hash: hash('sha256', previous + JSON.stringify(event)), event };
        log.push(next);
        return next;
      });
    },
    replay(centre: string): readonly StoredEvent[] {
      const events = of(centre);
      const opened = lastOf(events, 'day-opened')?.seq;
      const configured = lastOf(events, 'centre-configured', opened);
      const first = opened ?? (configured?.seq ?? 0) + 1;
      const shared = configured === undefined ? undefined : lastOf(events, 'document-changed', first);
      const before = [configured, shared].filter((one) => one !== undefined).sort((a, b) => a.seq - b.seq);
      return [...before, ...events.slice(first - 1)];
    },
  };
};

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

type Logs = ReturnType<typeof logs>;
const logReads = (log: Logs): Omit<LogReads, 'legs'> => ({
  replay: async (centre) => log.replay(centre),
  configurations: async (centre, after, limit) => configurationsIn(log.of(centre), after, limit),
  configurationsBefore: async (centre, before, limit) => configurationsUpTo(log.of(centre), before, limit),
  configuration: async (centre, seq) => configurationsIn(log.of(centre).slice(0, seq), seq - 1, 1)[0] ?? null,
  events: async (centre, after, limit) => log.of(centre).slice(after, after + limit),
  callsOutOfTurn: async (centre, from, to, limit) =>
    outOfTurnIn(
      log.of(centre).map(({ event }) => event),
      from,
      to,
    ).slice(0, limit),
  seatReasons: async (centre, from, to, limit) =>
    seatReasonsIn(
      log.of(centre).map(({ event }) => event),
      from,
      to,
    ).slice(0, limit),
  ticketEvents: async (centre, ticket) =>
    log.of(centre).filter(({ event }) => 'ticket' in event && event.ticket === ticket),
  async head(centre) {
    const last = log.of(centre).at(-1);
    return { seq: last?.seq ?? 0, hash: last?.hash ?? '' };
  },
  centres: async () => log.centres(),
});

const sideWrites = (
  tables: SideTables,
  log: Logs,
  seats: ReturnType<typeof memorySeats>,
  beforeWrite: () => void,
  beside: (centre: string, write: Write) => void,
): Pick<QueueStore, 'commit' | 'markJob'> => ({
  async commit(centre, knownSeq, decide) {
    beforeWrite();
    const missed = log.of(centre).slice(knownSeq);
    const locked: Locked = {
      missed,
      answer: (scope, name) => tables.answers.get(key(scope, name)) ?? null,
      phoneOf: (ticket) => tables.personal.get(key(centre, ticket))?.phone ?? null,
      ticketsOfPhone: (phone) => ticketsOfPhone(tables, centre, phone),
      ...seats.locked(centre),
    };
    const { write, value } = decide(locked);
    check(tables, centre, write);
    const known = new Set(brought(centre, write));
    seats.write(centre, write, (ticket) => tables.tickets.has(key(centre, ticket)) || known.has(key(centre, ticket)));
    apply(tables, centre, write);
    beside(centre, write);
    return { missed, stored: log.append(centre, write.events), value };
  },
  async markJob(id, status, reason) {
    beforeWrite();
    const job = tables.jobs.get(id);
    if (job !== undefined) tables.jobs.set(id, { ...job, status, reason });
  },
});
