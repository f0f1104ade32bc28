import { beginSummary } from '../engine/figures/summary.ts';
import { announcements } from '../engine/queue/announce.ts';
import { apply } from '../engine/queue/apply.ts';
import { decide } from '../engine/queue/decide.ts';
import { changedLegs } from '../engine/queue/legs.ts';
import { initialState, type State } from '../engine/queue/state.ts';
import { hallView } from '../engine/queue/views/hall.ts';
import { createRandom, type Random } from '../engine/simulate/random.ts';
import type { Actor } from '../shared/access.ts';
import type { Centre } from '../shared/centre/centre.ts';
import type { Command } from '../shared/commands.ts';
import type { QueueEvent } from '../shared/events.ts';
import type { LegRow } from '../shared/reports/figures.ts';
import { smallCentre } from '../tests/queue/small-centre.ts';
import { median, ratioOf, shown, table, verdict } from './figures.ts';
import { workingDays } from './years.ts';

/**
 * A year of a ministry's hotline beside its reception: 173,990 calls and 46,048 visitors (2017), every one of them through the engine.
 * Numbers have to be unique in a day, no wall may show or hear a call, and the figures have to equal a plain count.
 */
export async function hotline(): Promise<void> {
  const years = Array.from({ length: rounds }, () => ({ without: year(0), all: year(callsAYear) }));
  for (const { all } of years) held(all);
  const of = (which: 'without' | 'all', figure: (one: Year) => number): number[] =>
    years.map((both) => figure(both[which]));
  const row = (which: 'without' | 'all') =>
    [({ visitors }: Year) => visitors, ({ seconds }: Year) => seconds, each].map((figure) =>
      shown(median(of(which, figure))),
    );
  const ratio = ratioOf(of('all', each), of('without', each));
  table(
    `A year of ${shown(callsAYear)} calls and ${shown(visitorsAYear)} visitors on ${days} days, through the engine`,
    [
      ['', 'calls', 'visitors', 's', 'µs each', 'aim'],
      ['the hall alone', '0', ...row('without'), ''],
      [
        'with its calls',
        shown(callsAYear),
        ...row('all'),
        `each ${shown(ratio)} of the hall alone, ${verdict(ratio, { atMost: 1.5 })}`,
      ],
    ],
  );
}

/** Each with the hall alone and with its calls, one after another. */
const rounds = 3;
const callsAYear = 173_990;
const visitorsAYear = 46_048;
const days = 241;
const desks = 10;
const counters = 4;

const centre: Centre = smallCentre({
  series: [
    { id: 'a', prefix: 'A', first: 1, last: 999, digits: 3, wrap: true },
    { id: 'c', prefix: 'C', first: 1, last: 999, digits: 3, wrap: true },
    { id: 't', prefix: 'T', first: 1, last: 9999, digits: 4, wrap: true },
  ],
  counters: [
    ...Array.from({ length: counters }, (_, at) => ({ id: `${at + 1}`, name: `${at + 1}`, profile: 'all' })),
    ...Array.from({ length: desks }, (_, at) => ({
      ...{ id: `9${at}`, name: `9${at}`, profile: 'all', kind: 'phone' as const, series: 't' },
    })),
  ],
});

interface Year {
  readonly calls: number;
  readonly visitors: number;
  readonly seconds: number;
  /** Seconds of talk of each call, as they were drawn. */
  readonly talks: readonly number[];
  readonly summary: ReturnType<typeof beginSummary>;
}

const each = ({ calls, visitors, seconds }: Year): number => (seconds * 1_000_000) / (calls + visitors);

/** What is asked at a moment; `take` gives a counter of the hall its next visitor, if there is one. */
interface Due {
  readonly at: number;
  readonly command: (ticket: string) => Wish;
  readonly ticket: string;
}
type Wish = Command extends infer C ? (C extends Command ? Omit<C, 'at' | 'by'> : never) : never;

const chief: Actor = { kind: 'user', id: 'chief', role: 'manager' };

const year = (calls: number): Year => {
  const random = createRandom(17);
  const summary = beginSummary('channel', { timeZone: centre.timeZone, targetSeconds: 900 });
  const talks: number[] = [];
  let [state, visitors, seconds] = [initialState, 0, 0];
  state = told(state, { type: 'configure', centre, source: 'install', onVersion: null }, Date.UTC(2025, 0, 1)).state;
  for (const [index, date] of workingDays(days).entries()) {
    const share = (all: number): number => Math.floor(((index + 1) * all) / days) - Math.floor((index * all) / days);
    const agenda = agendaOf(random, date, { calls: share(calls), visitors: share(visitorsAYear) }, talks);
    visitors += share(visitorsAYear);
    const began = performance.now();
    const day = dayOf(state, Date.parse(`${date}T09:00+04:00`), agenda);
    summary.add(day.legs);
    seconds += (performance.now() - began) / 1000;
    state = day.state;
  }
  return { calls, visitors, seconds, talks, summary };
};

/** Every call at the desk that is free first, every visit at a counter in the same way, in the order of time. */
const agendaOf = (
  random: Random,
  date: string,
  counts: { readonly calls: number; readonly visitors: number },
  talks: number[],
): readonly Due[] => {
  const opens = Date.parse(`${date}T09:00+04:00`);
  const spread = (places: readonly string[], count: number, mean: number, add: (visit: Planned) => readonly Due[]) => {
    const freeAt = new Map(places.map((place) => [place, opens + 60_000]));
    const came = Array.from({ length: count }, () => opens + 60_000 + random.int(8 * 3_600_000)).sort((a, b) => a - b);
    return came.flatMap((at, index) => {
      const [place, free] = [...freeAt].reduce((one, other) => (other[1] < one[1] ? other : one));
      const long = Math.max(5, Math.round(random.lognormal(mean, 0.8)));
      const from = Math.max(at, free);
      freeAt.set(place, from + long * 1000 + 1000);
      return add({
        place,
        from,
        long,
        ticket: `${date}-${places[0]}-${index}`,
        service: services[random.int(3)] ?? 'a',
      });
    });
  };
  const phones = centre.counters.filter(({ kind }) => kind === 'phone').map(({ id }) => id);
  const halls = centre.counters.filter(({ kind }) => kind !== 'phone').map(({ id }) => id);
  const inHall = spread(halls, counts.visitors, 425, visit);
  const onPhone = spread(phones, counts.calls, 240, (planned) => {
    talks.push(planned.long);
    return call(planned);
  });
  return [...inHall, ...onPhone].sort((a, b) => a.at - b.at);
};
const services = ['a', 'b', 'c'];

interface Planned {
  readonly place: string;
  readonly from: number;
  readonly long: number;
  readonly ticket: string;
  readonly service: string;
}

const call = ({ place, from, long, ticket, service }: Planned): readonly Due[] => [
  { at: from, ticket, command: () => ({ type: 'serve-directly', counter: place, ticket, service }) },
  { at: from + long * 1000, ticket, command: () => ({ type: 'finish-ticket', ticket, outcome: 'answered' }) },
];

const visit = ({ place, from, long, ticket, service }: Planned): readonly Due[] => {
  const rest = { language: null, channel: 'kiosk', printer: null, hasPhone: false, priorityClass: null } as const;
  const issue = { type: 'issue-ticket', ticket, job: `j${ticket}`, service, ...rest } as const;
  return [
    { at: from, ticket, command: () => issue },
    {
      at: from,
      ticket,
      command: () => ({ type: 'call-ticket', counter: place, ticket, callId: `c${ticket}`, reason: 'x' }),
    },
    { at: from, ticket, command: () => ({ type: 'start-ticket', ticket }) },
    { at: from + long * 1000, ticket, command: () => ({ type: 'finish-ticket', ticket, outcome: null }) },
  ];
};

const told = (
  state: State,
  wish: Wish,
  at: number,
): { readonly state: State; readonly events: readonly QueueEvent[] } => {
  const decided = decide(state, { ...wish, at, by: chief });
  if (!decided.ok) throw new Error(`${wish.type} was refused: ${decided.refusal.code}`);
  return { state: decided.value.reduce((before, event) => apply(before, event), state), events: decided.value };
};

const dayOf = (before: State, opens: number, agenda: readonly Due[]) => {
  const legs = new Map<string, LegRow>();
  const numbers = new Set<string>();
  let { state } = told(before, { type: 'open-day', practice: false, force: true }, opens);
  for (const { id } of centre.counters)
    ({ state } = told(state, { type: 'open-counter', counter: id, profile: null }, opens));
  for (const { at, ticket, command } of agenda) {
    const done = told(state, command(ticket), at);
    state = done.state;
    for (const row of changedLegs(state, done.events)) legs.set(row.ticket, row);
    for (const event of done.events) unheard(state, event, numbers);
  }
  const closes = Math.max(agenda.at(-1)?.at ?? opens, opens) + 1000;
  ({ state } = told(state, { type: 'close-day', force: false, practice: null }, closes));
  return { state, legs: [...legs.values()] };
};

/** [HL1] [N2] A number is given once a day, and no wall shows or hears a call. */
const unheard = (state: State, event: QueueEvent, numbers: Set<string>): void => {
  if (event.type !== 'ticket-issued' && event.type !== 'ticket-served-directly') return;
  if (numbers.has(event.number)) throw new Error(`[N2] ${event.number} was given twice on ${event.date}`);
  numbers.add(event.number);
  if (event.type === 'ticket-issued') return;
  const wall = hallView(state, 'd', state.at);
  const seen = [...(wall?.calls ?? []), ...(wall?.last ?? []), ...announcements(state, [event])];
  if (seen.some(({ number }) => number === event.number))
    throw new Error(`[HL1] a wall shows the call ${event.number}`);
};

/** The figures of the reports against a plain count of what was drawn. */
const held = ({ calls, visitors, talks, summary }: Year): void => {
  const rows = new Map(summary.finish().rows.map((row) => [row.key, row]));
  const [ours, hall] = [rows.get('call'), rows.get('kiosk')];
  const mean = Math.round(talks.reduce((sum, talk) => sum + talk, 0) / talks.length);
  const plain = [calls, calls, 0, calls, mean, talks.reduce((a, b) => Math.max(a, b), 0), visitors];
  const counted = [
    ours?.issued,
    ours?.served,
    ours?.wait.count,
    ours?.service.count,
    ours?.service.mean,
    ours?.service.max,
  ];
  if (JSON.stringify([...counted, hall?.issued]) !== JSON.stringify(plain))
    throw new Error(
      `the figures ${JSON.stringify([...counted, hall?.issued])} are not those counted: ${JSON.stringify(plain)}`,
    );
};
