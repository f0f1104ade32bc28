import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLive, type Seat } from '../../shared/booking/seats.ts';
import { baku, friday, openSheets, type Sheets, staff } from './sheets.ts';

/** What is asked by many at once comes in any order: it never makes a place more, or one less. */

const minute = 60_000;
const morning = baku('07:00:00');
const resource = 'official-head';
const next = '2026-11-27';
const slots = ['10:00', '10:15', '10:30', '10:45'];
const places = [friday, next].flatMap((date) => slots.map((from) => ({ date, from })));
const place = fc.constantFrom(...places);

/** What one person does, one after another. */
const script = fc.record({ book: place, after: fc.constantFrom('stay', 'cancel', 'move', 'ordinary'), to: place });
/** What of a date is called off, if anything. */
const callOff = fc.option(fc.record({ date: fc.constantFrom(friday, next), from: fc.constantFrom(...slots) }));

type Script = typeof script extends fc.Arbitrary<infer One> ? One : never;
type CallOff = typeof callOff extends fc.Arbitrary<infer One> ? One : never;

/** Runs each person's script in its own order, the persons' turns as `turns` says; the last one calls off. */
const run = (scripts: readonly Script[], off: CallOff, turns: readonly number[]): Sheets => {
  const sheets = openSheets();
  const seats = new Map<number, string>();
  for (const person of turns) {
    const own = scripts[person];
    const seat = seats.get(person);
    if (own === undefined) {
      if (off === null) continue;
      const span = { from: off.from, to: '11:00' };
      sheets.ask(morning, { type: 'call-off', resource, date: off.date, span, reason: 'x' }, staff);
    } else if (seat === undefined)
      seats.set(person, sheets.book(morning, own.book.from, `p${person}`, resource, own.book.date));
    else if (own.after === 'cancel') sheets.ask(morning, { type: 'cancel', seat });
    else if (own.after === 'ordinary') sheets.ordinaryInstead(morning, seat);
    else if (own.after === 'move') sheets.ask(morning, { type: 'move', seat, ...own.to, code: '123456' });
  }
  return sheets;
};

type Place = (typeof places)[number];
const isOff = (off: CallOff, { date, from }: Place): boolean => off !== null && date === off.date && from >= off.from;

/** Seats of a time and, where it takes place, what of it is kept from others: by the events alone. */
const takenAt = ({ seats, seat, events }: Sheets, at: number, off: CallOff, { date, from }: Place): number => {
  const live = seats().filter((one) => isLive(one.status) && one.date === date && one.from === from).length;
  if (isOff(off, { date, from })) return live;
  const kept = events.flatMap((event): readonly (Place | Seat | undefined)[] => {
    if (event.type === 'seat-moved' && (event.withheldUntil ?? 0) > at) return [event.left];
    if (event.type === 'seat-cancelled' && (event.withheldUntil ?? 0) > at) return [seat(event.seat)];
    return event.type === 'seat-called-off' && event.offeredUntil > at ? event.offers : [];
  });
  return live + kept.filter((one) => one?.date === date && one.from === from).length;
};

test('free and taken come to the same sum in whatever order people book, move, give up and are called off', () => {
  const asked = fc.tuple(fc.array(script, { minLength: 1, maxLength: 6 }), callOff).chain(([scripts, off]) => {
    const turns = [...scripts.flatMap((_, person) => [person, person]), scripts.length];
    const order = fc.shuffledSubarray(turns, { minLength: turns.length });
    return fc.record({ scripts: fc.constant(scripts), off: fc.constant(off), one: order, other: order });
  });
  fc.assert(
    fc.property(asked, ({ scripts, off, one, other }) => {
      const sums = (turns: readonly number[], at: number) => {
        const sheets = run(scripts, off, turns);
        return places.map((each) => sheets.free(at, each.from, resource, each.date) + takenAt(sheets, at, off, each));
      };
      const expected = places.map((each) => (isOff(off, each) ? 0 : 1));
      // At once, and when what was given back is offered again.
      for (const at of [morning, morning + 11 * minute]) {
        expect(sums(one, at)).toEqual(expected);
        expect(sums(other, at)).toEqual(expected);
      }
    }),
    { numRuns: 80 },
  );
});
