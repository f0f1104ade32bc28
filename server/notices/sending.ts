import { afterQuiet } from '../../engine/notices/quiet-hours.ts';
import { whyCaseNotSent, whyCodeNotSent, whyNotSent } from '../../engine/notices/still-stands.ts';
import { isTaskOfChoice, nextTry, wayAfter, waysTo } from '../../engine/notices/ways.ts';
import type { Seat } from '../../shared/booking/seats.ts';
import type { Case } from '../../shared/cases/cases.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import { isOfCase, isOfSeat, isTask, type NoticeChannel, type NoticeReason } from '../../shared/notices/notices.ts';
import { type NoticeRules, noticeRules } from '../../shared/notices/notices-schema.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { every } from '../async/repeat.ts';
import type { LeasedJob } from '../jobs/lease.ts';
import type { Log } from '../log.ts';
import { aboutPerson, type Contact, reachableBy } from '../store/about-person.ts';
import type { CaseStore } from '../store/cases.ts';
import type { CitizenCode, CitizenStore } from '../store/citizen.ts';
import type { NoticeChange, NoticeStore, StoredNotice } from '../store/notices.ts';
import type { SeatStore } from '../store/seats.ts';
import type { Deliver, Envelope } from './deliver.ts';

export interface SendingParts {
  readonly store: NoticeStore &
    Pick<SeatStore, 'seat' | 'seatPeople'> &
    Pick<CaseStore, 'caseOf' | 'casePeople'> &
    Pick<CitizenStore, 'citizenCodeOf'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly deliver: Deliver;
}

/** The outbox of one centre, for the process that has the lease on it: sends what is due, one after another. */
export function sendNotices(
  parts: SendingParts,
  centre: { readonly id: string; readonly document: () => Centre | null },
): LeasedJob {
  const closing = new AbortController();
  let recovered = false;
  return withEnd(
    every(parts.clock, lookMs, async () => {
      try {
        if (!recovered) await recover(parts, centre.id);
        recovered = true;
        const document = centre.document();
        if (document === null) return;
        const now = { ...parts, centre: document, rules: noticeRules(document), signal: closing.signal };
        for (const notice of await parts.store.dueNotices(centre.id, parts.clock.now(), atOnce)) {
          if (closing.signal.aborted) return;
          await attend(now, notice);
        }
      } catch (error) {
        parts.log.error({ err: error, centre: centre.id }, 'notices could not be sent');
      }
    }),
    () => closing.abort(),
  );
}

/** How often the outbox is looked into (ms), and how many notices are taken out at a time. */
const lookMs = 1000;
const atOnce = 50;

const withEnd = (job: LeasedJob, before: () => void): LeasedJob => ({
  close() {
    before();
    return job.close();
  },
});

/** [NO4] What another process was sending when it ended: it may have gone out. Sent once more, then by the next way. */
const recover = async ({ store, clock }: SendingParts, centre: string): Promise<void> => {
  for (const notice of await store.notices(centre, { statuses: ['sending'], limit: 1000 })) {
    const deaths = notice.deaths + 1;
    const change: NoticeChange =
      deaths === 1
        ? { status: 'queued', deaths, retryAt: null, changedAt: clock.now() }
        : { status: 'queued', deaths: 0, retryAt: null, reason: 'not-known', changedAt: clock.now() };
    await store.changeNotice(centre, notice.id, 'sending', change);
  }
};

interface AttendParts extends SendingParts {
  readonly centre: Centre;
  readonly rules: NoticeRules;
  readonly signal: AbortSignal;
}

/** One notice that is due: it ends, waits on, becomes a task, or goes out. */
const attend = async (parts: AttendParts, notice: StoredNotice): Promise<void> => {
  const { over, ...of } = await subjectOf(parts, notice);
  if (over !== null) return turn(parts, notice, { status: over === 'too-late' ? 'lapsed' : 'cancelled', reason: over });
  const contact = await contactOf(parts, notice, of.code);
  const ways = waysOf(parts, notice, of.case, contact);
  const channel = wayOf(notice, ways, contact);
  if (channel === null) return turn(parts, notice, noWayLeft(notice));
  const waits = isTask(channel) ? null : notice.kind === 'code' ? 0 : untilQuietEnds(parts, channel);
  // What ended the way before says nothing of this one.
  if (waits !== 0) return turn(parts, notice, { status: 'queued', channel, retryAt: waits, reason: null });
  await send(parts, { notice, ...of, contact, channel, ways });
};

/** [NO3] What it tells of as it is now, and why it is not to be sent any more; null = it is. */
const subjectOf = async ({ store, clock, centre }: AttendParts, notice: StoredNotice): Promise<Subject> => {
  const { kind, about } = notice;
  if (isOfCase(kind)) {
    const one = await store.caseOf(centre.id, notice.seat);
    return { over: whyCaseNotSent(kind, one), seat: null, case: one, code: null };
  }
  if (!isOfSeat(kind)) {
    const code = await store.citizenCodeOf(notice.seat);
    return { over: whyCodeNotSent(code, clock.now()), seat: null, case: null, code };
  }
  const seat = await store.seat(centre.id, notice.seat);
  const told = await store.noticesOfSeat(centre.id, notice.seat);
  return { over: whyNotSent({ kind, about }, seat, told, clock.now()), seat, case: null, code: null };
};

interface Subject {
  readonly over: NoticeReason | null;
  readonly seat: Seat | null;
  readonly case: Case | null;
  readonly code: CitizenCode | null;
}

const contactOf = async (
  { store, centre }: AttendParts,
  { kind, seat }: StoredNotice,
  code: CitizenCode | null,
): Promise<Contact> => {
  const [isCase, id] = code === null ? [isOfCase(kind), seat] : [code.kind === 'case', code.id];
  const [person] = await (isCase ? store.casePeople(centre.id, [id]) : store.seatPeople(centre.id, [id]));
  const { email, phone, address, by } = aboutPerson(person)?.contact ?? {};
  // [PV5] A code goes to what it is to show, by no other way.
  return {
    ...(email === undefined || code?.by === 'phone' ? {} : { email }),
    ...(phone === undefined || code?.by === 'email' ? {} : { phone }),
    ...(address === undefined ? {} : { address }),
    ...(by === undefined ? {} : { by }),
  };
};

const turn = async (
  { store, clock, centre }: AttendParts,
  notice: StoredNotice,
  to: Omit<NoticeChange, 'changedAt'>,
) => {
  await store.changeNotice(centre.id, notice.id, 'queued', { ...to, changedAt: clock.now() });
};

/** The ways to a person by the providers that there are now. */
const waysOf = ({ deliver, rules }: AttendParts, notice: StoredNotice, one: Case | null, contact: Contact) =>
  waysTo(
    reachableBy(contact),
    { email: deliver.mail !== null, sms: deliver.sms !== null && rules.sms !== undefined },
    notice.mustReach || isTaskOfChoice(notice.kind, contact.by ?? null, one),
    contact.by,
  );

const noWayLeft = ({ tries, reason }: StoredNotice): Omit<NoticeChange, 'changedAt'> =>
  tries === 0 && reason === null
    ? { status: 'lapsed', reason: 'no-way' }
    : { status: 'failed', reason: reason ?? 'refused' };

/** [NO7] When the quiet hours end for this way (ms); 0 = it may go out now. */
const untilQuietEnds = ({ clock, centre, rules }: AttendParts, channel: NoticeChannel): number => {
  const now = clock.now();
  const end = channel === 'sms' ? afterQuiet(now, quietOf(rules), centre.timeZone) : now;
  return end > now ? end : 0;
};

const quietOf = ({ quietFrom, quietTo }: NoticeRules) => ({ from: quietFrom, to: quietTo });

/** The way that the notice is on, or if that led nowhere (or is closed by now) the next one. */
const wayOf = (
  { channel, reason }: StoredNotice,
  ways: readonly NoticeChannel[],
  { by }: Contact,
): NoticeChannel | null => {
  if (channel === null) return ways[0] ?? null;
  const isUsedUp = reason !== null || !ways.includes(channel);
  return isUsedUp ? wayAfter(ways, channel, by) : channel;
};

/** [NO2] [NO4] It is written down before the provider is asked, and again when it answered. */
const send = async (
  parts: AttendParts,
  { notice, channel, ...envelope }: Envelope & { readonly ways: readonly NoticeChannel[] },
): Promise<void> => {
  const { store, clock, centre, rules, log, deliver, signal } = parts;
  const tries = (notice.channel === channel ? notice.tries : 0) + 1;
  const begun = { status: 'sending', channel, tries, reason: null, changedAt: clock.now() } as const;
  if (!(await store.changeNotice(centre.id, notice.id, 'queued', begun))) return;
  const delivery = await deliver.send({ notice, channel, ...envelope }, centre, signal);
  // Broken off at the close: it may have gone out. Whoever has the outbox next finds it as it is, as after a death.
  if (signal.aborted && delivery.kind === 'failed') return;
  const now = clock.now();
  const end = (to: Omit<NoticeChange, 'changedAt'>) =>
    store.changeNotice(centre.id, notice.id, 'sending', { ...to, changedAt: now });
  if (delivery.kind === 'sent') return void (await end({ status: 'sent', retryAt: null }));
  log.warn(
    { centre: centre.id, notice: notice.id, channel, tries, detail: delivery.detail },
    'a notice did not go out',
  );
  const retryAt = delivery.kind === 'refused' ? null : nextTry(tries, now, rules.retrySeconds);
  if (retryAt !== null) return void (await end({ status: 'queued', retryAt }));
  const reason = delivery.kind === 'refused' ? 'refused' : 'no-answer';
  const isLast = wayAfter(envelope.ways, channel, envelope.contact.by) === null;
  await end(isLast ? { status: 'failed', reason, retryAt: null } : { status: 'queued', reason, retryAt: null });
};
