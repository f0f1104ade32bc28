import { longestName } from '../../scripts/sample-centre.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { FloorView } from '../../shared/views.ts';
import { floor, spreadOf } from '../fronts/manager-fakes.ts';
import { centre, closedDay, earlyDay, minutes, minutesAgo, openDay, practiceDay } from './sample.ts';

/** A floor as it was so many minutes before: every time in it. */
export function earlier(view: FloorView, minutes: number): FloorView {
  const moved = (_name: string, value: unknown): unknown =>
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value)
      ? new Date(Date.parse(value) - minutes * 60_000).toISOString()
      : value;
  return JSON.parse(JSON.stringify(view), moved);
}

/** The floor as the gallery's manager sees it: on a quiet morning, in trouble, at other times. */

export const clerks = [
  { id: 'u1', name: 'Leyla Məmmədova' },
  { id: 'u2', name: 'Aysel Quliyeva' },
  { id: 'u3', name: 'Murad Həsənov' },
  { id: 'u4', name: 'Nigar Abdullayeva-Rzazadə' },
  { id: 'u5', name: 'Kamran Süleymanov' },
] as const;

type Counter = FloorView['counters'][number];
const counterAt = (at: number, over: Partial<Counter> = {}): Counter => ({
  id: String(at + 1),
  name: String(at + 1),
  state: 'open',
  since: minutesAgo(150 - at * 7),
  clerk: clerks[at]?.name ?? null,
  profile: 'general',
  ticket: { number: `${'ABC'[at % 3]}0${20 + at}`, status: 'serving', since: minutesAgo(2 + at * 2) },
  served: 14 - at,
  ...over,
});
const closedCounter = (at: number): Counter =>
  counterAt(at, { state: 'closed', clerk: null, ticket: null, since: null, served: 0 });
const services: FloorView['services'] = sampleCentre.services.map(({ id, name }, at) => ({
  id,
  name,
  waiting: at % 6 === 0 ? 3 : at % 9 === 1 ? 1 : 0,
  longestSince: at % 6 === 0 ? minutesAgo(21 - at / 3) : at % 9 === 1 ? minutesAgo(4) : null,
  estimate: at % 6 === 0 ? minutes(15, 25) : minutes(5, 10),
}));
const printers: FloorView['printers'] = [{ id: 'printer-1', name: 'Kiosk 1', status: 'ready' }];

export const quiet: FloorView = floor({
  centre,
  day: openDay,
  waiting: 18,
  longestSince: minutesAgo(21),
  today: {
    issued: 84,
    served: 58,
    noShow: 4,
    abandoned: 2,
    wait: { count: 64, mean: 412, median: 360, p90: 840, max: 1510 },
    service: spreadOf(398, 58),
    serviceLevel: 0.91,
  },
  counters: [
    counterAt(0),
    counterAt(1, { ticket: { number: 'C044', status: 'called', since: minutesAgo(0.5) } }),
    counterAt(2),
    counterAt(3, { state: 'paused', ticket: null, since: minutesAgo(6) }),
    counterAt(4, { ticket: null }),
    closedCounter(5),
  ],
  services,
  printers,
});
/** Its server was put back to a copy, and waits to be let in at the head office. */
export const heldBranch: FloorView = { ...quiet, uplink: { state: 'held', code: 'K7PW4M' } };
export const inTrouble: FloorView = {
  ...quiet,
  waiting: 63,
  longestSince: minutesAgo(74),
  clock: { state: 'in-doubt', offSeconds: 5400 },
  refusedFiles: [
    {
      file: 'centres/sample.json',
      message: 'line 214: services/3/series: there is no series "D"',
      since: minutesAgo(40),
    },
  ],
  certificate: { endsAt: minutesAgo(-60 * 24 * 3), ended: false },
  voiceMissing: true,
  uplink: { state: 'waiting', code: 'K7PW4M' },
  calendarEnds: { name: { az: 'Azərbaycan', ru: 'Азербайджан', en: 'Azerbaijan' }, year: 2027 },
  today: { ...quiet.today, wait: spreadOf(1980, 60), serviceLevel: 0.38, noShow: 15, abandoned: 22 },
  counters: [
    counterAt(0, { ticket: { number: 'A021', status: 'called', since: minutesAgo(9) } }),
    counterAt(1, { ticket: { number: 'B022', status: 'called', since: minutesAgo(3) } }),
    counterAt(2, { ticket: { number: 'C023', status: 'serving', since: minutesAgo(58) } }),
    counterAt(3, { state: 'paused', ticket: null, since: minutesAgo(47) }),
    closedCounter(4),
    closedCounter(5),
  ],
  outOfTurn: [
    {
      number: 'B014',
      counter: '3',
      counterName: '3',
      clerk: clerks[2].name,
      at: minutesAgo(33),
      reason: 'Körpəsi ağlayır',
    },
    {
      number: 'A003',
      counter: '1',
      counterName: '1',
      clerk: clerks[0].name,
      at: minutesAgo(95),
      reason: 'Rəhbərin göstərişi ilə',
    },
  ],
  printers: [
    { id: 'printer-1', name: 'Kiosk 1', status: 'offline' },
    { id: 'printer-2', name: 'Zal B', status: 'paper-low' },
  ],
  devices: [
    { id: 'd1', kind: 'kiosk', name: 'Kiosk 2', seenAt: minutesAgo(9), troubles: [] },
    { id: 'd2', kind: 'display', name: 'Zal A', seenAt: minutesAgo(0), troubles: ['hidden', 'muted'] },
  ],
};
export const nobodyOpen: FloorView = {
  ...quiet,
  counters: quiet.counters.map((_, at) => closedCounter(at)),
  services: services.map((service) => ({ ...service, estimate: null })),
};
export const practice: FloorView = { ...quiet, day: practiceDay };
export const empty: FloorView = floor({
  centre,
  day: openDay,
  counters: quiet.counters.map((_, at) => closedCounter(at)),
  services: services.map((service) => ({ ...service, waiting: 0, longestSince: null, estimate: null })),
  printers,
});
export const closed: FloorView = { ...empty, day: closedDay };
export const early: FloorView = { ...empty, day: earlyDay };
export const longest: FloorView = {
  ...inTrouble,
  centre: { ...centre, name: longestName },
  services: services.map((service) => ({ ...service, name: longestName })),
  counters: inTrouble.counters.map((counter) => ({
    ...counter,
    name: 'Pəncərə 12B',
    clerk: counter.clerk === null ? null : 'Məhəmmədəli Hacızeynalabdinoğlu-Şəmsəddinbəyli',
  })),
};
/** Four counters of the hall, and phone desks: in a call, free, on a break and closed. */
export const withPhones: FloorView = {
  ...quiet,
  counters: [
    ...quiet.counters.slice(0, 4),
    counterAt(0, {
      kind: 'phone',
      id: '90',
      name: '90',
      ticket: { number: 'Z014', status: 'serving', since: minutesAgo(4) },
    }),
    counterAt(1, { kind: 'phone', id: '91', name: '91', ticket: null }),
    counterAt(2, { kind: 'phone', id: '92', name: '92', state: 'paused', ticket: null }),
    { ...closedCounter(3), kind: 'phone', id: '93', name: '93' },
  ],
};
/** A great hall: more counters than a screen has rows. */
export const manyCounters: FloorView = {
  ...quiet,
  counters: Array.from({ length: 32 }, (_, at) => ({
    ...(quiet.counters[at % quiet.counters.length] ?? counterAt(at)),
    id: String(at + 1),
    name: String(at + 1),
  })),
};
