import type { FastifyInstance } from 'fastify';
import { bookeeOf } from '../../../engine/booking/sheet-slots.ts';
import { dueDate } from '../../../engine/calendar/due-date.ts';
import type { Calendar } from '../../../shared/booking/calendar.ts';
import { ok, refuse } from '../../../shared/refusals.ts';
import { isDate } from '../../../shared/time/is-date.ts';
import type { Audit } from '../../access/audit.ts';
import { type Calendars, checkCalendar, countryCalendar } from '../../calendar/calendars.ts';
import { type SeatsLeft, seatsLeftBy } from '../../calendar/seats-of-calendar.ts';
import type { RouteParts } from '../centre-request.ts';
import { register } from '../register.ts';
import { documentTag } from '../settings/document-tag.ts';
import { sheetNames } from './sheet-list.ts';

export interface CalendarRouteParts extends RouteParts {
  readonly calendars: Calendars;
  readonly audit: RouteParts['audit'] & Pick<Audit, 'note'>;
}

/** Routes of the country's calendar: due dates for everybody, the document for administrators. */
export function calendarRoutes(app: FastifyInstance, parts: CalendarRouteParts): void {
  const { calendars } = parts;

  register(app, 'due', ({ query }) => {
    const calendar = calendars.find(countryCalendar);
    if (calendar === null) return noCalendar(countryCalendar);
    const { from } = query;
    const days = Number(query.days);
    if (!isDate(from)) return refuse('malformed', `from: ${from} is not a date`);
    if (days < 1 || days > mostDays) return refuse('malformed', `days: 1 to ${mostDays}`);
    const last = lastTable(calendar) + yearsWithoutTable;
    if (Number(from.slice(0, 4)) > last) return refuse('malformed', `from: the calendar goes as far as ${last}`);
    return ok(dueDate(calendar, from, days));
  });
  documentRoutes(app, parts);
}

const documentRoutes = (app: FastifyInstance, parts: CalendarRouteParts): void => {
  const { calendars } = parts;
  register(app, 'calendars', () => ok([...calendars.list()]));

  register(app, 'calendar', ({ params, reply }) => {
    const calendar = calendars.find(params.calendar);
    if (calendar === null) return noCalendar(params.calendar);
    reply.header('etag', documentTag(calendar));
    return ok(calendar);
  });

  register(app, 'tryCalendar', async ({ params, body, caller }) => {
    if (caller.centre !== null) return notOfAll;
    if (calendars.find(params.calendar) === null) return noCalendar(params.calendar);
    const checked = checkCalendar(body, params.calendar);
    return checked.ok ? ok({ seats: (await seatsLeftBy(parts, checked.value)).flatMap(countedByDate) }) : checked;
  });

  register(app, 'putCalendar', async (request) => {
    const { params, raw, reply, body, caller } = request;
    if (caller.centre !== null) return notOfAll;
    if (raw.headers['if-match'] === undefined)
      return refuse('malformed', 'If-Match must be the ETag of the calendar that you read');
    if (calendars.find(params.calendar) === null) return noCalendar(params.calendar);
    const onThis = () => {
      const latest = calendars.find(params.calendar);
      return latest !== null && raw.headers['if-match'] === documentTag(latest);
    };
    const stored = await calendars.put(params.calendar, body, onThis);
    if (!stored.ok) return stored;
    const who = await parts.audit.nameOf(caller);
    await parts.audit.note({ what: 'configured', address: raw.ip, who, about: `calendar ${params.calendar}` });
    reply.header('etag', documentTag(stored.value));
    return stored;
  });
};

const notOfAll = refuse('not-allowed', 'An administrator of one centre does not change the calendar of all');

/** The seats of a centre, how many there are on each date of what was booked. */
const countedByDate = ({ centre, seats }: SeatsLeft) => {
  const sheets = Map.groupBy(seats, ({ resource, date }) => `${date} ${resource}`);
  return [...sheets.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [first, ...others]]) => {
      if (first === undefined) return [];
      const bookee = bookeeOf(centre, first.resource);
      const { resource, date } = first;
      return {
        ...{ centre: centre.id, centreName: centre.name, resource, date, count: others.length + 1 },
        name: bookee === null ? resource : sheetNames(bookee).name,
      };
    });
};

/** Who asks for more than a year of working days has made a mistake. */
const mostDays = 365;
const yearsWithoutTable = 2;
const lastTable = ({ years }: Calendar): number => Math.max(0, ...Object.keys(years).map(Number));

const noCalendar = (calendar: string) => refuse('calendar-not-found', 'There is no such calendar', { calendar });
