import { type ReadonlySignal, signal } from '@preact/signals';
import type { BookModel } from '../../booking/book-model.ts';
import { createBookings } from '../../booking/bookings.ts';
import { type HeldModel, type HeldSeat, openHeld } from '../../booking/held-model.ts';
import { shippedForm } from '../../server/forms/shipped-forms.ts';
import { officialBody } from '../../server/routes/booking/official-body.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { SeatBody } from '../../shared/route-bodies.ts';
import type { ChosenLanguage } from '../../ui/language.ts';
import { openSharedUse, type SharedUse } from '../../ui/shared-device/shared-use.ts';
import { manualClock } from '../fakes/clock.ts';
import { aBookWorld, aSeat, bookMorning } from '../fronts/book-fakes.ts';
import { memories } from '../fronts/counter-fakes.ts';
import { countedKeys, good, lost, refused, talkingApi } from '../fronts/manager-fakes.ts';
import type { Language, Size, State } from './state.ts';

export type BookingShown = { readonly language: ChosenLanguage } & (
  | { readonly page: 'book'; readonly model: BookModel; readonly lost?: ReadonlySignal<boolean> }
  | { readonly page: 'held'; readonly model: HeldModel; readonly lost?: ReadonlySignal<boolean> }
  | { readonly page: 'shared'; readonly use: SharedUse }
  | { readonly page: 'gone'; readonly why: 'over' | 'lost' }
);

const usual: Size = { width: 390, height: 844 };
const small: Size = { width: 320, height: 568 };
const wide: Size = { width: 1440, height: 900 };

const spoken = (language: Language): ChosenLanguage => ({ code: signal(language), choose: () => undefined });
const settle = () => new Promise<void>((resolve) => setTimeout(resolve));

type Way =
  | 'what'
  | 'nothing'
  | 'date'
  | 'time'
  | 'taken'
  | 'question'
  | 'fault'
  | 'check'
  | 'later'
  | 'unsure'
  | 'sent';
const order: readonly Way[] = ['date', 'time', 'question', 'check', 'sent'];
const until = (way: Way, step: Way): boolean => order.indexOf(step) <= order.indexOf(stepsTo[way]);
const stepsTo: { readonly [W in Way]: Way } = {
  ...{ what: 'what', nothing: 'what', date: 'date', time: 'time', taken: 'time', question: 'question' },
  ...{ fault: 'question', check: 'check', later: 'check', unsure: 'check', sent: 'sent' },
};
const answers = {
  ...{
    kind: 'complaint',
    status: 'pensioner',
    privilege: 'none',
    phone: '+994501234567',
    address: 'Bakı, Nizami küç. 12',
  },
  ...{ surname: 'Quliyeva', name: 'Ayan', born: '1955-03-27' },
};

const openWay = async (language: Language, way: Way) => {
  const world = aBookWorld(language);
  if (way === 'nothing') {
    const { name, languages, groups } = sampleCentre;
    world.server.on('services', () =>
      good({ name, languages, offersBooking: false, standby: true, groups, services: [] }),
    );
    world.server.on('officials', () => good([]));
  }
  const model = world.open();
  await settle();
  if (until(way, 'date')) model.choose('official-head');
  await settle();
  if (until(way, 'time')) model.pickDate('2026-03-16', false);
  await settle();
  const about = { nearest: '2026-03-16T10:30 2026-04-06T10:00 2026-04-06T10:15' };
  if (way === 'taken')
    world.server.on('hold', () => ({ ok: false, refusal: { code: 'slot-taken', message: '', about } }));
  if (way === 'taken' || until(way, 'question')) await model.pickTime({ date: '2026-03-16', from: '10:15' });
  if (way === 'fault') model.form.value?.next();
  if (until(way, 'check')) {
    for (const [field, value] of Object.entries(answers)) model.form.value?.answer(field, value);
    model.form.value?.open(null);
    model.answered();
  }
  if (way === 'later') {
    world.server.on('addDraft', () => good({ secret: 's'.repeat(32), proof: null, proved: [], down: [], until: kept }));
    await model.later.keep();
  }
  if (way === 'unsure') world.server.on('book', () => lost);
  if (way === 'unsure' || way === 'sent') await model.send();
  await settle();
  return { shown: { page: 'book' as const, model, language: spoken(language) }, close: () => model.close() };
};

const kept = '2026-04-04T05:00:00.000Z';

/** On a device that many use, so long after the last touch. */
const openShared = async (language: Language, seconds: number) => {
  const clock = manualClock(bookMorning);
  const on = signal(true);
  const use = openSharedUse({ clock, isPrivate: on, isBegun: on, clear: () => undefined });
  await clock.advance(seconds * 1000);
  return { shown: { page: 'shared' as const, use, language: spoken(language) }, close: () => use.close() };
};
/** A link to what was begun, which leads to nothing now. */
const gone = (name: string, why: 'over' | 'lost'): State<BookingShown> => ({
  ...{ name, size: usual },
  open: async (language) => ({ shown: { page: 'gone', why, language: spoken(language) }, close: () => undefined }),
});
const shared = (name: string, seconds: number): State<BookingShown> => ({
  ...{ name, size: usual },
  open: (language) => openShared(language, seconds),
});

interface Held {
  readonly request?: HeldSeat['request'];
  readonly others?: HeldSeat['others'];
  readonly seat?: Partial<SeatBody>;
  readonly offers?: HeldSeat['offers'];
  readonly reason?: string;
  readonly asks?: 'cancel' | 'elsewhere';
  readonly unknown?: true;
}

const openSeat = async (language: Language, of: Held) => {
  const { seat = {}, offers = [], reason, asks, unknown, request = null, others = [] } = of;
  const server = talkingApi();
  const [official] = sampleCentre.officials ?? [];
  const service = sampleCentre.services.find(({ id }) => id === official?.service);
  // What is hidden is no answer that the page has.
  const { born: _, ...shown } = answers;
  const held: HeldSeat = {
    ...{
      centre: 'sample',
      seat: aSeat(seat),
      offers: [...offers],
      reason: reason ?? null,
      others: [...others],
      request,
    },
    about: {
      ...{ name: sampleCentre.name, languages: [...sampleCentre.languages], timeZone: sampleCentre.timeZone },
      official: official === undefined ? null : officialBody(official),
      ...{ service: service?.name ?? {}, documents: service?.documents ?? [], ticket: 'ticket' },
      checkIn: { from: '2026-03-16T05:45:00.000Z', until: '2026-03-16T06:25:00.000Z' },
      asked: {
        ...{ contact: { phone: '+994501234567' }, form: 'reception@1', answers: shown },
        ...{ comments: [{ at: '2026-03-05T06:00:00.000Z', text: 'Oğlum da gələcək.' }], hidden: ['born'] },
      },
    },
  };
  server.on('phoneSeat', () => (unknown ? refused('seat-not-found') : good(held)));
  server.on('form', ({ params }) => good(shippedForm(params?.form?.split('@')[0] ?? '')));
  const model = openHeld({
    ...{ secret: 'secret', api: server.api, clock: manualClock(bookMorning), newKey: countedKeys() },
    ...{ bookings: createBookings(memories()('bookings')), language: () => language, openSeat: () => undefined },
  });
  await settle();
  await settle();
  if (asks === 'cancel') model.askToCancel();
  if (asks === 'elsewhere') model.askToMove('education');
  return { shown: { page: 'held' as const, model, language: spoken(language) }, close: () => model.close() };
};

const way = (name: string, at: Way, size: Size = usual): State<BookingShown> => ({
  ...{ name, size },
  open: (language) => openWay(language, at),
});
const held = (name: string, as: Held, size: Size = usual): State<BookingShown> => ({
  ...{ name, size },
  open: (language) => openSeat(language, as),
});
/** The server has not been heard of for some seconds. */
const cutOff = ({ name, size, open }: State<BookingShown>): State<BookingShown> => ({
  ...{ name: `${name}, server lost`, size },
  async open(language) {
    const { shown, close } = await open(language);
    return { shown: { ...shown, lost: signal(true) }, close };
  },
});
const offers = [
  { date: '2026-04-06', from: '10:00' },
  { date: '2026-04-06', from: '10:15' },
  { date: '2026-04-13', from: '10:00' },
];

/** [SE18] The request went to another department. */
const elsewhere: Held = {
  request: { number: 'Q26-000042-7', due: '2026-04-08', status: 'looked-at', outcome: null },
  others: (sampleCentre.officials ?? [])
    .filter(({ id }) => id === 'education')
    .map((one) => ({ id: one.id, ...officialBody(one) })),
};

export const bookingStates: readonly State<BookingShown>[] = [
  way('who or what', 'what'),
  way('who or what, 320', 'what', small),
  way('who or what, wide', 'what', wide),
  way('nothing to book', 'nothing'),
  way('date, one full', 'date'),
  way('date, one full, wide', 'date', wide),
  way('time', 'time'),
  way('time, taken', 'taken'),
  way('question', 'question'),
  way('question, not answered', 'fault'),
  way('check', 'check'),
  way('check, 320', 'check', small),
  way('kept for later', 'later'),
  gone('link, over', 'over'),
  gone('link, no answer', 'lost'),
  shared('shared device', 0),
  shared('shared device, hidden', 31),
  shared('shared device, about to be cleared', 105),
  way('check, no answer came', 'unsure'),
  way('sent', 'sent'),
  held('booked', {}),
  held('booked, 320', {}, small),
  held('booked, wide', {}, wide),
  held('booked, followed elsewhere', elsewhere),
  held('booked, followed elsewhere, wide', elsewhere, wide),
  held('another official’s dates', { ...elsewhere, asks: 'elsewhere' }),
  held('standing by', { seat: { status: 'standby', from: null, to: null } }),
  held('called off', { seat: { status: 'called-off' }, offers, reason: 'xəstəlik' }),
  held('arrived', { seat: { status: 'arrived' } }),
  held('missed', { seat: { status: 'missed' } }),
  held('cancelled', { seat: { status: 'cancelled' } }),
  held('cancelling', { asks: 'cancel' }),
  held('unknown', { unknown: true }),
  cutOff(way('question', 'question')),
  cutOff(way('date', 'date', small)),
  cutOff(held('booked', {})),
  cutOff(held('booked, wide', {}, wide)),
];
