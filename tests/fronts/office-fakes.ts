import type { CaseBody } from '../../shared/cases/case-body-schema.ts';
import type { OfficeBody } from '../../shared/cases/office-routes.ts';
import type { RouteValue } from '../../shared/routes.ts';

/** An office as its screen is told it. */

/** A thing of the settings, by its name in Azerbaijani. */
export const name = (id: string, az: string) => ({ id, name: { az } });

export function officeBody(): OfficeBody {
  return {
    ...{ name: { az: 'Mərkəz' }, languages: ['az', 'ru'], timeZone: 'Asia/Baku', today: '2026-03-06' },
    me: {
      ...{ id: 'u1', calls: false, visits: false },
      duties: { departments: ['social'], lead: true, registrar: false, helps: false, oversees: false, official: null },
    },
    kinds: [
      { ...name('appeal', 'Müraciət'), form: 'appeal', outcomes: ['explained'], extendTo: [30] },
      {
        ...name('reception', 'Qəbula yazılma'),
        ...{ form: 'reception', outcomes: ['answered-orally', 'appeal-made', 'explained'], extendTo: [30] },
      },
    ],
    topics: [name('pension', 'Pensiya'), name('roads', 'Yollar')],
    outcomes: [
      name('explained', 'İzah edilib'),
      name('answered-orally', 'Şifahi cavab verilib'),
      name('appeal-made', 'Müraciət qeydə alınıb'),
    ],
    grounds: [name('anonymous', 'Anonim')],
    documents: [{ id: 'family-certificate', kind: null, name: { az: 'Ailə tərkibi haqqında arayış' } }],
    departments: [name('social', 'Sosial şöbə'), name('legal', 'Hüquq şöbəsi')],
    printers: [],
    officials: [{ id: 'deputy', name: 'Nümunəvi Ad', post: { az: 'Müavin' } }],
    people: [{ id: 'u1', name: 'Leyla Məmmədova', departments: ['social'], lead: true }],
  };
}

export function oneCase(over: Partial<CaseBody> = {}): CaseBody {
  return {
    ...{ id: 'c1', number: 'M26-000001-A', kind: 'appeal', topic: 'pension', channel: 'web', language: 'az' },
    ...{ against: null, status: 'assigned', receivedOn: '2026-03-06', registeredAt: '2026-03-06T06:00:00.000Z' },
    ...{ days: 15, due: '2026-04-08', overdue: false, told: [], pauses: [], department: 'social', executor: 'u1' },
    ...{
      control: false,
      repeats: null,
      objectsTo: null,
      joinedTo: null,
      ticket: null,
      seat: null,
      silent: [],
      outcome: null,
      table: null,
    },
    ...{ visitor: null, visitedAt: null, answeredAt: null },
    ...over,
  };
}

export function wholeCase(over: Partial<RouteValue<'case'>> = {}): RouteValue<'case'> {
  return {
    case: oneCase(),
    person: {
      contact: { name: 'Nümunəvi Nümunə', phone: '+994501112233' },
      form: 'appeal@1',
      answers: { text: 'Pensiyam düzgün hesablanmayıb.', surname: 'Nümunəvi', name: 'Nümunə' },
    },
    steps: [],
    files: [],
    joined: [],
    documents: [],
    visit: null,
    reception: null,
    helped: null,
    toldFirst: null,
    notices: [],
    reckoning: { from: '2026-03-06', left: [], provisional: false },
    ...{ proposed: null, may: ['answer', 'ask', 'extend', 'comment'], earlier: 0, overseen: [], printsLink: false },
    ...over,
  };
}
