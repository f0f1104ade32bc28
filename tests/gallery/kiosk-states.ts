import { Booking } from '../../kiosk/booking/booking.ts';
import { CheckIn } from '../../kiosk/booking/check-in.ts';
import type { KioskModel } from '../../kiosk/kiosk-model.ts';
import { isVisit, type Visit } from '../../kiosk/visit/visit.ts';
import { Writing } from '../../kiosk/writing/writing.ts';
import { longestName } from '../../scripts/sample-centre.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { RouteValue } from '../../shared/routes.ts';
import type { KioskView } from '../../shared/views.ts';
import { aKiosk } from '../fronts/kiosk-fakes.ts';
import {
  bookedAhead,
  busy,
  closed,
  few,
  first,
  full,
  lastMinutes,
  long,
  longest,
  many,
  nobodyOpen,
  paused,
  practice,
  someFull,
  unbroken,
  view,
  withScan,
} from './kiosk-views.ts';
import { closedDay, earlyDay, minutes } from './sample.ts';
import type { Language, Size, State } from './state.ts';

type Kiosk = ReturnType<typeof aKiosk>;

const standing: Size = { width: 1080, height: 1920 };
const lying: Size = { width: 1920, height: 1080 };

type Walk = (kiosk: Kiosk) => Promise<void> | void;
const presses =
  (...actions: readonly ((model: KioskModel) => void)[]): Walk =>
  (kiosk) =>
    kiosk.touch(...actions.map((act) => () => act(kiosk.model)));
const steps =
  (...walks: readonly Walk[]): Walk =>
  async (kiosk) => {
    for (const walk of walks) await walk(kiosk);
  };

const confirm = presses((model) => model.openService(first));
const confirmLong = presses((model) => model.openService(long));
const sampleService = sampleCentre.services.find(({ id }) => id === first);
/** A text of 2,000 letters, in paragraphs. */
const said = (text = ''): string =>
  Array.from({ length: 12 }, () => `${text} ${text}`)
    .join('\n')
    .slice(0, 2000);
/** What there is to know of a service, as the sample says it, or as long as it may be. */
const about =
  (told: 'as it is' | 'long' | 'lost'): Walk =>
  async (kiosk) => {
    const { documents = [], passport = {}, name = {} } = sampleService ?? {};
    const purpose = { az: said(passport.purpose?.az), ru: said(passport.purpose?.ru), en: said(passport.purpose?.en) };
    const longPassport = { ...passport, purpose, eligible: purpose };
    const value = { id: first, name, group: {}, documents, passport: told === 'long' ? longPassport : passport };
    kiosk.server.plan.told = told === 'lost' ? null : value;
    await presses(
      (model) => model.openService(first),
      (model) => model.openAbout(),
    )(kiosk);
  };
const withPrivilege = presses(
  (model) => model.openService(first),
  (model) => model.openPrivileges(),
  (model) => model.choosePrivilege('disability'),
);
const withLongWait: Walk = async (kiosk) => {
  const times = { from: '2026-11-20T08:10:00.000Z', to: '2026-11-20T08:35:00.000Z' };
  const estimate = {
    low: 1800,
    middle: 2400,
    high: 3300,
    basis: 'standard',
    fromMinutes: 30,
    toMinutes: 55,
    times,
  } as const;
  kiosk.server.plan.wait = { ahead: 4, estimate, estimateReason: null };
  await withPrivilege(kiosk);
};
const take = presses((model) => model.take());
/** A ticket in the hand, as it stands once the kiosk knows how its slip stands. */
const ticket =
  (slip: Walk, path: Walk = confirm, gives: Partial<Given> = {}): Walk =>
  async (kiosk) => {
    kiosk.server.plan.gives = { ...given, ...gives };
    await path(kiosk);
    await take(kiosk);
    await slip(kiosk);
  };
type Given = RouteValue<'issueTicket'>;
const given: Partial<Given> = {
  ahead: 4,
  estimate: minutes(15, 25),
  estimateReason: null,
  // The kiosk reads no more of it.
  ticket: { id: 't1', number: 'A042', service: first } as Given['ticket'],
  print: { job: 'job-A001', status: 'queued' },
};
const printed: Walk = (kiosk) => kiosk.slip('printed');
const wait =
  (seconds: number): Walk =>
  (kiosk) =>
    kiosk.clock.advance(seconds * 1000);
const printer =
  (status: NonNullable<KioskView['printer']>): Walk =>
  (kiosk) => {
    if (kiosk.view.value !== null) kiosk.view.value = { ...kiosk.view.value, printer: status };
  };
const refused =
  (code: NonNullable<Kiosk['server']['plan']['refuse']>): Walk =>
  async (kiosk) => {
    await confirm(kiosk);
    kiosk.server.plan.refuse = code;
    await take(kiosk);
  };
const lost: Walk = async (kiosk) => {
  await confirm(kiosk);
  kiosk.server.plan.loseReplies = 1000;
  await take(kiosk);
  await wait(90)(kiosk);
};
const holding: Walk = async (kiosk) => {
  await confirm(kiosk);
  kiosk.server.plan.hold = true;
  await take(kiosk);
};
/** At the check-in, with so many figures typed. */
const checkIn =
  (figures: string, ...then: readonly ((checkIn: CheckIn) => void)[]): Walk =>
  async (kiosk) => {
    await presses((model) => model.openErrand('check-in'))(kiosk);
    const step = kiosk.step();
    if (step.step !== 'errand' || !(step.errand instanceof CheckIn)) throw new Error('no check-in');
    const { errand } = step;
    await kiosk.touch(
      ...[...figures].map((figure) => () => errand.type(figure)),
      ...then.map((act) => () => act(errand)),
    );
  };
const go = (errand: CheckIn): void => errand.go();
/** A check-in that is refused. */
const noEntry =
  (code: NonNullable<Kiosk['server']['plan']['refuse']>, about: object = {}): Walk =>
  async (kiosk) => {
    kiosk.server.plan.refuse = code;
    kiosk.server.plan.about = about;
    await checkIn('482913', go)(kiosk);
  };
/** A number by checking in for a reception. */
const checkedIn =
  (again: boolean, slip: Walk): Walk =>
  async (kiosk) => {
    const { post = {}, room = {} } = sampleCentre.officials?.[0] ?? {};
    kiosk.server.plan.gives = given;
    kiosk.server.plan.comes = {
      ...{ again, initial: 'A', official: { post, room } },
      ...(again ? { print: null } : {}),
      ticket: { id: 't1', number: 'Q007', service: 'official-reception', status: 'waiting' } as Given['ticket'],
    };
    await checkIn('482913', go)(kiosk);
    await slip(kiosk);
  };
/** A code was held to the scanner. */
const scanned: Walk = (kiosk) => presses((model) => model.openErrand('scanned'))(kiosk);
/** On the way to a booking, so far as the acts go. */
const booking =
  (...acts: readonly ((one: Booking) => unknown)[]): Walk =>
  async (kiosk) => {
    const { plan } = kiosk.server;
    plan.officials = (sampleCentre.officials ?? []).map(({ patronymic = null, room = null, ...one }) => ({
      ...{ id: one.id, surname: one.surname, name: one.name, patronymic },
      ...{ post: one.post, department: one.department, room, receptions: one.receptions },
    }));
    plan.dates = ['2026-11-23', '2026-11-30', '2026-12-07', '2026-12-14'].map((date, at) => ({ date, full: at === 1 }));
    plan.times = ['10:00', '10:15', '10:30', '10:45', '11:00', '11:15', '11:30', '11:45', '12:00', '12:15'].map(
      (from) => ({ from, free: 1 }),
    );
    await presses((model) => model.openErrand('book'))(kiosk);
    const step = kiosk.step();
    if (step.step !== 'errand' || !(step.errand instanceof Booking)) throw new Error('no booking');
    const { errand } = step;
    for (const act of acts) await kiosk.touch(() => void act(errand));
  };
/** Writing an appeal, told so of the page within. */
const writing =
  (...news: readonly Parameters<Writing['hear']>[0][]): Walk =>
  async (kiosk) => {
    await presses((model) => model.openErrand('write'))(kiosk);
    await kiosk.clock.advance(0);
    const step = kiosk.step();
    if (step.step !== 'errand' || !(step.errand instanceof Writing)) throw new Error('no writing');
    for (const one of news) step.errand.hear(one);
    await kiosk.clock.advance(0);
  };
const writes: KioskView = { ...view, offersAppeals: true };
/** Several services, or several people. */
const staged: KioskView = { ...view, visits: { services: 3, people: 6 } };
const visiting =
  (...acts: readonly ((visit: Visit) => void)[]): Walk =>
  async (kiosk) => {
    const services = ['diploma-recognition', first, 'student-transfer'];
    const legs = services.map((service, at) => ({
      service,
      estimate: minutes(5 * at, 10 + 5 * at),
      estimateReason: null,
    }));
    kiosk.server.plan.wait = { ...kiosk.server.plan.wait, plan: { legs, waitSeconds: 900, askedWaitSeconds: 1500 } };
    await confirm(kiosk);
    const from = kiosk.step();
    await presses((model) => from.step === 'confirm' && model.openErrand('visit', from))(kiosk);
    const step = kiosk.step();
    if (step.step !== 'errand' || !isVisit(step.errand)) throw new Error('no visit');
    const { errand } = step;
    for (const act of acts) await kiosk.touch(() => act(errand));
  };
const addTwo = [
  (one: Visit): void => one.add('diploma-recognition'),
  (one: Visit): void => one.add('student-transfer'),
];
const toDates = (one: Booking): unknown => one.choose(kioskOfficial(one));
const kioskOfficial = (one: Booking) => {
  const state = one.state.peek();
  const [first] = state.at === 'who' ? state.bookees : [];
  if (first === undefined) throw new Error('nobody may be booked');
  return first;
};
const toTimes = [toDates, (one: Booking): unknown => one.chooseDate('2026-11-23', false)];
const toQuestions = [...toTimes, (one: Booking): unknown => one.chooseTime('10:30')];
const asks = (field: string, value?: unknown): readonly ((one: Booking) => unknown)[] => [
  ...toQuestions,
  (one) => {
    for (const [id, answer] of Object.entries(replies)) one.form?.answer(id, answer);
    if (value !== undefined) one.form?.answer(field, value);
    return one.change(field);
  },
];
const replies = {
  ...{ kind: 'application', status: 'pensioner', privilege: 'none', phone: '+994501234567', surname: 'Əliyeva' },
  ...{ name: 'Ayan', address: 'Bakı şəhəri, Nizami küçəsi 12, mənzil 34', note: 'Pensiyamın hesablanması barədə.' },
};
const toCheck = [
  ...asks('kind'),
  (one: Booking): unknown => {
    one.form?.open(null);
    return one.next();
  },
  (one: Booking): unknown => one.form?.open('note'),
  (one: Booking): unknown => one.next(),
];
const today = '2026-11-20';
const nothing: Walk = () => undefined;
const topic = (id: string): Walk => presses((model) => model.openGroup(id));
const search = (text: string): Walk =>
  presses(
    (model) => model.openSearch(),
    (model) => model.type(text),
  );
const low = presses((model) => model.toggleReach());

const state = (name: string, size: Size, walk: Walk = nothing, shown: KioskView | null = view): State<KioskModel> => ({
  name,
  size,
  open: async (language: Language) => {
    const kiosk = aKiosk(shown);
    kiosk.server.plan.wait = { ahead: 1, estimate: minutes(0, 5), estimateReason: null };
    kiosk.orientation.value = size.width > size.height ? 'landscape' : 'portrait';
    kiosk.model.chooseLanguage(language);
    await walk(kiosk);
    return { shown: kiosk.model, close: () => kiosk.model.close() };
  },
});
/** Upright and lying, as usual and with everything low. */
const everyWay = (name: string, walk: Walk, shown?: KioskView | null): readonly State<KioskModel>[] => [
  state(name, standing, walk, shown),
  state(`${name}, low`, standing, steps(low, walk), shown),
  state(`${name}, lying`, lying, walk, shown),
  state(`${name}, lying, low`, lying, steps(low, walk), shown),
];
const bothWays = (name: string, walk: Walk, shown?: KioskView | null): readonly State<KioskModel>[] => [
  state(name, standing, walk, shown),
  state(`${name}, lying`, lying, walk, shown),
];

const lowWays = (name: string, walk: Walk): readonly State<KioskModel>[] =>
  everyWay(name, walk).filter((one) => one.name.endsWith(', low'));

export const kioskStates: readonly State<KioskModel>[] = [
  ...everyWay('home', nothing),
  ...bothWays('home, practice', nothing, practice),
  ...bothWays('home, longest names', nothing, longest),
  ...bothWays('home, unbroken names', nothing, unbroken).map((each) => ({ ...each, breaksWords: true as const })),
  ...bothWays('home, one service', nothing, few),
  ...lowWays(
    'home, topics',
    presses((model) => model.openTopics()),
  ),
  ...everyWay('home, printer out of paper', nothing, { ...view, printer: 'paper-out' }),
  ...everyWay('topic', topic('family')),
  state('topic, 159 services', standing, topic('education'), many),
  ...bothWays('topic, longest names', topic('family'), longest),
  ...bothWays('topic, some full', topic('education'), someFull),
  ...everyWay('search, empty', search('')),
  ...everyWay('search', search('pensi')),
  ...bothWays('search, nothing found', search('qqqq')),
  ...everyWay('confirm', confirm),
  ...bothWays('confirm, longest name', confirmLong, longest),
  ...bothWays('confirm, nobody open', confirm, nobodyOpen),
  ...bothWays('confirm, all paused', confirm, paused),
  ...bothWays('confirm, 61 waiting', confirm, busy),
  ...everyWay('confirm, some who booked go before', confirm, bookedAhead),
  ...everyWay(
    'privilege',
    presses(
      (model) => model.openService(first),
      (model) => model.openPrivileges(),
    ),
  ),
  ...everyWay('confirm, privilege chosen', withPrivilege),
  ...bothWays('confirm, privilege chosen, a long wait', withLongWait),
  ...everyWay('about a service', about('as it is')),
  ...bothWays('about a service, long', about('long')),
  ...bothWays('about a service, lost', about('lost')),
  ...bothWays('confirm, trouble: service full', refused('service-full')),
  ...bothWays('confirm, trouble: cannot store', refused('cannot-store')),
  ...bothWays('confirm, trouble: lost', lost),
  ...everyWay('confirm, visits of several', confirm, staged),
  ...everyWay('visit', visiting(), staged),
  ...everyWay('visit, three services', visiting(...addTwo), staged),
  ...everyWay(
    'visit, topics',
    visiting((one) => one.openServices()),
    staged,
  ),
  ...everyWay(
    'visit, people',
    visiting((one) => one.openPeople()),
    staged,
  ),
  ...bothWays(
    'ticket, three services, four people',
    async (kiosk) => {
      const party = ['A042', 'A043', 'A044', 'A045'].map((number) => ({ id: number, number }));
      const later = ['diploma-recognition', 'student-transfer'];
      kiosk.server.plan.gives = { ...given, party, ticket: { ...given.ticket, later } as Given['ticket'] };
      await visiting((one) => one.take())(kiosk);
      await printed(kiosk);
    },
    staged,
  ),
  ...bothWays('taking', holding),
  ...bothWays('ticket, printing', ticket(nothing)),
  ...everyWay('ticket, printed', ticket(printed)),
  ...bothWays('ticket, printed, closing', ticket(steps(printed, wait(21)))),
  ...everyWay('ticket, no paper', ticket(printer('paper-out'))),
  ...bothWays('ticket, not printed', ticket(printer('offline'))),
  ...bothWays('ticket, slip late', ticket(wait(9))),
  ...bothWays('ticket, no printer', ticket(nothing, confirm, { print: null })),
  ...bothWays('ticket, privilege', ticket(printed, withPrivilege)),
  ...everyWay(
    'ticket, some who booked go before',
    ticket(printed, confirm, { estimate: { ...minutes(15, 25), booked: 12 } }),
    bookedAhead,
  ),
  ...bothWays('ticket, practice', ticket(printed), practice),
  ...bothWays(
    'ticket, nobody open',
    ticket(printed, confirm, { estimate: null, estimateReason: 'no-counter-open' }),
    nobodyOpen,
  ),
  ...everyWay('check-in', checkIn('482')),
  ...bothWays('check-in, no such code', noEntry('seat-not-found')),
  ...bothWays('check-in, no FIN', noEntry('no-fin')),
  ...everyWay(
    'check-in, too early',
    noEntry('too-early', { date: today, at: '15:00', from: '2026-11-20T10:30:00.000Z' }),
  ),
  ...everyWay(
    'check-in, too early or now',
    noEntry('too-early', { date: today, at: '15:00', from: '2026-11-20T10:30:00.000Z', service: first }),
  ),
  ...bothWays('check-in, has a number', noEntry('has-ticket', { number: 'A012' })),
  ...everyWay('check-in, too late', noEntry('too-late', { date: today, at: '09:30', service: first })),
  ...bothWays('check-in, another day', noEntry('too-early', { date: '2026-11-23', at: '10:15', from: null })),
  ...bothWays('check-in, called off', noEntry('wrong-status', { status: 'called-off' })),
  ...everyWay('check-in, ticket', checkedIn(false, printed)),
  ...bothWays('check-in, ticket again', checkedIn(true, nothing)),
  ...everyWay('scanned, waiting', scanned, withScan('ticket', { status: 'waiting', ahead: 4, counter: null })),
  ...bothWays('scanned, called', scanned, withScan('ticket', { status: 'called', ahead: null, counter: '12' })),
  ...bothWays('scanned, did not come', scanned, withScan('ticket', { status: 'no-show', ahead: null, counter: null })),
  ...bothWays('scanned, of another centre', scanned, withScan('unknown')),
  ...bothWays('scanned, no code of ours', scanned, withScan('unreadable')),
  ...everyWay('booking, who', booking()),
  ...everyWay('booking, dates', booking(toDates)),
  ...everyWay('booking, times', booking(...toTimes)),
  ...everyWay('booking, choice', booking(...asks('status'))),
  ...everyWay('booking, text', booking(...asks('address'))),
  ...everyWay('booking, phone', booking(...asks('phone'))),
  ...bothWays('booking, date of birth', booking(...asks('born', '1955-03-27'))),
  ...bothWays(
    'booking, wrong',
    booking(...asks('email', 'ayan'), (one) => one.next()),
  ),
  ...everyWay('booking, hidden', steps(booking(...asks('address', 'Bakı')), wait(31))),
  ...everyWay('booking, check', booking(...toCheck)),
  ...everyWay(
    'booking, sent',
    booking(...toCheck, (one) => one.send()),
  ),
  ...bothWays('home, appeals too', nothing, writes),
  ...everyWay(
    'writing, sent',
    writing({ kiosk: 'sent', number: 'M26-000123-K', secret: 'a-secret-of-a-case', due: '2026-12-21' }),
    writes,
  ),
  ...everyWay('idle question', steps(topic('family'), wait(46))),
  ...bothWays('closed', nothing, closed),
  ...bothWays('before opening', nothing, { ...view, day: earlyDay }),
  ...bothWays('closed, no known opening', nothing, { ...view, day: { ...closedDay, opensAt: null } }),
  ...bothWays('hall full', nothing, full),
  ...bothWays('last minutes of the day', nothing, lastMinutes),
  ...bothWays('offline', (kiosk) => {
    kiosk.situation.value = { at: 'offline' };
  }),
  ...bothWays('loading', nothing, null),
  ...bothWays('pairing', (kiosk) => {
    kiosk.situation.value = { at: 'code', code: 'WM4WMW' };
  }),
  ...bothWays('refused', (kiosk) => {
    kiosk.situation.value = { at: 'refused', code: 'not-allowed' };
  }),
  ...bothWays('choice of centres', (kiosk) => {
    kiosk.situation.value = {
      at: 'centres',
      centres: [
        { id: 'sample', name: sampleCentre.name },
        { id: 'second', name: longestName },
      ],
    };
  }),
];
