import { longestName } from '../../scripts/sample-centre.ts';
import receptionForm from '../../server/forms/reception.json' with { type: 'json' };
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { SeatBody } from '../../shared/route-bodies.ts';
import type { RouteValue } from '../../shared/routes.ts';
import { good, type TalkingApi } from '../fronts/manager-fakes.ts';
import { minutesAgo } from './sample.ts';

/** People who booked, as the gallery shows them to those who work there. */

export const longestPerson = 'Məhəmmədəli Hacızeynalabdinoğlu-Şəmsəddinbəyli';

export function bookedSeat(change: Partial<SeatBody>): SeatBody {
  return {
    ...{ id: 's1', resource: 'official-head', date: '2026-11-20', from: '10:30', to: '10:45', status: 'booked' },
    ...{ startsAt: '2026-11-20T06:30:00.000Z', endsAt: '2026-11-20T06:45:00.000Z', service: 'official-reception' },
    ...{ code: '418201', language: 'az', channel: 'web', ticket: null, standby: false, urgent: false, request: null },
    ...{ bookedAt: minutesAgo(9000), arrivedAt: null, sequence: 0 },
    ...change,
  };
}

type Request = RouteValue<'seat'>;

/** What somebody came for; `isLong`: the longest that it can be. */
export function requestOf(isLong: boolean): Request {
  const reception = sampleCentre.caseKinds?.find(({ id }) => id === 'reception');
  const long = longestName.az ?? '';
  return {
    request: {
      ...{
        id: 'request',
        number: 'Q26-000042-7',
        due: '2026-12-11',
        status: 'routed',
        outcome: null,
        outcomeName: null,
      },
      outcomes: (sampleCentre.caseOutcomes ?? []).filter(({ id }) => reception?.outcomes.includes(id) === true),
      appeals: (sampleCentre.caseKinds ?? [])
        .filter(({ form }) => form === 'appeal')
        .map(({ id, name }) => ({ id, name })),
    },
    seat: bookedSeat({ status: 'arrived', ticket: 'now' }),
    person: {
      contact: { name: isLong ? longestPerson : 'Ayan Quliyeva', phone: '+994501112233', email: 'ayan@example.org' },
      form: 'reception@1',
      answers: {
        ...{ kind: 'complaint', status: 'employed', privilege: 'martyr-family', phone: '+994501112233' },
        ...{ workplace: isLong ? long : 'Məktəb', post: 'müəllim', address: 'Bakı, Nizami küç. 12' },
        note: isLong ? `${long} `.repeat(4).trim() : 'Təqaüdün hesablanması haqqında.',
      },
      comments: isLong ? [{ at: '2026-11-19T08:00:00.000Z', text: long }] : [],
    },
    earlier: {
      came: isLong ? 12 : 1,
      missed: isLong ? 3 : 0,
      seats: Array.from({ length: isLong ? 5 : 1 }, (_, at) => ({
        ...{ id: `e${at}`, date: `2026-${10 - at}-19`, from: '11:15', resource: 'official-head' },
        status: at % 2 === 0 ? ('heard' as const) : ('missed' as const),
        outcome: at % 2 === 0 ? (sampleCentre.outcomes[0]?.name ?? null) : null,
      })),
    },
  };
}

/** The officials of the sample, as the page of booking tells them. */
export const officials: RouteValue<'officials'> = (sampleCentre.officials ?? []).map((official) => ({
  ...{ id: official.id, surname: official.surname, name: official.name, patronymic: official.patronymic ?? null },
  ...{ post: official.post, department: official.department, room: official.room ?? null },
  receptions: official.receptions,
}));

/** Lets a server answer what a request is made of. */
export function withRequest(request: Request): (server: TalkingApi) => void {
  return (server) => {
    server.on('seat', () => good(request));
    server.on('form', () => good(receptionForm as RouteValue<'form'>));
    server.on('officials', () => good(officials));
    const documents = sampleCentre.services[0]?.documents ?? [];
    const service = { id: 'official-reception', name: {}, group: {}, documents, passport: {} };
    server.on('service', () => good(service));
  };
}

/** The sheets of the day: the head's with people, the rest empty. */
const sheetList = (isLong: boolean): RouteValue<'sheets'> => ({
  ...{ date: '2026-11-20', today: '2026-11-20', timeZone: 'Asia/Baku', languages: ['az', 'ru', 'en'] },
  sheets: [
    ...officials.map(({ id, post, room }, at) => ({
      ...{ resource: `official-${id}`, name: isLong ? longestPerson : 'Nümunə Soyad Ad', post, room },
      ...{ service: 'official-reception', counter: '9', slots: at === 0 ? 12 : 0, booked: at === 0 ? 5 : 0 },
      calledOff: false,
    })),
    ...sampleCentre.services
      .filter(({ bookable }) => bookable !== undefined)
      .map(({ id, name }) => ({
        ...{ resource: `service-${id}`, name: isLong ? longestName : name, post: null, room: null },
        ...{ service: id, counter: null, slots: 36, booked: 14, calledOff: false },
      })),
  ],
});

const slotAt = (at: number) => {
  const time = (minutes: number): string =>
    `${String(10 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return { from: time(at * 15), to: time(at * 15 + 15), capacity: 1, seats: 1 };
};
const names = [
  'Ayan Quliyeva',
  'Rəşad Əliyev',
  'Səbinə Həsənova',
  'Ольга Петрова',
  'Kamal İsmayılov',
  'Nigar Məmmədli',
];
const standings = ['heard', 'missed', 'arrived', 'cancelled', 'booked', 'booked'] as const;

/** The head's day, at 11:40: `many`: nobody's place is free and all have the longest names. */
const daySheet = (amount: 'usual' | 'longest', isOff: boolean): RouteValue<'sheet'> => {
  const isLong = amount === 'longest';
  const count = isLong ? 40 : 12;
  const { person } = requestOf(isLong);
  const isTaken = (at: number): boolean => isLong || (at >= 4 && at < 10);
  return {
    ...{ resource: 'official-head', date: '2026-11-20', service: 'official-reception' },
    slots: Array.from({ length: count }, (_, at) => ({ ...slotAt(at), free: isTaken(at) || isOff ? 0 : 1 })),
    seats: [
      ...Array.from({ length: count }, (_, at) => at)
        .filter(isTaken)
        .map((at) => ({
          seat: bookedSeat({
            ...{ id: `s${at}`, from: slotAt(at).from, to: slotAt(at).to, code: `4182${String(at).padStart(2, '0')}` },
            status: isOff ? ('called-off' as const) : isLong ? ('booked' as const) : (standings[at - 4] ?? 'booked'),
            ticket: at === 6 && !isOff ? 't6' : null,
            urgent: at === 8,
          }),
          person: person && {
            ...person,
            contact: { ...person.contact, name: isLong ? longestPerson : (names[at - 4] ?? 'Ayan') },
          },
          number: at === 6 && !isOff ? 'Q003' : null,
        })),
      {
        seat: bookedSeat({ id: 'w1', from: null, to: null, startsAt: null, status: 'standby', standby: true }),
        person: person && { ...person, contact: { name: 'Elçin Babayev', phone: '+994557654321' } },
        number: null,
      },
    ],
    calledOff: isOff ? [{ span: null, reason: 'Rəhbər ezamiyyətdədir', at: minutesAgo(60) }] : [],
  };
};

/** Lets a server answer what the section of bookings asks. A date after today is called off. */
export function withBookings(server: TalkingApi, amount: 'empty' | 'usual' | 'longest'): void {
  const isLong = amount === 'longest';
  withRequest(requestOf(isLong))(server);
  server.on('sheets', ({ query }) => {
    const list = sheetList(isLong);
    const asked = Object.entries(query ?? {}).find(([name]) => name === 'date')?.[1] ?? list.date;
    return good(amount === 'empty' ? { ...list, sheets: [] } : { ...list, date: asked });
  });
  server.on('sheet', ({ params }) => {
    const date = params?.date ?? '2026-11-20';
    const isOff = date > '2026-11-20';
    return good({ ...daySheet(isLong ? 'longest' : 'usual', isOff), date });
  });
  server.on('seat', () => good({ ...requestOf(isLong), seat: bookedSeat({ id: 's8', from: '12:00' }) }));
  server.on('findSeats', () => good({ seats: daySheet('usual', false).seats.slice(0, 3), isCut: false }));
}
