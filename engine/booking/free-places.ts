import type { Official } from '../../shared/booking/booking-schema.ts';
import type { SheetId } from '../../shared/booking/seats.ts';
import { minutesOf } from '../../shared/time/time-of-day.ts';
import { dayNumber } from '../calendar/day-numbers.ts';
import { officialDates } from './dates.ts';
import { type Bookee, datesFrom, isAhead, slotsOf } from './sheet-slots.ts';
import { freeSeats, type Slot } from './slots.ts';
import { isCalledOff, takenOf } from './taken.ts';
import { rulesOf, type Sheet, type World } from './world.ts';

/** Which places of which slots may be had now. */

export interface FreePlace {
  readonly date: string;
  readonly slot: Slot;
  readonly free: number;
}

/** [SE1] The slots of a date that are still ahead, with how many places of each are free; `mine` is a seat that places were offered to. */
export function placesOn(world: World, bookee: Bookee, id: SheetId, mine?: string): readonly FreePlace[] {
  const placeOf = placesOf(world, bookee, id, mine);
  return slotsOf(world, bookee, id.date).flatMap((slot) => placeOf(slot) ?? []);
}

/** The place of one slot of a date, the others left alone; null if there is no such slot, or it is not ahead. */
export function placeAt(world: World, bookee: Bookee, id: SheetId, from: string, mine?: string): FreePlace | null {
  const slot = slotsOf(world, bookee, id.date).find((one) => one.from === from);
  return slot === undefined ? null : placesOf(world, bookee, id, mine)(slot);
}

const placesOf = (world: World, bookee: Bookee, id: SheetId, mine?: string) => {
  const sheet = world.sheet(id);
  const ahead = isAhead(world, bookee, id.date, world.at);
  const taken = takenOf(sheet, world.at, rulesOf(world), mine);
  return (slot: Slot): FreePlace | null =>
    ahead(slot) && !isCalledOff(sheet.calledOff, slot) ? { date: id.date, slot, free: freeSeats(slot, taken) } : null;
};

/**
 * [SE6] The free places nearest to a time: of the same date by their distance from it, then of the dates nearest to it that may be asked
 * for. Looks no further than it has to: a full date costs its sheet, and no time of its slots is worked out.
 */
export function nearestFree(world: World, bookee: Bookee, id: SheetId, from: string): readonly FreePlace[] {
  const found: FreePlace[] = [];
  const asked = minutesOf(from);
  const away = ({ from: begins }: Slot): number => Math.abs(minutesOf(begins) - asked);
  for (const date of datesNear(world, bookee, id)) {
    const sheet = world.sheet({ resource: id.resource, date });
    const freeIn = freeSlots(world, bookee, sheet);
    const free = date === id.date ? freeIn.toSorted((a, b) => away(a.slot) - away(b.slot)) : freeIn;
    const ahead = isAhead(world, bookee, date, world.at);
    for (const place of free) {
      if (ahead(place.slot)) found.push(place);
      if (found.length === nearestShown) return found;
    }
  }
  return found;
}

/** What a refusal tells of them: `2026-03-16T10:15 …`, local, the nearest first. */
export function nearestText(world: World, bookee: Bookee, id: SheetId, from: string): string {
  return nearestFree(world, bookee, id, from)
    .map(({ date, slot }) => `${date}T${slot.from}`)
    .join(' ');
}

/** [SE2] Whether a date of an official is among those that they are shown with; of a service, every date is. */
export function isShown(world: World, bookee: Bookee, { resource, date }: SheetId): boolean {
  if (bookee.kind === 'service') return bookee.of.offered;
  return bookee.official.offered && shownDates(world, bookee.official, resource).includes(date);
}

const shownDates = (world: World, official: Official, resource: string): readonly string[] =>
  officialDates({
    official,
    calendar: world.calendar,
    timeZone: world.centre.timeZone,
    now: world.at,
    taken: (date) => takenOf(world.sheet({ resource, date }), world.at, rulesOf(world)),
    calledOff: (date) => world.sheet({ resource, date }).calledOff,
  }).map(({ date }) => date);

/** The slots of a sheet with free places, whether or not they are still ahead. */
const freeSlots = (world: World, bookee: Bookee, sheet: Sheet): readonly FreePlace[] => {
  const taken = takenOf(sheet, world.at, rulesOf(world));
  return slotsOf(world, bookee, sheet.date).flatMap((slot) => {
    const free = isCalledOff(sheet.calledOff, slot) ? 0 : freeSeats(slot, taken);
    return free > 0 ? [{ date: sheet.date, slot, free }] : [];
  });
};

/** Of an official those that they are shown with, the nearest to the one asked for first; of a service that one and those after it. */
const datesNear = (world: World, bookee: Bookee, { resource, date }: SheetId): readonly string[] => {
  if (bookee.kind === 'service')
    return [...Iterator.from(datesFrom(world, bookee, date, world.at)).take(datesLookedAt)];
  const days = (other: string): number => Math.abs(dayNumber(other) - dayNumber(date));
  return shownDates(world, bookee.official, resource).toSorted((a, b) => days(a) - days(b));
};

const nearestShown = 3;
/** As far as is looked for a place: longer than anybody waits for one. */
const datesLookedAt = 30;
