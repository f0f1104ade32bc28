import { signal } from '@preact/signals';
import { type BookModel, openBook } from '../../booking/book-model.ts';
import { createBookings } from '../../booking/bookings.ts';
import type { Step } from '../../booking/ports.ts';
import { shippedForm } from '../../server/forms/shipped-forms.ts';
import { officialBody } from '../../server/routes/booking/official-body.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { SeatBody } from '../../shared/route-bodies.ts';
import { type ManualClock, manualClock } from '../fakes/clock.ts';
import { memories } from './counter-fakes.ts';
import { countedKeys, type TalkingApi, talkingApi } from './manager-fakes.ts';

/** A world to book in: the sample centre behind an api that answers as told, and a tab with its history. */

export const bookMorning = Date.parse('2026-03-05T09:00:00+04:00');

export const aSeat = (change: Partial<SeatBody> = {}): SeatBody => ({
  ...{ id: 'seat1', resource: 'official-head', date: '2026-03-16', from: '10:15', to: '10:30', status: 'booked' },
  ...{ startsAt: '2026-03-16T06:15:00.000Z', endsAt: '2026-03-16T06:30:00.000Z', service: 'official-reception' },
  ...{ code: '645409', language: 'az', channel: 'web', ticket: null, standby: false, urgent: false, request: null },
  ...{ bookedAt: '2026-03-05T05:00:00.000Z', arrivedAt: null, sequence: 0 },
  ...change,
});

export interface BookWorld {
  readonly server: TalkingApi;
  readonly clock: ManualClock;
  /** The tab's history, the latest last. */
  readonly steps: readonly Step[];
  /** What lies in the storage of the tab, and in that of the browser. */
  readonly storage: ReturnType<typeof memories>;
  open(before?: Step): BookModel;
}

export function aBookWorld(language = 'az'): BookWorld {
  const clock = manualClock(bookMorning);
  const server = talkingApi();
  const steps: Step[] = [];
  const storage = memories();
  const newKey = countedKeys();
  answerAsSample(server);
  return {
    ...{ server, clock, steps, storage },
    open: (before) =>
      openBook({
        ...{ clock, newKey, api: server.api },
        language: { code: signal(language), choose: () => undefined },
        centreAsked: 'sample',
        draft: storage('novbe.book'),
        later: storage('novbe.later'),
        bookings: createBookings(storage('novbe.bookings')),
        before: before ?? null,
        goTo(step, how) {
          if (how === 'replace') steps.pop();
          steps.push(step);
        },
      }),
  };
}

/** Answers of the sample centre: everything can be had. */
function answerAsSample(server: TalkingApi): void {
  const ok = (value: unknown) => ({ ok: true, value }) as const;
  const { name, languages, groups, services, officials = [] } = sampleCentre;
  const listed = services
    .filter(({ offered }) => offered)
    .map(({ id, group, name: called, bookable }) => ({
      ...{ id, group, name: called, keywords: [], passport: false, bookable: bookable !== undefined },
    }));
  server.on('services', () => ok({ name, languages, offersBooking: true, standby: true, groups, services: listed }));
  server.on('officials', () =>
    ok(
      officials.map((one) => ({
        id: one.id,
        ...officialBody(one),
        department: one.department,
        receptions: one.receptions,
      })),
    ),
  );
  const dates = ['2026-03-16', '2026-04-06', '2026-04-13', '2026-04-20'];
  server.on('officialDates', () => ok(dates.map((date, at) => ({ date, full: at === 1 }))));
  server.on('serviceDates', () => ok(dates.map((date) => ({ date, full: false }))));
  const times = ['10:00', '10:15', '10:30', '10:45'].map((from) => ({ from, free: 1 }));
  server.on('officialSlots', () => ok(times));
  server.on('slots', () => ok(times));
  server.on('hold', () => ok({ hold: 'seat1', until: '2026-03-05T05:10:00.000Z', seconds: 600 }));
  server.on('releaseHold', () => ok({}));
  server.on('form', ({ params }) => ok(shippedForm(params?.form?.split('@')[0] ?? '')));
  const request = { number: 'Q26-000042-7', due: '2026-04-08' };
  server.on('book', () => ok({ seat: aSeat(), secret: 'secret-of-seat-1', request }));
  server.on('standBy', () => ok({ seat: aSeat({ status: 'standby', from: null, to: null }), secret: 'secret-2' }));
}
