import { longestName } from '../../scripts/sample-centre.ts';
import az from '../../server/calendar/az.json' with { type: 'json' };
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { Calendar } from '../../shared/booking/calendar.ts';
import type { NoticeBody } from '../../shared/booking/seat-routes.ts';
import { screenLanguages } from '../../shared/languages.ts';
import type { RouteName } from '../../shared/paths.ts';
import {
  type QuotedKey,
  type ReportKey,
  type ReportRow,
  visitOrigins,
  type WorkRow,
} from '../../shared/reports/figures.ts';
import type { DaySums } from '../../shared/reports/staffing.ts';
import type { RouteValue } from '../../shared/routes.ts';
import type { QuotedRow } from '../../shared/tickets/estimate.ts';
import { clipsOf } from '../../shared/voice/spoken/clips.ts';
import { keptForms } from '../fakes/kept-documents.ts';
import { good, row, spreadOf, type TalkingApi } from '../fronts/manager-fakes.ts';
import { bookedShares, bookingsReport, seatReasons } from './bookings-answers.ts';
import { callsReport } from './call-answers.ts';
import { casesReport, overdueCases } from './case-answers.ts';
import { keptTables, triedTable } from './decision-tables.ts';
import { clerks } from './manager-floor.ts';
import { mediaFiles } from './media-answers.ts';
import { ratingsReport } from './rating-answers.ts';
import { minutesAgo, morning } from './sample.ts';
import { serialDevices } from './serial-answers.ts';
import { foundTickets, freshStory, ticketStory } from './ticket-answers.ts';

/** What the server of the gallery's manager answers, the same each time. */

export type Amount = 'usual' | 'empty' | 'longest';

export function answers(server: TalkingApi, amount: Amount, shownCentres = false): void {
  const on = <N extends RouteName>(route: N, value: (query: Query) => RouteValue<N>): void =>
    server.on(route, ({ query }) => good(value((query ?? {}) as Query)));
  const many = amount !== 'empty';
  on('listCentres', () => [
    { id: sampleCentre.id, name: amount === 'longest' ? longestName : sampleCentre.name, archived: false },
    ...(shownCentres
      ? [{ id: 'old-hall', name: { az: 'Köhnə zal', ru: 'Старый зал', en: 'The old hall' }, archived: true }]
      : []),
  ]);
  on('configHistory', () => ({ versions: [...past], more: false }));
  on('config', () => (amount === 'longest' ? longCentre : sampleCentre));
  on('calendars', () => [az as Calendar]);
  on('tryCalendar', () => ({
    seats: [
      {
        ...{ centre: sampleCentre.id, centreName: sampleCentre.name, resource: 'official-head' },
        ...{ name: 'Əliyeva Leyla Rauf qızı', date: '2026-11-23', count: 4 },
      },
      {
        ...{ centre: 'second', centreName: { az: 'İkinci mərkəz', ru: 'Второй центр', en: 'The second centre' } },
        ...{ resource: 'service-pension', name: sampleCentre.services[0]?.name ?? '', date: '2026-11-24', count: 1 },
      },
    ],
  }));
  on('forms', () => [...keptForms]);
  on('formVersions', () => ({
    versions: [
      { version: 3, at: minutesAgo(90), by: 'rauf' },
      { version: 2, at: minutesAgo(2900), by: null },
      { version: 1, at: minutesAgo(60_000), by: null },
    ],
  }));
  on('tables', () => keptTables(amount === 'longest'));
  on('tryTable', () => triedTable);
  on('clips', () => ({
    reads: many,
    languages: screenLanguages.map((language) => ({
      language,
      clips: clipsOf(language).map(({ id, text }, at) => ({ clip: id, text, recorded: many && at % 5 < 2 })),
    })),
  }));
  on('media', () => ({ takesVideo: many, files: many ? [...mediaFiles] : [] }));
  on('users', () => users);
  on('summary', ({ from = '', to = '', by = 'day' }) => {
    const rows = many
      ? keysOf(by as ReportKey, from, to).map((key, at) => reportRow(key, at + (to === today ? 0 : 2)))
      : [];
    return { total: many ? reportRow('', 3, rows.length) : row(''), rows };
  });
  on('savedReports', () => ({ firstDay: many ? '2026-09-28' : null, reports: many ? [...savedReports] : [] }));
  on('work', ({ by = 'counter', from = '', to = '' }) => ({
    total: workRow('', 9),
    rows: many
      ? keysOf(by as ReportKey, from, to)
          .filter((key) => key !== '')
          .map(workRow)
      : [],
    days: many ? 20 : 0,
    daysRecorded: many ? 14 : 0,
  }));
  on('caseFigures', ({ by = 'topic' }) => casesReport(by, amount));
  on('callFigures', ({ by = 'topic' }) => callsReport(by, amount));
  on('ratings', ({ by = 'service' }) => ratingsReport(by, amount));
  on('cases', () => overdueCases(amount));
  on('bookings', ({ by = 'weekday' }) => bookingsReport(by, amount));
  on('bookedShares', () => ({ ...bookedShares, shares: [...bookedShares.shares] }));
  on('seatReasons', () => ({ reasons: many ? [...seatReasons] : [] }));
  on('ticketsOfDay', () => ({ tickets: many ? [...foundTickets] : [] }));
  on('ticket', () => (amount === 'empty' ? freshStory() : ticketStory(amount === 'longest' ? longestName : undefined)));
  on('outOfTurn', () => ({ calls: many ? outOfTurn : [] }));
  on('staffing', () => ({
    targets: { meanWaitSeconds: 177, waitSeconds: 900, serviceLevel: 0.9 },
    weekdays: many ? [...week] : [],
    calls: [],
  }));
  on('replay', () => ({
    date: '2026-11-17',
    real: sums(720),
    before: sums(735),
    after: sums(260),
    counters: { before: 5, after: 6 },
    leftOut: 2,
  }));
  on('estimates', () => ({
    learnt: many
      ? {
          version: 21,
          learntAt: minutesAgo(560),
          days: 118,
          visits: 31_240,
          model: true,
          meanError: 312,
          inputs: modelInputs,
        }
      : null,
    learning: false,
    quoted: {
      from: '2026-10-23',
      to: '2026-11-19',
      total: quotedRow('', 4),
      byService: many ? [...quoted('service')] : [],
      byHour: many ? [...quoted('hour')] : [],
    },
  }));
  on('quoted', ({ by = 'hour' }) => ({
    total: many ? quotedRow('', 4) : { ...quotedRow('', 4), count: 0 },
    rows: many ? [...quoted(by as QuotedKey)] : [],
  }));
  on('devices', () => (many ? devices : []));
  on('printers', () => printers);
  on('serialDevices', () => (many ? serialDevices(morning) : { devices: [], presses: [], reads: [] }));
  on('previewSlip', () => ({ picture: dot }));
  on('slips', () => []);
  on('notices', () => ({ counts: noticeCounts(many), notices: many ? [...notices] : [] }));
  on('tokens', () => (many ? tokens : []));
  on('security', () => (many ? security : []));
  on('secondFactor', () => secondFactor);
  on('ticketsToEnd', () => ({
    count: many ? 18 : 0,
    atOnce: 500,
    numbers: many ? ['A012', 'B015', 'C018', 'A021'] : [],
    services: sampleCentre.services.slice(0, 4).map(({ id }, at) => ({ id, count: 6 - at })),
    devices: [{ id: 'd1', place: 'kiosk-1', count: 16 }],
  }));
}

const savedReports: RouteValue<'savedReports'>['reports'] = [
  { id: 'r1', name: 'Həftəlik: xidmətlər üzrə gözləmə', by: 'service' as const, preset: 'month' as const },
  { id: 'r2', name: 'Əməkdaşlar, bu ay', by: 'clerk' as const, preset: 'thisMonth' as const },
].map((one) => ({
  ...one,
  columns: ['issued', 'wait.mean', 'wait.p90', 'service.mean', 'serviceLevel'],
  against: 'before',
  from: null,
  to: null,
  savedBy: { id: 'u7', name: 'Leyla Əliyeva' },
  savedAt: minutesAgo(25_000),
}));

const noticeCounts = (many: boolean) =>
  many ? { tasks: 2, waiting: 3, failed: 1, sent: 1240 } : { tasks: 0, waiting: 0, failed: 0, sent: 0 };
const seatOf = (at: number): NoticeBody['seat'] => ({
  ...{ id: `s${at}`, resource: 'official-head', date: '2026-11-23', from: '10:00', to: '10:15', status: 'called-off' },
  ...{
    startsAt: `2026-11-23T06:${15 + at}:00Z`,
    endsAt: `2026-11-23T06:${30 + at}:00Z`,
    service: 'official-reception',
  },
  ...{ code: `41820${at}`, language: 'az', channel: 'web', ticket: null, standby: false, urgent: false, request: null },
  ...{ bookedAt: minutesAgo(900), arrivedAt: null, sequence: 1 },
});
const aNotice = (at: number, change: Partial<NoticeBody>): NoticeBody => ({
  ...{
    id: `n${at}`,
    kind: 'called-off',
    case: null,
    channel: 'email',
    status: 'sent',
    reason: null,
    due: null,
    retryAt: null,
    tries: 1,
  },
  ...{ changedAt: minutesAgo(5 + at), seat: seatOf(at), contact: null, ...change },
});
const notices: readonly NoticeBody[] = [
  aNotice(1, {
    channel: 'phone',
    status: 'queued',
    contact: { name: 'Rəşad Əliyev', phone: '+994501234567', address: null },
  }),
  aNotice(2, { channel: 'hand', status: 'queued', contact: { name: 'Səbinə', phone: null, address: null } }),
  aNotice(3, { kind: 'booked', status: 'queued', channel: 'sms', tries: 2, retryAt: minutesAgo(-4) }),
  aNotice(4, { kind: 'reminder', channel: null, status: 'queued', due: minutesAgo(-900), tries: 0 }),
  aNotice(5, { kind: 'moved', status: 'failed', reason: 'refused' }),
  aNotice(6, { kind: 'booked' }),
  aNotice(7, { kind: 'reminder', channel: null, status: 'cancelled', reason: 'changed', tries: 0 }),
];

const leyla = { id: 'u7', name: 'Leyla Əliyeva' };
const past: RouteValue<'configHistory'>['versions'] = [
  { version: 412, at: minutesAgo(95), by: leyla, source: 'http', changes: 3 },
  { version: 300, at: minutesAgo(1600), by: null, source: 'file', changes: 1 },
  { version: 1, at: minutesAgo(60_000), by: null, source: 'install', changes: null },
];

type Query = { readonly [name: string]: string | undefined };

const longCentre = {
  ...sampleCentre,
  name: longestName,
  services: sampleCentre.services.map((service) => ({ ...service, name: longestName })),
};

const dayMs = 86_400_000;
const daysFrom = (from: string, to: string): readonly string[] => {
  const first = Date.parse(from);
  const count = Math.round((Date.parse(to) - first) / dayMs) + 1;
  return Array.from({ length: count }, (_, at) => new Date(first + at * dayMs).toISOString().slice(0, 10)).filter(
    (day) => ![0, 6].includes(new Date(day).getUTCDay()),
  );
};
const openHours: readonly string[] = ['09', '10', '11', '12', '13', '14', '15', '16', '17'];
const keysOf = (by: ReportKey, from: string, to: string): readonly string[] => {
  switch (by) {
    case 'day':
      return daysFrom(from, to);
    case 'hour':
      return from === today && to === today ? openHours.slice(0, 3) : openHours;
    case 'service':
      return sampleCentre.services.slice(0, 22).map(({ id }) => id);
    case 'counter':
      return sampleCentre.counters.map(({ id }) => id);
    case 'clerk':
      return clerks.map(({ id }) => id);
    case 'class':
      return ['', ...sampleCentre.priorityClasses.map(({ id }) => id)];
    case 'origin':
      return visitOrigins;
    case 'channel':
      return ['kiosk', 'reception', 'booking', 'call'];
  }
};
const today = '2026-11-20';
/** Ups and downs that look like a centre's, without chance. */
const wave = (at: number): number => 1 + 0.45 * Math.sin(at * 1.7) + 0.25 * Math.sin(at * 0.6);
const workRow = (key: string, at: number): WorkRow => {
  const [open, serving, paused] = [92_000 + at * 411, 58_000 + at * 307, 4200 + at * 61];
  return { key, days: 14, open, serving, paused, idle: open - serving - paused, stay: spreadOf(1210 + at * 17, 300) };
};

const reportRow = (key: string, at: number, times = 1): ReportRow => {
  const issued = Math.round(34 * wave(at)) * times + 4;
  const noShow = Math.round(issued * 0.06);
  const abandoned = Math.round(issued * 0.03);
  const wait = Math.round(540 * wave(at + 2));
  return row(key, {
    issued,
    noShow,
    abandoned,
    served: issued - noShow - abandoned,
    wait: { count: issued - abandoned, mean: wait, median: Math.round(wait * 0.85), p90: wait * 2, max: wait * 3 + 61 },
    service: spreadOf(Math.round(410 + 60 * wave(at)), issued),
    serviceLevel: Math.min(1, 0.55 + 0.25 * wave(at)),
  });
};

const week: RouteValue<'staffing'>['weekdays'] = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  days: 8,
  last: `2026-11-${15 + weekday}`,
  hours: openHours.map((hour, at) => ({
    hour,
    arrivals: Math.round(10 + 26 * wave(at + weekday)),
    handlingSeconds: 480,
    open: [3, 4, 5, 5, 3, 4, 5, 5, 4][at] ?? 4,
    needed: [3, 5, 7, 6, 4, 5, 5, 4, 3][(at + weekday) % 9] ?? 4,
    neededWhenFull: [4, 6, 9, 8, 6, 6, 6, 5, 4][(at + weekday) % 9] ?? 5,
    waitSeconds: Math.round(500 * wave(at + weekday)),
    serviceLevel: 0.7,
  })),
}));
const sums = (wait: number): DaySums => ({
  visits: 318,
  served: 290,
  noShow: 18,
  abandoned: 10,
  wait: { count: 308, mean: wait, median: Math.round(wait * 0.8), p90: wait * 2, max: wait * 4 },
  service: spreadOf(430, 290),
  serviceLevel: wait < 300 ? 0.94 : 0.71,
  utilisation: wait < 300 ? 0.77 : 0.92,
});

const modelInputs = (
  [
    ['ahead', 0.41],
    ['open', 0.22],
    ['lastWait', 0.17],
    ['minuteOfDay', 0.12],
    ['habitWait', 0.08],
  ] as const
).map(([input, weight]) => ({ input, weight }));
const quotedRow = (key: string, at: number): QuotedRow => {
  const waited = Math.round(620 * wave(at));
  const quotedSeconds = Math.round(waited * (0.95 + 0.02 * (at % 6)));
  return {
    key,
    count: 40 + at * 13,
    quoted: quotedSeconds,
    waited,
    bias: quotedSeconds - waited,
    meanError: 260,
    inside: 0.72 + 0.03 * (at % 5),
    belowUpper: 0.91,
    aboveLower: 0.86,
    promisedFrom: Math.round(quotedSeconds * 0.7),
    promisedTo: Math.round(quotedSeconds * 1.4),
    waitLow: Math.round(waited * 0.4),
    waitMedian: waited,
    waitHigh: Math.round(waited * 1.9),
  };
};
const quoted = (by: QuotedKey): readonly QuotedRow[] =>
  keysOf(by, '2026-10-23', '2026-11-19').map((key, at) => quotedRow(key, at));

const users = [...clerks, { id: 'u9', name: 'Rauf Əliyev' }].map(({ id, name }, at) => ({
  id,
  user: ['leyla', 'aysel', 'murad', 'nigar', 'kamran', 'rauf'][at] ?? id,
  name,
  role: at === 5 ? ('admin' as const) : at === 4 ? ('reception' as const) : ('clerk' as const),
  centre: at === 5 ? null : 'sample',
  counters: at === 1 ? ['1', '2'] : null,
  counterNames: at === 1 ? ['1', '2'] : null,
  duties: [],
  department: null,
  official: null,
  active: at !== 3,
  secondFactor: at === 5,
  national: at === 2,
  seenAt: at === 2 ? null : minutesAgo(at * 700),
}));
const outOfTurn = [1, 2, 3].map((at) => ({
  at: minutesAgo(1500 * at),
  date: `2026-11-${20 - at}`,
  number: `B01${at}`,
  counter: '3',
  clerk: 'u1',
  counterName: '3',
  clerkName: 'Leyla Məmmədova',
  reason: ['Körpəsi ağlayır', 'Sistem nasazlığından sonra geri qayıdıb', 'Rəhbərin göstərişi ilə'][at - 1] ?? '',
}));
const devices: RouteValue<'devices'> = [
  { id: 'd0', kind: 'kiosk', place: 'kiosk-1', approved: false, code: 'WM4WMW', minutes: 1 },
  { id: 'd1', kind: 'kiosk', place: 'kiosk-1', approved: true, code: 'AAAAAA', minutes: 0 },
  { id: 'd2', kind: 'display', place: 'hall-1', approved: true, code: 'BBBBBB', minutes: 47 },
  { id: 'd3', kind: 'display', place: 'hall-1', approved: true, code: 'CCCCCC', minutes: 0 },
].map(({ minutes, kind, ...device }) => ({
  ...device,
  kind: kind === 'kiosk' ? ('kiosk' as const) : ('display' as const),
  placeName: null,
  askedAt: minutesAgo(device.approved ? 80_000 : 2),
  seenAt: minutesAgo(minutes),
  address: '192.168.10.21',
  health: device.approved
    ? { troubles: device.id === 'd3' ? ['hidden', 'muted'] : [], offSeconds: 0, faults: 0 }
    : null,
}));
const security: RouteValue<'security'> = (
  [
    ['signed-in', 'Leyla Məmmədova', null],
    ['sign-in-refused', 'admin', null],
    ['locked-out', 'admin', null],
    ['person-changed', 'Rauf Əliyev', 'Aysel Quliyeva: clerk, active'],
    ['device-let-in', 'Rauf Əliyev', 'kiosk kiosk-1'],
    ['configured', 'Rauf Əliyev', null],
    ['restored', null, '48210 events'],
  ] as const
).map(([what, who, about], at) => ({
  seq: 70 - at,
  at: minutesAgo(40 * at),
  lastAt: minutesAgo(40 * at),
  times: at === 1 ? 5 : 1,
  what,
  who,
  address: who === null ? null : '192.168.10.34',
  centre: at === 5 ? 'sample' : null,
  about,
}));
/** A picture of one dot. */
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const printers: RouteValue<'printers'> = [
  {
    id: 'printer-1',
    name: 'Kiosk 1',
    kind: 'tcp',
    status: 'ready',
    grade: 'in-order',
    gradedAt: minutesAgo(90),
    kiosks: ['Kiosk 1', 'Kiosk 2'],
    trouble: null,
  },
  {
    id: 'printer-2',
    name: 'Zal B',
    kind: 'serial',
    status: 'paper-out',
    grade: 'real-time',
    gradedAt: minutesAgo(4000),
    kiosks: [],
    trouble: null,
  },
  {
    id: 'printer-3',
    name: 'Resepşn',
    kind: 'virtual',
    status: 'ready',
    grade: null,
    gradedAt: null,
    kiosks: [],
    trouble: null,
  },
  {
    id: 'printer-4',
    name: 'Kiosk 2',
    kind: 'cups',
    status: 'error',
    grade: 'one-way',
    gradedAt: null,
    kiosks: [],
    trouble: 'queue-stopped',
  },
];
const tokens: RouteValue<'tokens'> = [
  {
    id: 'k1',
    name: 'Nazirliyin hesabat serveri',
    role: 'manager',
    centre: null,
    createdAt: minutesAgo(90_000),
    seenAt: minutesAgo(3),
  },
];
const secondFactor: RouteValue<'secondFactor'> = {
  rule: 'offered',
  recoveryLeft: null,
  offer: {
    secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    address: 'otpauth://totp/N%C3%B6vb%C9%99:rauf?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  },
};
