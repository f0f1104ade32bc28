import { dateAt, instantOf } from '../../engine/queue/business-day.ts';
import { minuteMs } from '../../shared/time/durations.ts';
import { demoCentre } from './demo-centre.ts';
import type { DemoHall } from './demo-hall.ts';
import { letWaitFor, unknownVisitor } from './visitors.ts';

/** People at home book a time of today, and come to it or do not; others book an official for one of the next dates. */
export function letPeopleBook(hall: DemoHall): void {
  const { agenda, random } = hall;
  const next = (): void => {
    agenda.in(random.exponential(betweenMs), async () => {
      next();
      if (random.uniform() < share.official) await bookOfficial(hall);
      else await bookToday(hall);
    });
  };
  next();
}

/** One books about so often (ms). */
const betweenMs = 6 * minuteMs;
/** Of those who book so many see an official; of the others so many come, and of those so many come late. */
const share = { official: 0.15, comes: 0.71, late: 0.06 };
/** How far ahead of its time a place of today is taken (ms): soon enough to be seen, late enough to come to it. */
const ahead = { least: 12 * minuteMs, most: 100 * minuteMs };
const nobody = { name: 'phone' };
let booked = 0;

const bookToday = async (hall: DemoHall): Promise<void> => {
  const { agenda, asking, random } = hall;
  const service = pick(
    hall,
    demoCentre.services.filter(({ bookable }) => bookable !== undefined),
  )?.id;
  if (service === undefined) return;
  const now = Math.floor(agenda.now());
  const date = dateAt(now, demoCentre.timeZone);
  const slots = await asking.ask(nobody, 'slots', { params: { service }, query: { date } });
  const startOf = (from: string): number => instantOf(date, from, demoCentre.timeZone);
  const soon = ({ from, free }: { readonly from: string; readonly free: number }): boolean =>
    free > 0 && startOf(from) >= now + ahead.least && startOf(from) <= now + ahead.most;
  const slot = slots.ok ? pick(hall, slots.value.filter(soon)) : undefined;
  if (slot === undefined) return;
  const secret = await take(hall, { resource: `service-${service}`, date, from: slot.from }, {});
  if (secret === null || random.uniform() > share.comes) return;
  const early = random.uniform() < share.late ? -4 * minuteMs : random.uniform() * 20 * minuteMs;
  agenda.in(Math.max(minuteMs, startOf(slot.from) - early - now), () => checkIn(hall, service, secret));
};

const bookOfficial = async (hall: DemoHall): Promise<void> => {
  const official = pick(
    hall,
    (demoCentre.officials ?? []).filter(({ offered }) => offered),
  )?.id;
  if (official === undefined) return;
  const { asking } = hall;
  const dates = await asking.ask(nobody, 'officialDates', { params: { official } });
  const date = dates.ok
    ? pick(
        hall,
        dates.value.filter(({ full }) => !full),
      )?.date
    : undefined;
  if (date === undefined) return;
  const slots = await asking.ask(nobody, 'officialSlots', { params: { official }, query: { date } });
  const slot = slots.ok
    ? pick(
        hall,
        slots.value.filter(({ free }) => free > 0),
      )
    : undefined;
  if (slot === undefined) return;
  const kind = pick(hall, ['proposal', 'application', 'complaint']);
  const place = { resource: `official-${official}`, date, from: slot.from };
  await take(hall, place, { form: 'reception', answers: { ...sampleAnswers, kind, phone: phoneOf(booked + 1) } });
};

/** Keeps the place, takes it, and gives the secret of the seat; null where somebody else was quicker. */
const take = async (
  { asking, tally }: DemoHall,
  place: { readonly resource: string; readonly date: string; readonly from: string },
  request: object,
): Promise<string | null> => {
  const hold = await asking.ask(nobody, 'hold', { body: place });
  if (!hold.ok) return null;
  booked += 1;
  const contact = { name: `Nümunə ziyarətçi ${booked}`, phone: phoneOf(booked) };
  const seat = await asking.ask(nobody, 'book', { body: { hold: hold.value.hold, contact, ...request } });
  if (!seat.ok) return null;
  tally.booked += 1;
  return seat.value.secret;
};

const checkIn = async (hall: DemoHall, service: string, secret: string): Promise<void> => {
  const came = await hall.asking.ask(hall.kiosk, 'checkIn', { body: { secret } });
  if (!came.ok) return;
  const { ticket, secret: follows } = came.value;
  letWaitFor(hall, ticket.id, { ...unknownVisitor(hall, service), secret: follows });
};

/** A number that nobody has. */
const phoneOf = (count: number): string => `+99400${String(count).padStart(7, '0')}`;

const sampleAnswers = {
  status: 'employed',
  privilege: 'none',
  address: 'Nümunə ünvan',
  surname: 'Nümunə',
  name: 'Ziyarətçi',
};

const pick = <T>({ random }: DemoHall, list: readonly T[]): T | undefined => list[random.int(Math.max(1, list.length))];
