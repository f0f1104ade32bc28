import { applyAll, applyStored } from '../../engine/queue/apply.ts';
import { dateAt, instantOf, spansOn } from '../../engine/queue/business-day.ts';
import { decide } from '../../engine/queue/decide.ts';
import { initialState, type State } from '../../engine/queue/state.ts';
import { clerkAt, plausibleDay } from '../../engine/simulate/plausible-day.ts';
import { createRandom } from '../../engine/simulate/random.ts';
import { runDay } from '../../engine/simulate/run-day.ts';
import type { Centre } from '../../shared/centre/centre.ts';
import type { QueueEvent } from '../../shared/events.ts';
import { ok, type Refusal, type Result, refuse } from '../../shared/refusals.ts';
import type { LegRow } from '../../shared/reports/figures.ts';
import type { Clock } from '../../shared/time/clock.ts';
import { newId } from '../ids.ts';
import type { AccessStore, QueueStore, Write } from '../store/store.ts';
import { openQuotedWaits } from './quoted-waits.ts';

/** Fills a centre's past with plausible days, so that reports and estimates have something to show. */

export interface PastDays {
  readonly store: QueueStore & Pick<AccessStore, 'changeAccess'>;
  readonly clock: Clock;
  readonly centre: string;
  /** The centre's document, for one that has no log yet; else what is in force by the log is used. */
  readonly document: Centre | null;
  /** How many days with visitors, the last of them before the present one. */
  readonly days: number;
  readonly seed: number;
  /** Visitors on a usual day; null = what the counters can just about serve. */
  readonly visits: number | null;
  /** Whether visitors are told of their waits, and the nights teach what to tell: most of the work. They are unless said. */
  readonly told?: boolean;
  /** Told of each day once it is stored. */
  readonly onDay: (done: number, of: number, date: string, visits: number) => void;
}

export interface Filled {
  readonly from: string;
  readonly to: string;
  readonly visits: number;
  readonly events: number;
  /** `log`: as events of the log. `imported`: as legs beside a log that has gone on already, marked as brought in. */
  readonly stored: 'log' | 'imported';
}

/**
 * Makes past days of plausible visits through the engine and stores them. Refuses where a live day would be touched: a day is
 * open, one stands later in the log, or a server has the centre in hand. Rejects with CannotStore.
 */
export async function fillPast(parts: PastDays): Promise<Result<Filled>> {
  const { store, clock, centre } = parts;
  if (!(await store.takeLease(leaseOf(centre), owner, clock.now(), leaseMs))) {
    return taken(`a server has ${centre} in hand: end it first`);
  }
  try {
    const ground = await prepare(parts);
    return ground.ok ? ok(await fill(parts, ground.value)) : ground;
  } finally {
    await store.dropLease(leaseOf(centre), owner);
  }
}

/** The lease by which one process at a time keeps a centre's day, and how long we take it for (ms). */
const leaseMs = 60_000;
const owner = newId();
const farthestDays = 3650;
const by = { kind: 'system', id: 'simulate', role: 'system' } as const;
const nothing: Write = { events: [], legs: [], jobs: [], personal: [], secrets: [], answers: [] };

const taken = (message: string): { readonly ok: false; readonly refusal: Refusal } => refuse('day-open', message);

/** The last so many dates before today on which the centre opens, the earliest first. */
const datesBefore = (centre: Centre, now: number, count: number): readonly string[] => {
  const dates: string[] = [];
  let date = Temporal.PlainDate.from(dateAt(now, centre.timeZone));
  for (let back = 0; back < farthestDays && dates.length < count; back++) {
    date = date.subtract({ days: 1 });
    if (spansOn({ centre, calendar: null }, date.toString()).length > 0) dates.unshift(date.toString());
  }
  return dates;
};

const portion = 2000;

/** The last real day that the log has opened, looked for from its end. */
const lastRealDay = async (store: QueueStore, centre: string, head: number): Promise<string | null> => {
  for (let end = head; end > 0; end -= portion) {
    const events = await store.events(centre, Math.max(0, end - portion), Math.min(portion, end));
    const opened = events.findLast(({ event }) => event.type === 'day-opened' && !event.practice);
    if (opened?.event.type === 'day-opened') return opened.event.date;
  }
  return null;
};

/** Says where the days go, or why they can not be put there. */
const findPlace = async (
  store: QueueStore,
  state: State,
  centre: Centre,
  dates: readonly string[],
): Promise<Result<Filled['stored']>> => {
  const [first = '', last = ''] = [dates[0], dates.at(-1)];
  if (state.day !== null) return taken(`a day is open at ${centre.id} (${state.day.date}): nothing is put before it`);
  if (state.at < instantOf(first, '00:00', centre.timeZone)) return ok('log');
  const real = await lastRealDay(store, centre.id, state.seq);
  if (real !== null && real >= first) {
    return taken(
      `${centre.id} has a day of its own on ${real}: a log never runs backwards, and ${first} would be before it`,
    );
  }
  const legs = await store.legs(centre.id, first, last);
  return legs.length === 0 ? ok('imported') : taken(`${centre.id} has visits between ${first} and ${last} already`);
};

/** The state from which the first day is run: the log's, or that of a centre installed just before it. */
const beginning = (
  state: State,
  centre: Centre,
  at: number,
): Result<{ state: State; events: readonly QueueEvent[] }> => {
  if (state.centre !== null) return ok({ state, events: [] });
  const source = 'install' as const;
  const made = decide(state, { type: 'configure', centre, source, onVersion: 0, at, by });
  return made.ok ? ok({ state: applyAll(state, made.value), events: made.value }) : made;
};

const elsewhere = (centre: string): string => `somebody else works at ${centre}: stopped after the last whole day`;

/** Writes on, unless somebody else has written to this log meanwhile. */
const append = async (store: QueueStore, centre: string, seq: number, write: Partial<Write>): Promise<void> => {
  await store.commit(centre, seq, ({ missed }) => {
    if (missed.length > 0) throw new Error(elsewhere(centre));
    return { write: { ...nothing, ...write }, value: null };
  });
};

const asImported = (legs: readonly LegRow[]): readonly LegRow[] => legs.map((leg) => ({ ...leg, imported: true }));

interface Ground {
  readonly centre: Centre;
  readonly dates: readonly string[];
  readonly stored: Filled['stored'];
  /** From which the first day is run. */
  readonly state: State;
  /** What comes before it in the log. */
  readonly before: readonly QueueEvent[];
  /** How far the log has come. */
  readonly seq: number;
}

/** Who sat at the counters goes by a name that says that they are made up. */
const nameClerks = ({ store }: Pick<PastDays, 'store'>, { counters }: Centre): Promise<null> => {
  const named = counters.map(({ id, name }) => ({ id: clerkAt(id), since: 0, name: `Nümunə işçi ${name}` }));
  return store.changeAccess(() => ({ write: { named }, value: null }));
};

const fill = async (parts: PastDays, { centre, dates, stored, state, before, seq }: Ground): Promise<Filled> => {
  const { store, clock, seed, onDay } = parts;
  let [now, known, first] = [state, seq, before];
  const sums = { visits: 0, events: 0 };
  const quotedWaits = parts.told === false ? null : openQuotedWaits(store, centre);
  for (const [index, date] of dates.entries()) {
    if (!(await store.takeLease(leaseOf(centre.id), owner, clock.now(), leaseMs)))
      throw new Error(elsewhere(centre.id));
    const plan = plausibleDay(centre, date, { visits: parts.visits }, createRandom(seed * 1_000_003 + index));
    if (plan === null) continue;
    const run = runDay(now, plan, newId, quotedWaits ?? undefined);
    const events = stored === 'log' ? [...first, ...run.events] : [];
    await append(store, centre.id, known, { events, legs: stored === 'log' ? run.legs : asImported(run.legs) });
    [now, known, first] = [run.state, known + events.length, []];
    sums.visits += plan.visits.length;
    sums.events += events.length;
    onDay(index + 1, dates.length, date, plan.visits.length);
    await quotedWaits?.night(index + 1, dates[0] ?? date, date);
  }
  await nameClerks(parts, centre);
  return { from: dates[0] ?? '', to: dates.at(-1) ?? '', ...sums, stored };
};

/** Where the days will stand, and on what. */
const prepare = async ({ store, clock, days, ...parts }: PastDays): Promise<Result<Ground>> => {
  const log = applyStored(initialState, await store.replay(parts.centre));
  const centre = log.centre ?? parts.document;
  if (centre === null) return refuse('centre-not-found', `there is no centre ${parts.centre}`);
  const dates = datesBefore(centre, clock.now(), days);
  const [first] = dates;
  if (first === undefined) return taken(`${centre.id} is never open: its hours say so`);
  const place = await findPlace(store, log, centre, dates);
  if (!place.ok) return place;
  // Beside a log that has gone on, the days are run on the configuration alone, as if nothing had ever been.
  const from = place.value === 'log' ? log : initialState;
  const begun = beginning(from, centre, instantOf(first, '00:00', centre.timeZone));
  if (!begun.ok) return begun;
  const { state, events: before } = begun.value;
  return ok({ centre, dates, stored: place.value, state, before, seq: log.seq });
};

const leaseOf = (centre: string): string => `centre:${centre}`;
