import { signal } from '@preact/signals';
import type { CallsModel } from '../../office/calls/calls-model.ts';
import type { CaseModel } from '../../office/case/case-model.ts';
import type { MoveName } from '../../office/case/moves.ts';
import { type OfficeModel, openOffice } from '../../office/office-model.ts';
import type { OversightModel } from '../../office/oversight/oversight-model.ts';
import type { PaperModel } from '../../office/paper/paper-model.ts';
import type { SearchModel } from '../../office/search/search-model.ts';
import { longestName } from '../../scripts/sample-centre.ts';
import { shippedForm } from '../../server/forms/shipped-forms.ts';
import type { OfficeBody } from '../../shared/cases/office-routes.ts';
import type { RouteValue } from '../../shared/routes.ts';
import { browserClock } from '../../ui/clock.ts';
import type { ChosenLanguage } from '../../ui/language.ts';
import { sendsBadly, someDocuments, someFiles, threeFiles } from '../fronts/file-fakes.ts';
import { countedKeys, good, lost, place, refused, type TalkingApi } from '../fronts/manager-fakes.ts';
import { oneCase, wholeCase } from '../fronts/office-fakes.ts';
import { longestPerson } from './booked.ts';
import {
  cases,
  long,
  longCase,
  office,
  received,
  receptionCase,
  step,
  three,
  toldCase,
  visitCase,
  whole,
} from './office-things.ts';
import { oversightFakes } from './overseen.ts';
import { atDoor, clerk, type Door, manager } from './staff.ts';
import type { Language, Size, State } from './state.ts';
import { tellStates, toTellShown } from './tell-states.ts';
import { firstDraw, found, secondDraw } from './visit-answers.ts';

export interface OfficeShown {
  readonly model: OfficeModel;
  readonly language: ChosenLanguage;
}

const usual: Size = { width: 1440, height: 900 };
const small: Size = { width: 1024, height: 768 };

interface Shown {
  readonly door?: Door;
  readonly path?: string;
  readonly office?: OfficeBody;
  readonly offers?: (server: TalkingApi) => void;
  readonly at?: (model: OfficeModel) => Promise<void>;
  /** Somebody of all centres, who oversees them. */
  readonly oversees?: boolean;
}

const settle = () => new Promise<void>((resolve) => setTimeout(resolve));

const open = async (language: Language, shown: Shown) => {
  const { server, session } = await atDoor(shown.oversees === true ? manager : clerk, shown.door ?? 'in');
  server.on('office', () => good(shown.office ?? office));
  server.on('cases', () => good({ cases, next: 'more' }));
  server.on('case', () => good(whole));
  server.on('form', ({ params }) => good(shippedForm(params?.form ?? '')));
  shown.offers?.(server);
  const send = sendsBadly();
  if (shown.oversees === true)
    server.on('listCentres', () => good([{ id: 'sample', name: office.name, archived: false }]));
  const model = openOffice({
    ...{ api: server.api, session, newKey: countedKeys(), clock: browserClock, sendTo: () => send, centreAsked: null },
    place: place(shown.path),
  });
  await settle();
  await shown.at?.(model);
  await settle();
  const chosen: ChosenLanguage = { code: signal(language), choose: () => undefined };
  return { shown: { model, language: chosen }, close: () => model.close() };
};

const state = (name: string, shown: Shown, size: Size = usual): State<OfficeShown> => ({
  name,
  size,
  open: (language) => open(language, shown),
});
const everySize = (name: string, shown: Shown): readonly State<OfficeShown>[] => [
  state(name, shown),
  state(`${name}, 1024`, shown, small),
];

const whole1: Partial<Shown> = { path: 'case/c1' };
const ofCase = (value: RouteValue<'case'>): Shown => ({
  ...whole1,
  offers: (server) => server.on('case', () => good(value)),
});
const onCase =
  (act: (model: CaseModel) => Promise<void> | void): NonNullable<Shown['at']> =>
  async ({ scene }) => {
    const now = scene.value;
    if (now.step === 'in' && now.page.at === 'case') await act(now.page.model);
  };
const choosing = (move: MoveName): Shown => ({ ...whole1, at: onCase((model) => model.choose(move)) });
const onPaper =
  (act: (model: PaperModel) => Promise<unknown>): NonNullable<Shown['at']> =>
  async ({ scene }) => {
    const now = scene.value;
    if (now.step === 'in' && now.page.at === 'new') await act(now.page.model);
  };
const finding =
  (total: number, name: string | null = 'Ayan Quliyeva') =>
  (server: TalkingApi): void =>
    server.on('searchCases', () =>
      good({
        total,
        found: cases.slice(0, total).map((one, at) => ({
          case: one,
          name: at === 1 ? null : name,
          person: { all: 12, year: 3, topic: 2 },
        })),
      }),
    );
const onSearching =
  (act: (model: SearchModel) => void): NonNullable<Shown['at']> =>
  async ({ scene }) => {
    const now = scene.value;
    if (now.step === 'in' && now.page.at === 'search') act(now.page.model);
  };
const onSearch: NonNullable<Shown['at']> = async ({ scene }) => {
  const now = scene.value;
  if (now.step === 'in' && now.page.at === 'search') await now.page.model.find();
};
const written = { text: 'Yol dağılıb', surname: 'Quliyeva', name: 'Ayan', address: 'Bakı', phone: '0501234567' };

/** What a table decides: who applies is shown by a document, or by a practice card. */
const decided = (shown: OfficeBody['kinds'][number]['cards']): Shown => ({
  path: 'new',
  office: {
    ...office,
    kinds: office.kinds.map((kind) => ({ ...kind, table: 'assistance', ...(shown ? { cards: shown } : {}) })),
  },
});
const cards = [
  { fin: '1AAAAAA', name: three('Üç uşaqlı ailə', 'Семья с тремя детьми', 'A family with three children') },
  { fin: '2AAAAAA', name: longestName },
];
const withWay: RouteValue<'case'>['person'] = {
  ...{ form: 'appeal@1', answers: written },
  contact: { name: 'Quliyeva Ayan', phone: '+994501234567', email: 'ayan@example.org', by: 'sms' },
};

/** [CS27] Of somebody who fills in with applicants. */
const helping: OfficeBody = {
  ...office,
  me: { ...office.me, duties: { ...office.me.duties, registrar: false, helps: true } },
};
const unconfirmed = wholeCase({
  case: oneCase({ status: 'unconfirmed', department: null, executor: null }),
  steps: [step('registered')],
  ...{ helped: { by: longestPerson, until: '2026-03-20', confirmed: null }, may: ['confirm', 'withdraw'] },
});

const twoPrinters: OfficeBody = {
  ...office,
  printers: [
    { id: 'reception', name: 'Qəbul' },
    { id: 'hall', name: 'Zaldakı kiosk' },
  ],
};
const overseeing = { ...office, me: { ...office.me, duties: { ...office.me.duties, oversees: true } } };
const ofOversight = (
  many: number,
  at?: (model: OversightModel) => Promise<void> | void,
  refusal?: 'not-allowed',
): Shown => ({
  ...{ path: 'oversight', office: overseeing, oversees: true },
  offers: (server) => {
    oversightFakes(server, many, cases);
    if (refusal !== undefined) server.on('overseeCase', () => refused(refusal));
  },
  at: async ({ scene }) => {
    const now = scene.value;
    if (now.step === 'in' && now.page.at === 'oversight') await at?.(now.page.model);
  },
});
const lookInto = async (model: OversightModel): Promise<void> => {
  model.choose('a0');
  await settle();
};
const pickOne = async (model: OversightModel): Promise<void> => {
  await lookInto(model);
  const within = model.within.value;
  if (within.step === 'ready') model.pick(within.value.list.cases[0] ?? null);
};

const phoneDesk = { id: '90', name: '90', place: null, kind: 'phone' as const, clerk: null, profile: 'general' };
const callbacks = [
  { case: 'b1', number: 'R26-000007-K', due: '2026-03-05', overdue: true, tries: 2, phone: '+994501234567' },
  { case: 'b2', number: 'R26-000009-X', due: '2026-03-10', overdue: false, tries: 0, phone: null },
].map((one, at) => ({
  ...one,
  name: at === 0 ? longestPerson : null,
  text: at === 0 ? 'Pensiyanın nə vaxt köçürüləcəyini bilmək istəyir.' : null,
}));
const called = (own: boolean, call: 't1' | null = 't1'): Shown => ({
  path: 'calls',
  office: { ...office, me: { ...office.me, calls: true } },
  offers: (server) => {
    const mine = {
      ...phoneDesk,
      state: 'open',
      clerk: { id: 'u1', name: clerk.name },
      ...(call === null ? {} : { call }),
    };
    const day = { open: true, opensAt: null, timeZone: 'Asia/Baku' };
    const counters = [own ? mine : { ...phoneDesk, state: 'closed' }];
    server.on('counters', () => good({ counters, profiles: [], day }));
    const topic = { group: 'g', keywords: [], passport: true, bookable: true };
    const services = office.topics.map(({ id, name }) => ({ ...topic, id, name }));
    server.on('services', () => good({ name: office.name, languages: office.languages, groups: [], services }));
    const ticket = {
      id: 't1',
      number: 'Z042',
      service: 'pension',
      language: 'az',
      issuedAt: '2026-03-06T10:04:00.000Z',
    };
    server.on('ticket', () => good({ ticket, story: { date: '2026-03-06', steps: [{ edited: ['service'] }] } }));
    server.on('editTicket', () => good({ ticket }));
    const text = three('Şəxsiyyət vəsiqəsi', 'Удостоверение личности', 'Identity card');
    server.on('service', () => good({ id: 'pension', documents: [text], passport: { purpose: text, time: text } }));
    const found = { number: 'M26-000001-A', kind: 'appeal', topic: 'pension', status: 'asked', due: '2026-04-08' };
    const seat = { resource: 'service-a', date: '2026-03-09', from: '10:30', status: 'booked' };
    server.on('serviceDates', () => good(['2026-03-09', '2026-03-10'].map((date) => ({ date, full: false }))));
    server.on('slots', () => good([{ from: '10:30', free: 2 }]));
    server.on('dueCallbacks', () => good({ callbacks, more: true }));
    server.on('findCaller', () => good({ sure: false, cases: [found], seats: [seat] }));
  },
});
const onCalls =
  (act: (model: CallsModel) => Promise<unknown>): NonNullable<Shown['at']> =>
  async ({ scene }) => {
    const now = scene.value;
    if (now.step === 'in' && now.page.at === 'calls') await act(now.page.model);
  };
const talking: Shown = {
  ...called(true),
  at: onCalls(async (model) => {
    await model.about('pension');
    await model.dial('0501234567');
  }),
};

export const officeStates: readonly State<OfficeShown>[] = [
  state('calls, choosing a desk', called(false)),
  state('calls, waiting', called(true, null)),
  ...everySize('calls, a booking', {
    ...called(true),
    at: onCalls(async (model) => {
      await model.dial('0501234567');
      await model.end('booking');
      await model.seat.value?.chooseDay('2026-03-09');
    }),
  }),
  ...everySize('calls, a call', talking),
  state('calls, an appeal', { ...called(true), at: onCalls((model) => model.end('appeal')) }),
  state('sign-in', { door: 'out' }),
  state('no answer', { offers: (server) => server.on('office', () => lost) }),
  ...everySize('inbox', { path: 'inbox/department' }),
  ...everySize('inbox, longest names', { path: 'inbox/department', office: long }),
  state('inbox, empty', { offers: (server) => server.on('cases', () => good({ cases: [], next: null })) }),
  state('inbox, no answer', { offers: (server) => server.on('cases', () => lost) }),
  ...everySize('case, to be answered', whole1),
  ...everySize('case, to be routed', ofCase(received)),
  state('case, no row of the table', ofCase({ ...received, proposed: null })),
  state(
    'case, to be assigned',
    ofCase({ ...whole, case: oneCase({ status: 'routed', executor: null }), may: ['assign', 'route'] }),
  ),
  state(
    'case, the citizen is asked',
    ofCase({ ...whole, case: oneCase({ status: 'asked' }), may: ['supply', 'remind'] }),
  ),
  state(
    'case, nothing to do',
    ofCase({ ...whole, case: oneCase({ status: 'closed', outcome: 'explained' }), may: [] }),
  ),
  state(
    'case, decided by a table',
    ofCase({
      ...whole,
      case: oneCase({ status: 'decided', outcome: 'explained', department: null, executor: null }),
      steps: [step('registered'), step('fact'), step('fact'), step('decided', { outcome: 'explained' })],
      may: ['comment'],
    }),
  ),
  state('case, a visit to be drawn', ofCase(visitCase([], ['answer', 'draw']))),
  ...everySize('case, a visit drawn', ofCase(visitCase([firstDraw, secondDraw], ['comment', 'draw']))),
  state('case, a visit, nobody free', {
    ...ofCase(visitCase([], ['answer', 'draw'])),
    offers: (server) => {
      server.on('case', () => good(visitCase([], ['answer', 'draw'])));
      server.on('drawVisitor', () => refused('nobody-free'));
    },
    at: onCase((model) => model.visit.draw('')),
  }),
  ...everySize('case, a visit to be written', {
    ...ofCase(visitCase([firstDraw], ['comment', 'visit'])),
    offers: (server) => {
      server.on('case', () => good(visitCase([firstDraw], ['comment', 'visit'])));
    },
    at: onCase(async (model) => {
      await model.visit.open('household-visit');
      model.visit.answer('lives', 'yes');
      await model.visit.send();
    }),
  }),
  state('case, a visit made', {
    ...ofCase(visitCase([firstDraw], ['comment'], found)),
    offers: (server) => {
      server.on('case', () => good(visitCase([firstDraw], ['comment'], found)));
    },
  }),
  ...everySize('case, a reception', ofCase(receptionCase())),
  state(
    'case, a reception that became an appeal',
    ofCase(
      receptionCase({
        case: oneCase({ kind: 'reception', status: 'answered', outcome: 'appeal-made', topic: null, seat: 's1' }),
        reception: {
          ...{ official: { az: 'Rəhbər' }, room: null, date: '2026-03-16', from: '10:15', status: 'heard', seat: 's1' },
          ...{ request: null, appeals: [{ id: 'c9', number: 'S26-000007-3' }] },
        },
        may: ['comment'],
      }),
    ),
  ),
  state(
    'case, left',
    ofCase({ ...whole, case: oneCase({ status: 'left', outcome: 'anonymous' }), steps: [step('left')], may: [] }),
  ),
  ...everySize('case, files', ofCase({ ...whole, files: [...someFiles], may: ['answer', 'attach'] })),
  ...everySize('case, documents', ofCase({ ...whole, documents: [...someDocuments], may: ['answer', 'issue'] })),
  state('case, files on their way', {
    ...ofCase({ ...whole, files: [...someFiles], may: ['answer', 'attach'] }),
    at: onCase((model) => void model.files.add(threeFiles())),
  }),
  state('case, erased', ofCase({ ...whole, person: null })),
  ...everySize('case, longest', { ...ofCase(longCase), office: long }),
  state('case, not there', { ...whole1, offers: (server) => server.on('case', () => refused('case-not-found')) }),
  state('case, more time', choosing('extend')),
  state('case, sent on', choosing('send-on')),
  state('case, refused', {
    ...whole1,
    offers: (server) => server.on('extendCase', () => refused('too-late')),
    at: onCase(async (model) => {
      model.choose('extend');
      await model.make('extend', { reason: 'x' });
    }),
  }),
  state('case, done', {
    ...whole1,
    offers: (server) => server.on('commentCase', () => good({ case: oneCase() })),
    at: onCase((model) => model.make('comment', { text: 'x' })),
  }),
  ...everySize('case, told by letter', {
    path: 'case/c1',
    offers: (server) => server.on('case', () => good(toldCase)),
  }),
  ...Object.entries(tellStates).map(([name, shown]) => state(name, shown)),
  ...everySize('to tell', toTellShown),
  ...everySize('search', { path: 'search' }),
  ...everySize('search, found', { path: 'search', offers: finding(60), at: onSearch }),
  state('search, longest names', { path: 'search', office: long, offers: finding(60, longestPerson), at: onSearch }),
  state('search, nothing found', { path: 'search', offers: finding(0), at: onSearch }),
  ...everySize('search, no such date', { path: 'search', at: onSearching((model) => model.sayUnread('from', true)) }),
  state('search, no answer', { path: 'search', at: onSearch }),
  ...everySize('oversight', ofOversight(6)),
  state('oversight, 80 authorities', ofOversight(80)),
  state('oversight, one', ofOversight(1)),
  state('oversight, none', ofOversight(0)),
  state('oversight, no answer', {
    ...ofOversight(6),
    offers: (server) => server.on('oversight', () => lost),
  }),
  ...everySize('oversight, one looked into', ofOversight(6, lookInto)),
  ...everySize('oversight, a reason asked', ofOversight(6, pickOne)),
  state(
    'oversight, no reason given',
    ofOversight(6, async (model) => {
      await pickOne(model);
      await model.act('open');
    }),
  ),
  state(
    'oversight, opened',
    ofOversight(6, async (model) => {
      await pickOne(model);
      model.say('Nazirliyə təkrar şikayət gəlib');
      await model.act('open');
    }),
  ),
  state(
    'oversight, refused',
    ofOversight(
      6,
      async (model) => {
        await pickOne(model);
        model.say('Nazirliyə təkrar şikayət gəlib');
        await model.act('open');
      },
      'not-allowed',
    ),
  ),
  state('case, told by', ofCase({ ...whole, person: withWay })),
  state(
    'case, opened from outside',
    ofCase({
      ...whole,
      overseen: [{ at: '2026-03-06T06:00:00.000Z', by: 'Rauf Əliyev', reason: 'Təkrar şikayət gəlib' }],
    }),
  ),
  ...everySize('paper', { path: 'new' }),
  ...everySize('paper, not all answered', {
    path: 'new',
    at: onPaper(async (model) => {
      await model.register();
      model.say({ receivedOn: '2026-03-02' });
    }),
  }),
  ...(['', '2026-03-07', '2026-02-03'] as const).map((receivedOn) =>
    state(`paper, came on ${receivedOn === '' ? 'no date' : receivedOn}`, {
      path: 'new',
      at: onPaper(async (model) => model.say({ receivedOn })),
    }),
  ),
  ...everySize('paper, who applies shows a document', {
    ...decided(undefined),
    at: onPaper((model) => model.register()),
  }),
  ...everySize('paper, who applies shows a practice card', {
    ...decided(cards),
    at: onPaper((model) => model.register()),
  }),
  ...everySize('paper, told by', {
    path: 'new',
    at: onPaper(async (model) => {
      for (const [field, value] of Object.entries(written)) model.answer(field, value);
      model.answer('email', 'ayan.hacizeynalabdinoglu@example.org');
    }),
  }),

  ...everySize('helping', { path: 'new', office: helping }),
  ...everySize('helping, not all answered', {
    ...{ path: 'new', office: helping },
    at: onPaper((model) => model.register()),
  }),
  ...everySize('helping, sent', {
    ...{ path: 'new', office: helping },
    offers: (server) =>
      server.on('helpCase', () =>
        good({ case: 'c1', number: 'M26-000048-K', receivedOn: '2026-03-06', until: '2026-03-20' }),
      ),
    at: onPaper(async (model) => {
      for (const [field, value] of Object.entries(written)) model.answer(field, value);
      await model.register();
    }),
  }),
  ...everySize('case, to be confirmed', ofCase(unconfirmed)),
  ...everySize('case, its link printed', {
    ...whole1,
    office: twoPrinters,
    offers: (server) => {
      server.on('case', () => good({ ...whole, printsLink: true }));
      server.on('printCase', () => good({ job: 'j', status: 'queued' }));
    },
    at: onCase((model) => model.printing.print()),
  }),
  state('paper, no kinds', { path: 'new', office: { ...office, kinds: [] } }),
  state('paper, registered', {
    path: 'new',
    offers: (server) =>
      server.on('registerCase', () =>
        good({ number: 'M26-000048-K', due: '2026-04-08', receivedOn: '2026-03-06', secret: 's' }),
      ),
    at: onPaper(async (model) => {
      for (const [field, value] of Object.entries(written)) model.answer(field, value);
      await model.register();
    }),
  }),
];
