import type { JobStatus } from '../../shared/devices/printing.ts';
import type { ScreenHealth } from '../../shared/devices/screen-report.ts';
import type { QueueEvent, StoredEvent } from '../../shared/events.ts';
import type { LegRow } from '../../shared/reports/figures.ts';
import type { ApiToken } from './api-token.ts';
import type { CallStore } from './calls.ts';
import type { CaseSearchStore } from './case-search.ts';
import type { CaseStore, CaseWrite, LockedCases } from './cases.ts';
import type { CitizenStore } from './citizen.ts';
import type { DraftStore } from './drafts.ts';
import type { Erasing } from './erasing.ts';
import type { Failures } from './failures.ts';
import type { FigureReads, FigureWrites } from './figures.ts';
import type { FormDraftStore } from './form-drafts.ts';
import type { ImportStore } from './imports.ts';
import type { KeptAnswer } from './kept-answers.ts';
import type { LearntStore } from './learnt.ts';
import type { LinkStore } from './link.ts';
import type { NameStore, PastConfigurations, PersonName } from './names.ts';
import type { NewNotice, NoticeStore } from './notices.ts';
import type { CallOutOfTurn } from './out-of-turn.ts';
import type { Personal, PersonalWrite, TicketSecret } from './personal.ts';
import type { PrinterGradeStore } from './printer-grades.ts';
import type { PushStore } from './pushes.ts';
import type { RatingStore } from './ratings.ts';
import type { SavedReportStore } from './saved-reports.ts';
import type { SeatReason } from './seat-reasons.ts';
import type { LockedSeats, SeatStore, SeatWrite } from './seats.ts';
import type { SecurityNote, SecurityStore } from './security.ts';
import type { TableStore } from './tables.ts';
import type { TimeStore } from './time.ts';
import type { User } from './user.ts';

/** The port to durable storage (its tests: tests/store/contract.ts). Whatever a promise here resolves to is on disk. A store that cannot write rejects with this and has changed nothing. */
export class CannotStore extends Error {
  override readonly name = 'CannotStore';
}

/** A slip to print; `ticket` is '' for a test page. `slip` is the JSON of what stands on it; personal only through the ticket's secret in its QR. */
export interface StoredJob {
  readonly id: string;
  readonly centre: string;
  readonly printer: string;
  /** All printers that it may come out of, the first choice first; absent = `printer` alone. */
  readonly choices?: readonly string[];
  readonly ticket: string;
  readonly copy: boolean;
  readonly queuedAt: number;
  readonly slip: string;
  readonly status: JobStatus;
  readonly reason: string | null;
}
export type NewJob = Omit<StoredJob, 'status' | 'reason'>;

/**
 * All that one transaction writes for a centre. What names a ticket that no event has issued (and no imported leg
 * has brought) is a mistake of the program: it rejects, and nothing is written.
 */
export interface Write {
  readonly events: readonly QueueEvent[];
  readonly legs: readonly LegRow[];
  readonly jobs: readonly NewJob[];
  readonly personal: readonly PersonalWrite[];
  readonly secrets: readonly TicketSecret[];
  readonly answers: readonly KeptAnswer[];
  /** The lines of the security log that tell of it. */
  readonly told?: readonly SecurityNote[];
  /** The digests of the documents that come into force: a draft of the same is over. */
  readonly published?: readonly string[];
  /** The secrets of the drafts of forms that are sent: they are over. */
  readonly sent?: readonly string[];
  readonly seats?: SeatWrite;
  readonly cases?: CaseWrite;
  /** What people are to be told of it. */
  readonly notices?: readonly NewNotice[];
}

/** What is known once the write lock is held. */
export interface Locked extends LockedSeats, LockedCases {
  /** Events of this centre after the known seq, written by other processes. */
  readonly missed: readonly StoredEvent[];
  readonly answer: (scope: string, key: string) => KeptAnswer | null;
  /** The tickets of this centre that a phone number has been given with, whatever has become of them. */
  readonly ticketsOfPhone: (phone: string) => readonly string[];
  /** And the other way round; null = none is known. */
  readonly phoneOf: (ticket: string) => string | null;
}

export interface QueueStore
  extends FigureReads,
    FigureWrites,
    NoticeStore,
    PrinterGradeStore,
    PushStore,
    SeatStore,
    CaseStore,
    TableStore,
    CaseSearchStore,
    CitizenStore,
    TimeStore,
    Erasing,
    DraftStore,
    FormDraftStore,
    SavedReportStore,
    RatingStore,
    CallStore,
    LearntStore,
    LinkStore,
    ImportStore,
    PastConfigurations {
  /**
   * One transaction under the write lock: `decide` sees what was missed and says what to write. Resolves once durable,
   * with the events as stored and whatever `decide` gave as `value`. `decide` may run again on a retry: it must be pure
   * apart from its answer. Rejects with CannotStore (disk full, read-only, I/O error, lock not had in 5 s); nothing changed then.
   */
  commit<T>(
    centre: string,
    knownSeq: number,
    decide: (locked: Locked) => { readonly write: Write; readonly value: T },
  ): Promise<{ readonly missed: readonly StoredEvent[]; readonly stored: readonly StoredEvent[]; readonly value: T }>;

  /** What replays to the present state: the configuration in force at the last day's opening, then all from that opening on. */
  replay(centre: string): Promise<readonly StoredEvent[]>;
  /** Events with seq > `after`, at most `limit`, in order. */
  events(centre: string, after: number, limit: number): Promise<readonly StoredEvent[]>;
  ticketEvents(centre: string, ticket: string): Promise<readonly StoredEvent[]>;
  /** Calls out of turn on real days with `from` <= date <= `to`, the latest first, at most `limit`. */
  callsOutOfTurn(centre: string, from: string, to: string, limit: number): Promise<readonly CallOutOfTurn[]>;
  /** What staff did with seats outside the rules from one moment to another (ms), the latest first, at most `limit`. */
  seatReasons(centre: string, from: number, to: number, limit: number): Promise<readonly SeatReason[]>;
  /** The last event's seq and hash; seq 0 and an empty hash for a new centre. */
  head(centre: string): Promise<{ readonly seq: number; readonly hash: string }>;
  /** A number that changes once another process has written anything. Costs little, and never fails. */
  foreignWrites(): number;
  /**
   * Calls `run` soon after another process has written anything (within 50 ms), with 'rights' where it is known that somebody may
   * have lost theirs; returns how to stop.
   */
  onExternalChange(run: (what?: 'rights') => void): { close(): void };

  personal(centre: string, tickets: readonly string[]): Promise<readonly Personal[]>;
  /** The tickets of this centre that a phone number has been given with, while it is kept. */
  ticketsOfPhone(centre: string, phone: string): Promise<readonly string[]>;
  secretOf(centre: string, ticket: string): Promise<string | null>;
  ticketOfSecret(secret: string, now: number): Promise<{ readonly centre: string; readonly ticket: string } | null>;

  /** Jobs of a printer that are queued or were being sent when a process died, oldest first. */
  pendingJobs(centre: string, printer: string): Promise<readonly StoredJob[]>;
  /** Jobs of a centre queued at or after `since` (ms), oldest first. */
  recentJobs(centre: string, since: number): Promise<readonly StoredJob[]>;
  /** Nothing if there is no such job. */
  markJob(id: string, status: JobStatus, reason: string | null, now: number): Promise<void>;

  /** A slip goes to another printer: `sending` where it may have come out before. Nothing if there is no such job. */
  moveJob(id: string, printer: string, status: 'queued' | 'sending', now: number): Promise<void>;

  /** Legs with `from` <= date <= `to`, without practice days unless asked for. */
  legs(centre: string, from: string, to: string, practice?: boolean): Promise<readonly LegRow[]>;

  /**
   * Takes or renews a lease: true if `owner` holds it until now + ttl (ms). It can be had where it is free, has run out, or
   * its holder is certain to have ended. An owner is one process, under a name that no other ever has.
   */
  takeLease(name: string, owner: string, now: number, ttlMs: number): Promise<boolean>;
  dropLease(name: string, owner: string): Promise<void>;

  /** Which centres have a log. */
  centres(): Promise<readonly string[]>;
  /** Changes when a store is restored from a copy. */
  epoch(): Promise<string>;
  /** A write that leaves no trace: tells whether storing works again. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

/** `hash` is SHA-256 of the secret that the browser holds: the secret itself is not stored. Times in ms. */
export interface Session {
  readonly hash: string;
  readonly user: string;
  readonly createdAt: number;
  readonly seenAt: number;
  readonly expiresAt: number;
}
export interface Device {
  readonly id: string;
  readonly centre: string;
  readonly kind: 'kiosk' | 'display';
  /** The kiosk or display of the configuration that it is. */
  readonly place: string;
  /** The short code on its screen while it waits for approval. */
  readonly code: string;
  /** SHA-256 of what the device keeps: its claim while waiting, its token once approved. */
  readonly hash: string;
  readonly approved: boolean;
  readonly askedAt: number;
  readonly seenAt: number;
  /** From where it asked; absent = not known. */
  readonly address?: string;
  /** What it last told of itself; absent = nothing yet. */
  readonly health?: ScreenHealth;
}

/** A device that was connected at this time (ms since 1970); a `health` of null leaves what it told before. */
export interface DeviceNote {
  readonly id: string;
  readonly seenAt: number;
  readonly health: ScreenHealth | null;
}

/** What one transaction writes of who may come in; what is absent stays as it is. */
export interface AccessWrite {
  /** Added, or changed if there is one of this id. A login that another has rejects: look before. */
  readonly user?: User;
  /** Names that somebody had; those known already stay as they are. */
  readonly named?: readonly PersonName[];
  /** The id of who is removed, their sessions with them. */
  readonly removed?: string;
  /** Who to sign out everywhere, but for one session if given. */
  readonly signedOut?: { readonly user: string; readonly except?: string | undefined };
  /** A new session, and the hashes of those that give way to it. */
  readonly session?: Session;
  readonly ended?: readonly string[];
  readonly token?: ApiToken;
  /** The id of a token that is revoked. */
  readonly removedToken?: string;
  readonly device?: Device;
  /** The id of a device that is shut out or forgotten. */
  readonly removedDevice?: string;
  /** The ids of devices that waited in vain. */
  readonly forgotten?: readonly string[];
  readonly answer?: KeptAnswer;
  /** The lines of the security log that tell of it. */
  readonly told?: readonly SecurityNote[];
}
/** What is known once the write lock is held. */
export interface AccessLocked {
  readonly users: () => readonly User[];
  /** The sessions of a person that have not run out at `now`, the longest unused first. */
  readonly sessionsOf: (user: string, now: number) => readonly Session[];
  readonly token: (id: string) => ApiToken | null;
  readonly device: (id: string) => Device | null;
  readonly devices: (centre: string) => readonly Device[];
  readonly answer: (scope: string, key: string) => KeptAnswer | null;
}

/** People, programs and devices: who may come in. Same database, same durability. */
export interface AccessStore extends SecurityStore, Pick<NameStore, 'personNames'> {
  /**
   * One transaction under the write lock, against all other processes: `decide` sees who there is and says what to write.
   * It may run again on a retry: it must be pure apart from its answer.
   */
  changeAccess<T>(decide: (locked: AccessLocked) => { readonly write: AccessWrite; readonly value: T }): Promise<T>;

  users(): Promise<readonly User[]>;
  userByLogin(login: string): Promise<User | null>;
  user(id: string): Promise<User | null>;
  /** Adds somebody; false, and nothing is changed, if the id or the login is taken; so below. Changes go through `changeAccess`. */
  putUser(user: User): Promise<boolean>;
  removeUser(id: string): Promise<void>;
  /** When each person was last heard of (ms), by id; who has never signed in is not there. */
  peopleSeen(): Promise<ReadonlyMap<string, number>>;

  /** Adds a session; rejects if there is one of this hash. */
  putSession(session: Session): Promise<void>;
  /** Writes down the use of a session that is still there; one that was ended stays ended, and false is given. */
  renewSession(hash: string, seenAt: number, expiresAt: number): Promise<boolean>;
  session(hash: string, now: number): Promise<Session | null>;
  removeSession(hash: string): Promise<void>;
  /** Signs a user out everywhere, but for one session if given. */
  removeSessionsOf(user: string, except?: string): Promise<void>;

  tokens(): Promise<readonly ApiToken[]>;
  putToken(token: ApiToken): Promise<boolean>;
  tokenByHash(hash: string): Promise<ApiToken | null>;
  removeToken(id: string): Promise<boolean>;
  /** When each token was last used (ms), by id; one that never was is not there. */
  tokensSeen(): Promise<ReadonlyMap<string, number>>;
  /** Writes down the use of a token, where it is still there; never an earlier one. */
  tokenSeen(id: string, at: number): Promise<void>;

  devices(centre: string): Promise<readonly Device[]>;
  putDevice(device: Device): Promise<boolean>;
  deviceByHash(hash: string): Promise<Device | null>;
  deviceByCode(centre: string, code: string): Promise<Device | null>;
  /** Writes down the use of a device that is still there; one that was removed stays removed, and false is given. */
  renewDevice(id: string, seenAt: number): Promise<boolean>;
  /** Writes down all of these in one transaction; those that were removed stay removed. */
  noteDevices(notes: readonly DeviceNote[]): Promise<void>;
  removeDevice(id: string): Promise<boolean>;

  /**
   * In one transaction: looks at the failed sign-ins under a name (an account) since `since` (ms) and counts one more if
   * these allow it; gives those there were before. `allows` may run again on a retry.
   */
  countFailure(name: string, now: number, since: number, allows: (before: Failures) => boolean): Promise<Failures>;
  clearFailures(name: string): Promise<void>;
}

export type Store = QueueStore & AccessStore;
