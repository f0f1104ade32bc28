import type { Desk } from '../../counter/actions/actions.ts';
import { type CounterModel, openCounter } from '../../counter/counter-model.ts';
import { type DeskModel, settleMs } from '../../counter/desk-model.ts';
import type { Dialog } from '../../counter/dialogs.ts';
import { languages as spoken } from '../../counter/words.ts';
import { longestName } from '../../scripts/sample-centre.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { ScanOutcome } from '../../shared/devices/serial.ts';
import type { CounterTicket, CounterView, TicketLine, WaitingLine } from '../../shared/views.ts';
import { type ChosenLanguage, chosenLanguage } from '../../ui/language.ts';
import { manualClock } from '../fakes/clock.ts';
import { atCounter, counterWith, type FakeLive, fakeLive, line, memories, viewWith } from '../fronts/counter-fakes.ts';
import { countedKeys, good, refused, type TalkingApi } from '../fronts/manager-fakes.ts';
import { requestOf, withRequest } from './booked.ts';
import { centre, closedDay, minutes, minutesAgo, morning, openDay, practiceDay } from './sample.ts';
import { atDoor, clerk, type Door, doors } from './staff.ts';
import type { Language, Size, State } from './state.ts';

export interface CounterShown {
  readonly model: CounterModel;
  readonly language: ChosenLanguage;
}

const small: Size = { width: 1366, height: 768 };
const usual: Size = { width: 1920, height: 1080 };
const large: Size = { width: 2560, height: 1440 };

const serviceAt = (at: number): string => sampleCentre.services[at % sampleCentre.services.length]?.id ?? '';
const classAt = (at: number): string | null =>
  at % 5 === 1 ? (sampleCentre.priorityClasses[at % 4]?.id ?? null) : null;
const waitingLine = (at: number): WaitingLine => ({
  ...line(`${'ABC'[at % 3]}${String(12 + at * 3).padStart(3, '0')}`),
  id: `t${at}`,
  service: serviceAt(at * 3),
  priorityClass: classAt(at),
  language: (['az', 'ru', 'az', 'en'] as const)[at % 4] ?? 'az',
  issuedAt: minutesAgo(22 - at / 2),
  since: minutesAgo(22 - at / 2),
  ahead: at,
  note: at === 3 ? 'Əlil arabasında, liftin yanında gözləyir' : null,
  estimate: minutes(at * 2, at * 2 + 5),
  estimateReason: null,
});
const waiting = (count: number): readonly WaitingLine[] =>
  Array.from({ length: count }, (_, at) => ({ ...waitingLine(at), taken: at < count - 3 || count < 6 }));

const base: CounterView = {
  ...viewWith({ waiting: waiting(9) }),
  centre,
  day: openDay,
  counter: counterWith({
    ...sampleCentre.counters[2],
    direction: sampleCentre.counters[2]?.direction ?? null,
    place: sampleCentre.counters[2]?.place ?? null,
    clerk: { id: clerk.id, name: clerk.name },
    since: minutesAgo(95),
  }),
  lineEstimate: minutes(25, 40),
  parked: [
    {
      ...line('B004'),
      id: 'p1',
      service: serviceAt(8),
      status: 'parked',
      since: minutesAgo(7),
      note: 'Ucadan danışmaq lazımdır',
      reason: 'Arayışın surətini çıxarır',
      by: { id: clerk.id, name: clerk.name },
    },
  ],
  noShows: [
    { ...line('A007'), id: 'n1', service: serviceAt(1), status: 'no-show', since: minutesAgo(4), calls: 2 },
    { ...line('C003'), id: 'n2', service: serviceAt(20), status: 'no-show', since: minutesAgo(19), calls: 1 },
  ],
  services: sampleCentre.services.map(({ id, name, group }) => ({ id, name, group })),
  groups: sampleCentre.groups.map(({ id, name }) => ({ id, name })),
  priorityClasses: sampleCentre.priorityClasses.map(({ id, name, proof }) => ({ id, name, proof })),
  profiles: sampleCentre.profiles.map(({ id, name }) => ({ id, name })),
  counters: sampleCentre.counters.map(({ id, name }, at) => ({
    id,
    name,
    state: at === 5 ? 'closed' : at === 4 ? 'paused' : 'open',
    clerk: at === 5 ? null : { id: `w${at}`, name: ['Aysel Quliyeva', 'Murad Həsənov', clerk.name][at % 3] ?? '' },
  })),
  outcomes: sampleCentre.outcomes,
  printers: [
    { id: 'printer-1', name: 'Kiosk 1', status: 'ready' },
    { id: 'printer-2', name: 'Zal B', status: 'paper-out' },
  ],
  today: { served: 14, meanServiceSeconds: 402 },
};
const ticket = (over: Partial<CounterTicket> = {}): CounterTicket => ({
  ...atCounter('A042'),
  id: 'now',
  service: serviceAt(1),
  issuedAt: minutesAgo(21),
  since: minutesAgo(0.4),
  calledAt: minutesAgo(0.4),
  waitedSeconds: 1240,
  legs: [{ service: serviceAt(1), ended: false }],
  ...over,
});
const serving = ticket({
  status: 'serving',
  startedAt: minutesAgo(6.2),
  since: minutesAgo(6.2),
  calledAt: minutesAgo(7),
});
const privileged = ticket({
  priorityClass: 'disability',
  language: 'ru',
  note: 'Eşitmə cihazı var, ucadan danışmaq lazımdır',
  because: { rule: 'head-start', priorityClass: 'disability', seconds: 1200 },
});
const severalLegs = ticket({
  ...serving,
  id: 'now',
  calls: 3,
  channel: 'reception',
  legs: [
    { service: serviceAt(12), ended: true },
    { service: serviceAt(25), ended: true },
    { service: serviceAt(1), ended: false },
  ],
});
/** Somebody who booked for 10:30 is at the counter. */
const booked: CounterView = {
  ...base,
  ticket: ticket({
    channel: 'booking',
    because: { rule: 'booked', at: '10:30' },
    booked: { seat: 's1', from: '10:30', standby: false, urgent: false },
  }),
};
const urgent = ticket({
  channel: 'booking',
  because: { rule: 'booked', at: '10:15' },
  booked: { seat: 's1', from: '10:15', standby: true, urgent: true },
});
const bookedWaiting: readonly WaitingLine[] = waiting(9).map((one, at) =>
  at % 3 === 0
    ? { ...one, booked: { seat: `s${at}`, from: at === 3 ? null : '10:30', standby: at === 3, urgent: at === 6 } }
    : one,
);
const idle: CounterView = { ...base };
const empty: CounterView = {
  ...base,
  ...viewWith({ waiting: [] }),
  ...{
    centre,
    day: openDay,
    counter: base.counter,
    services: base.services,
    groups: base.groups,
    profiles: base.profiles,
  },
  ...{ priorityClasses: base.priorityClasses, counters: base.counters, outcomes: base.outcomes },
};
const called: CounterView = { ...base, ticket: ticket() };
const atWork: CounterView = { ...base, ticket: serving };
const counterIn = (over: Partial<CounterView['counter']>): CounterView['counter'] => ({ ...base.counter, ...over });
const long: CounterView = {
  ...base,
  centre: { ...centre, name: longestName },
  services: base.services.map((service) => ({ ...service, name: longestName })),
  priorityClasses: base.priorityClasses.map((each) => ({ ...each, name: longestName, proof: longestName })),
  profiles: base.profiles.map((profile) => ({ ...profile, name: longestName })),
  counter: counterIn({
    name: 'Pəncərə 12B',
    place: longestName,
    clerk: { id: clerk.id, name: 'Məhəmmədəli Hacızeynalabdinoğlu-Şəmsəddinbəyli' },
  }),
  ticket: { ...privileged, note: longestName.az ?? '', number: 'MŞĞ9999' },
};

const offersDay = ({ open, opensAt }: CounterView['day']) => ({ open, opensAt, timeZone: centre.timeZone });

interface Shown {
  readonly view?: CounterView | null;
  readonly door?: Door;
  readonly lost?: boolean;
  /** What is done at the desk before it is looked at. */
  readonly at?: (desk: DeskModel, server: TalkingApi, live: FakeLive) => Promise<void> | void;
  /** The list to choose from, where nobody sits. */
  readonly offers?: (server: TalkingApi) => void;
}

const open = async (language: Language, shown: Shown) => {
  const clock = manualClock(morning);
  const memory = memories();
  memory('novbe.language').write(language);
  const { server, session } = await atDoor(clerk, shown.door ?? 'in');
  const offers = base.counters.map(({ id, name, state, clerk: who }, at) => ({
    ...{ id, name, state, profile: 'general', place: sampleCentre.counters[at]?.place ?? null },
    clerk:
      shown.view !== undefined && id === base.counter.id ? { id: clerk.id, name: clerk.name } : at === 2 ? null : who,
    ...(at === 2 && shown.view === undefined ? { state: 'closed' as const } : {}),
  }));
  server.on('counters', () => good({ counters: offers, profiles: base.profiles, day: offersDay(base.day) }));
  server.on('why', () =>
    good({
      number: 'B024',
      ahead: 4,
      counters: ['3'],
      notBefore: null,
      before: [
        { because: { rule: 'first-come' }, count: 3, numbers: ['A012', 'C018', 'A021'] },
        { because: { rule: 'head-start', priorityClass: 'disability', seconds: 1200 }, count: 1, numbers: ['B015'] },
      ],
    }),
  );
  shown.offers?.(server);
  const live = fakeLive(shown.view ?? null);
  const model = openCounter({
    api: server.api,
    session,
    newKey: countedKeys(),
    clock,
    memory,
    centre: 'sample',
    watch: (_: Desk) => live,
  });
  await clock.advance(settleMs);
  const stage = model.scene.value;
  if (stage.step === 'at') await shown.at?.(stage.desk, server, live);
  if (shown.lost === true) live.connected.value = false;
  await clock.advance(0);
  const codes = spoken.map(({ code }) => code);
  return { shown: { model, language: chosenLanguage(codes, memory) }, close: () => model.close() };
};

const state = (name: string, shown: Shown, size: Size = small): State<CounterShown> => ({
  name,
  size,
  open: (language) => open(language, shown),
});
const everySize = (name: string, shown: Shown): readonly State<CounterShown>[] => [
  state(name, shown),
  state(`${name}, 1920`, shown, usual),
  state(`${name}, 2560`, shown, large),
];
const withDialog = (name: string, dialog: Dialog, view: CounterView = atWork): State<CounterShown> =>
  state(`dialog: ${name}`, { view, at: (desk) => desk.open(dialog) });
const refuses =
  (code: Parameters<typeof refused>[0]): NonNullable<Shown['at']> =>
  async (desk, server) => {
    for (const route of ['callNext', 'start', 'finish'] as const) server.on(route, () => refused(code));
    await desk.pressPrimary();
  };

const scanning = (view: CounterView, came: ScanOutcome, of: TicketLine | null): CounterView => {
  const ticket = of && { id: of.id, number: of.number, service: of.service, status: of.status, counter: of.counter };
  return { ...view, scanned: { at: minutesAgo(0), came, ticket } };
};

export const counterStates: readonly State<CounterShown>[] = [
  ...doors.map((door) => state(`sign-in: ${door}`, { door })),
  ...everySize('choice of counters', {}),
  state('choice of counters, day closed', {
    offers: (server) =>
      server.on('counters', () =>
        good({
          counters: base.counters.map(({ id, name }, at) => ({
            ...{ id, name, state: 'closed' as const, clerk: null, profile: 'general' },
            place: sampleCentre.counters[at]?.place ?? null,
          })),
          profiles: base.profiles,
          day: offersDay(closedDay),
        }),
      ),
  }),
  state('choice of counters, no answer', {
    offers: (server) => server.on('counters', () => ({ ok: false, lost: true })),
  }),
  ...everySize('idle', { view: idle }),
  ...everySize('empty', { view: empty }),
  ...everySize('called', { view: called }),
  state('called, privilege and note', { view: { ...base, ticket: privileged } }),
  state('called three times', { view: { ...base, ticket: ticket({ calls: 3 }) } }),
  ...everySize('serving', { view: atWork }),
  ...everySize('serving, two services to come, second of four people', {
    view: {
      ...atWork,
      ticket: { ...serving, later: [serviceAt(1), serviceAt(2)], party: { index: 2, of: 4 } },
      waiting: atWork.waiting.map((one, at) =>
        at === 1 ? { ...one, later: [serviceAt(3)], party: { index: 3, of: 4 } } : one,
      ),
    },
  }),
  state('serving, third service', { view: { ...base, ticket: severalLegs } }),
  state('scanned: called here', { view: scanning(called, 'ticket', called.ticket) }),
  state('scanned: waiting', { view: scanning(base, 'ticket', base.waiting[2] ?? null) }),
  state('scanned: booked', { view: scanning(base, 'booked', null) }),
  state('scanned: of another centre', { view: scanning(called, 'unknown', null) }),
  state('scanned: no code of ours', { view: scanning(base, 'unreadable', null) }),
  {
    ...state('scanned: no answer', {
      view: { ...base, wedge: { prefix: '99', end: 'Enter' } },
      at: (_, server) => server.on('scanAtCounter', () => ({ ok: false, lost: true })),
    }),
    presses: ['99123456789'],
  },
  state('paused', {
    view: { ...base, counter: counterIn({ state: 'paused', pauseReason: 'Nahar', since: minutesAgo(12) }) },
  }),
  ...everySize('closed', { view: { ...base, counter: counterIn({ state: 'closed', clerk: null, since: null }) } }),
  state('day closed', {
    view: { ...empty, day: closedDay, counter: counterIn({ state: 'closed', clerk: null, since: null }) },
  }),
  state('practice', { view: { ...called, day: practiceDay } }),
  state('somebody else is here', {
    view: { ...atWork, counter: counterIn({ clerk: { id: 'u2', name: 'Aysel Quliyeva' } }) },
  }),
  state('150 waiting', {
    view: { ...atWork, waiting: waiting(150), waitingCount: 312, lineEstimate: minutes(180, null) },
  }),
  ...everySize('longest names', { view: long }),
  ...everySize('may be taken back', {
    view: called,
    at: async (desk, server, live) => {
      const gone = { id: 'now', number: 'A042', endedAt: new Date(morning).toISOString() };
      server.on('noShow', () => good({ ticket: gone }));
      const asked = desk.ask({ type: 'no-show', ticket: 'now' });
      await Promise.resolve();
      live.data.value = idle;
      await asked;
    },
  }),
  state('may be taken back, somebody called since', {
    view: { ...atWork, ticket: serving },
    at: async (desk, server, live) => {
      const gone = { id: 'now', number: 'A042', endedAt: new Date(morning).toISOString() };
      server.on('finish', () => good({ ticket: gone }));
      const asked = desk.ask({ type: 'finish', ticket: 'now', outcome: null });
      await Promise.resolve();
      live.data.value = {
        ...called,
        ...(called.ticket && { ticket: { ...called.ticket, id: 'a012', number: 'A012' } }),
      };
      await asked;
    },
  }),
  ...everySize('booked: the request', { view: booked, offers: withRequest(requestOf(false)) }),
  ...everySize('booked: the outcome', {
    view: { ...booked, ticket: booked.ticket === null ? null : { ...booked.ticket, status: 'serving' } },
    offers: withRequest(requestOf(false)),
  }),
  state('booked: the longest request', { view: { ...booked, ticket: urgent }, offers: withRequest(requestOf(true)) }),
  state('booked: the request, no answer', {
    view: booked,
    offers: (server) => server.on('seat', () => ({ ok: false, lost: true })),
  }),
  state('booked, waiting', {
    view: { ...idle, waiting: bookedWaiting, next: { ticket: 't0', because: { rule: 'booked', at: '10:30' } } },
  }),
  state('lost', { view: called, lost: true }),
  state('trouble: refused', { view: idle, at: refuses('nothing-waiting') }),
  state('trouble: cannot store', { view: called, at: refuses('cannot-store') }),
  withDialog('send back', { kind: 'requeue', ticket: 'now' }),
  withDialog('park', { kind: 'park', ticket: 'now' }),
  withDialog('cancel', { kind: 'cancel', ticket: 'now' }, called),
  withDialog('transfer', { kind: 'transfer', ticket: 'now' }),
  withDialog('transfer, longest names', { kind: 'transfer', ticket: 'now' }, { ...long, ticket: serving }),
  withDialog('add a service', { kind: 'add-service', ticket: 'now' }),
  withDialog('correct', { kind: 'edit', ticket: 'now' }),
  withDialog('correct, longest names', { kind: 'edit', ticket: 'now' }, { ...long, ticket: serving }),
  withDialog('print again', { kind: 'reprint', ticket: 'now' }),
  withDialog('outcome', { kind: 'outcome', ticket: 'now' }),
  withDialog('a waiting ticket', { kind: 'line', ticket: 't4' }, idle),
  withDialog('a parked ticket', { kind: 'line', ticket: 'p1' }, idle),
  withDialog('a no-show', { kind: 'line', ticket: 'n1' }, idle),
  withDialog('serve without a ticket', { kind: 'serve' }, idle),
  withDialog('pause', { kind: 'pause' }, idle),
  withDialog('close the counter', { kind: 'close-counter' }, idle),
  withDialog('sign out', { kind: 'sign-out' }),
  withDialog('help', { kind: 'help' }),
];
