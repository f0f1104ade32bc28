import { longestName } from '../../scripts/sample-centre.ts';
import type { CaseBody } from '../../shared/cases/case-body-schema.ts';
import type { CaseStep } from '../../shared/cases/case-routes.ts';
import type { OfficeBody } from '../../shared/cases/office-routes.ts';
import type { ToldNotice, ToTell } from '../../shared/cases/told-routes.ts';
import type { RouteValue } from '../../shared/routes.ts';
import { officeBody, oneCase, wholeCase } from '../fronts/office-fakes.ts';
import { longestPerson } from './booked.ts';
import { clerk } from './staff.ts';
import type { Draws, found } from './visit-answers.ts';

/** The office, its people and its cases, as its states show them. */

export const three = (az: string, ru: string, en: string) => ({ az, ru, en });
export const office: OfficeBody = {
  ...officeBody(),
  name: three('Vətəndaş qəbulu mərkəzi', 'Центр приёма граждан', 'Citizen reception centre'),
  languages: ['az', 'ru', 'en'],
  me: { id: 'u1', calls: false, visits: true, duties: { ...officeBody().me.duties, registrar: true } },
  topics: [
    { id: 'pension', name: three('Pensiyanın təyin edilməsi', 'Назначение пенсии', 'Granting a pension') },
    { id: 'roads', name: three('Yollar', 'Дороги', 'Roads') },
  ],
  departments: [
    { id: 'social', name: three('Sosial şöbə', 'Социальный отдел', 'Social department') },
    { id: 'legal', name: three('Hüquq şöbəsi', 'Юридический отдел', 'Legal department') },
  ],
};
export const long: OfficeBody = {
  ...office,
  name: longestName,
  topics: office.topics.map(({ id }) => ({ id, name: longestName })),
  departments: office.departments.map(({ id }) => ({ id, name: longestName })),
  people: office.people.map((one) => ({ ...one, name: longestPerson })),
};

export const cases: readonly CaseBody[] = [
  oneCase({ id: 'c1', number: 'M26-000004-K', due: '2026-03-02', overdue: true, control: true }),
  oneCase({ id: 'c2', number: 'M26-000019-3', due: '2026-03-06', repeats: 'c1' }),
  oneCase({ id: 'c3', number: 'M26-000023-F', due: '2026-03-09', topic: 'roads', status: 'routed', executor: null }),
  oneCase({
    ...{ id: 'c4', number: 'M26-000031-B', due: '2026-03-10', status: 'asked' },
    pauses: [{ from: '2026-03-05', to: null }],
  }),
  oneCase({
    ...{ id: 'c5', number: 'M26-000047-0', topic: null, status: 'received' },
    ...{ department: null, executor: null },
  }),
];

export const step = (what: CaseStep['what'], over: Partial<CaseStep> = {}): CaseStep => ({
  ...{ at: '2026-03-06T06:00:00.000Z', what, by: { kind: 'user', name: clerk.name } },
  ...{ reason: null, text: null, department: null, to: null, outcome: null, due: null, register: null, said: null },
  ...over,
});
const steps: readonly CaseStep[] = [
  step('registered', { by: { kind: 'phone', name: null }, due: '2026-04-08' }),
  step('routed', { department: 'social' }),
  step('assigned', { to: clerk.name }),
  step('asked', { text: 'Əmək kitabçasının surətini göndərin.' }),
  step('supplied', { by: { kind: 'phone', name: null }, text: 'Surət əlavə olunur.' }),
  step('extended', { due: '2026-04-29', reason: 'Arxivdən sənəd istənilib' }),
];
export const whole = wholeCase({
  steps: [...steps],
  may: ['ask', 'extend', 'answer', 'comment', 'hand-back', 'send-on'],
  earlier: 2,
});
export const received = wholeCase({
  case: oneCase({ status: 'received', department: null, executor: null }),
  steps: [step('registered')],
  proposed: { department: 'social', row: 'pensions', kind: null, topic: 'pension', word: 'pensiya' },
  may: ['route', 'ask', 'leave'],
  reckoning: {
    from: '2026-03-06',
    left: [{ date: '2026-03-08', kind: 'holiday', name: three('Qadınlar günü', 'Женский день', 'Women’s Day') }],
    provisional: true,
  },
});
export const longCase = wholeCase({
  ...whole,
  case: oneCase({
    topic: 'pension',
    against: 'deputy',
    control: true,
    repeats: 'c0',
    overdue: true,
    due: '2026-03-02',
  }),
  person: {
    contact: { name: longestPerson, phone: '+994501112233', email: 'ayan.hacizeynalabdinoglu@example.org' },
    form: 'appeal@1',
    answers: { text: `${longestName.az} `.repeat(8), surname: longestPerson, name: 'Ayan', address: longestName.az },
  },
});

/** [CS26] A case with a visit to the household, as far as it has come. */
export const visitCase = (draws: Draws, may: RouteValue<'case'>['may'], act: typeof found | null = null) =>
  wholeCase({ ...whole, may, visit: { act: 'household-visit', draws: [...draws], found: act } });

/** [NO4] Who is to be told by a person, and what the citizen of a case was told. */
export const toTell = (over: Partial<ToTell> = {}): RouteValue<'casesToTell'> => {
  const task = (n: number, channel: ToTell['channel'], kind: ToTell['kind'], due: string): ToTell => ({
    ...{ notice: `n${n}`, kind, channel, since: '2026-03-05T06:00:00.000Z', name: 'Nümunəvi Nümunə' },
    case: {
      id: `c${n}`,
      number: `M26-00000${n}-K`,
      kind: 'appeal',
      topic: 'pension',
      due,
      overdue: due < '2026-03-06',
    },
    phone: channel === 'phone' ? '+994501112233' : null,
    address: channel === 'letter' ? 'Bakı şəhəri, Nizami küçəsi 5, mənzil 12, AZ1000' : null,
    ...over,
  });
  return {
    tasks: [
      task(1, 'letter', 'case-answered', '2026-03-02'),
      task(2, 'phone', 'case-asked', '2026-03-09'),
      task(3, 'hand', 'case-decided', '2026-03-10'),
    ],
    more: true,
  };
};
const told = (id: string, over: Partial<ToldNotice>): ToldNotice => ({
  ...{ id, kind: 'case-received', channel: 'email', status: 'sent', reason: null },
  ...{ at: '2026-03-06T06:00:00.000Z', by: null, mine: false, ...over },
});
export const toldCase = wholeCase({
  ...whole,
  case: oneCase({ status: 'answered', outcome: 'explained' }),
  person: {
    ...{ form: 'appeal@1', answers: { text: 'Pensiyam düzgün hesablanmayıb.', surname: 'Nümunəvi', name: 'Nümunə' } },
    contact: { name: 'Nümunəvi Nümunə', address: 'Bakı, Nizami küçəsi 5, AZ1000', by: 'letter' },
  },
  toldFirst: 'letter',
  notices: [
    told('n1', {}),
    told('n2', { kind: 'case-asked', channel: 'letter', by: clerk.name }),
    told('n3', { kind: 'case-answered', channel: 'letter', status: 'queued', mine: true }),
  ],
  may: ['comment'],
});

/** [CS28] A request for a reception, with its seat. */
export const receptionCase = (over: Partial<RouteValue<'case'>> = {}) =>
  wholeCase({
    case: oneCase({ kind: 'reception', number: 'Q26-000042-7', topic: null, status: 'assigned', seat: 's1' }),
    person: {
      contact: { name: 'Nümunəvi Nümunə', phone: '+994501112233' },
      form: 'reception@1',
      answers: { kind: 'complaint', status: 'pensioner', note: 'Damımız üç ildir axır, heç kim gəlib baxmayıb.' },
    },
    reception: {
      official: three('Rəhbər', 'Руководитель', 'Head'),
      room: null,
      ...{ date: '2026-03-16', from: '10:15', status: 'arrived', seat: 's1', request: null, appeals: [] },
    },
    steps: [
      step('registered', { by: { kind: 'phone', name: null }, due: '2026-04-08' }),
      step('routed', { department: 'social' }),
    ],
    may: ['answer', 'route', 'send-on', 'comment'],
    ...over,
  });
