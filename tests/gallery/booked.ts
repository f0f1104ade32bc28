import { longestName } from '../../scripts/sample-centre.ts';
import receptionForm from '../../server/forms/reception.json' with { type: 'json' };
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { RouteValue, SeatBody } from '../../shared/routes.ts';
import { good, type TalkingApi } from '../fronts/manager-fakes.ts';
import { minutesAgo } from './sample.ts';

/** People who booked, as the gallery shows them to those who work there. */

export const longestPerson = 'Məhəmmədəli Hacızeynalabdinoğlu-Şəmsəddinbəyli';

export function bookedSeat(change: Partial<SeatBody>): SeatBody {
  return {
    ...{ id: 's1', resource: 'official-head', date: '2026-11-20', from: '10:30', to: '10:45', status: 'booked' },
    ...{ startsAt: '2026-11-20T06:30:00.000Z', endsAt: '2026-11-20T06:45:00.000Z', service: 'official-reception' },
    ...{ code: '418201', language: 'az', channel: 'web', ticket: null, standby: false, urgent: false },
    ...{ bookedAt: minutesAgo(9000), arrivedAt: null, sequence: 0 },
    ...change,
  };
}

type Request = RouteValue<'seat'>;

/** What somebody came for; `isLong`: the longest that it can be. */
export function requestOf(isLong: boolean): Request {
  const long = longestName.az ?? '';
  return {
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
  };
}
