import type { SheetId } from '../../shared/seats.ts';
import { officialDates } from './dates.ts';
import { type Bookee, datesFrom, isAhead, slotsOf } from './sheet-slots.ts';
import { freeSeats, type Slot } from './slots.ts';
import { isCalledOff, takenOf } from './taken.ts';
import { rulesOf, type World } from './world.ts';

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

/** [SE6] The free places nearest to a time: of the same date by their distance from it, then of the next dates. */
export function nearestFree(world: World, bookee: Bookee, id: SheetId, from: string): readonly FreePlace[] {
  const found: FreePlace[] = [];
  const asked = minutes(from);
  const byDistance = (places: readonly FreePlace[]): readonly FreePlace[] =>
    places
      .map((place) => ({ place, distance: Math.abs(minutes(place.slot.from) - asked) }))
      .sort((a, b) => a.distance - b.distance)
      .map(({ place }) => place);
  let looked = 0;
  for (const date of datesFrom(world, bookee, id.date, world.at)) {
    const free = placesOn(world, bookee, { resource: id.resource, date }).filter((place) => place.free > 0);
    found.push(...(date === id.date ? byDistance(free) : free));
    looked += 1;
    if (found.length >= nearestShown || looked >= datesLookedAt) break;
  }
  return found.slice(0, nearestShown);
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
  const { official } = bookee;
  if (!official.offered) return false;
  const dates = officialDates({
    official,
    calendar: world.calendar,
    timeZone: world.centre.timeZone,
    now: world.at,
    taken: (one) => takenOf(world.sheet({ resource, date: one }), world.at, rulesOf(world)),
    calledOff: (one) => world.sheet({ resource, date: one }).calledOff,
  });
  return dates.some((one) => one.date === date);
}

const nearestShown = 3;
/** As far as is looked for a place: longer than anybody waits for one. */
const datesLookedAt = 30;
const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
