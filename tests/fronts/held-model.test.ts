import { expect, test } from 'vitest';
import { createBookings } from '../../booking/bookings.ts';
import { type HeldModel, type HeldSeat, openHeld } from '../../booking/held-model.ts';
import { shippedForm } from '../../server/forms/shipped-forms.ts';
import type { SeatBody } from '../../shared/route-bodies.ts';
import { manualClock } from '../fakes/clock.ts';
import { aSeat, bookMorning } from './book-fakes.ts';
import { memories } from './counter-fakes.ts';
import { countedKeys, good, lost, refused, talkingApi } from './manager-fakes.ts';

/** The page of one booking: what its holder sees and does, and what it says when the server does not. */

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

const heldOf = (seat: Partial<SeatBody> = {}, more: Partial<HeldSeat> = {}): HeldSeat => ({
  ...{ centre: 'sample', seat: aSeat(seat), offers: [], reason: null, request: null, others: [] },
  about: {
    ...{ name: { az: 'Mərkəz' }, languages: ['az'], timeZone: 'Asia/Baku', official: null, service: { az: 'Qəbul' } },
    ...{ documents: [], checkIn: null, ticket: null },
    asked: {
      contact: { name: 'Quliyeva Ayan', phone: '+994501234567' },
      form: 'reception@1',
      answers: { kind: 'complaint', phone: '+994501234567' },
      ...{ comments: [], hidden: ['fin'] },
    },
  },
  ...more,
});

const aWorld = (first: HeldSeat = heldOf()) => {
  const [clock, server, storage] = [manualClock(bookMorning), talkingApi(), memories()];
  const bookings = createBookings(storage('novbe.bookings'));
  const opened: string[] = [];
  let held = first;
  server.on('phoneSeat', () => good(held));
  server.on('form', ({ params }) => good(shippedForm(params?.form?.split('@')[0] ?? '')));
  const becomes = (next: HeldSeat): void => {
    held = next;
  };
  const open = (): HeldModel =>
    openHeld({
      ...{ secret: 'secret', api: server.api, clock, bookings, newKey: countedKeys(), language: () => 'az' },
      openSeat: (secret) => opened.push(secret),
    });
  return { clock, server, bookings, opened, open, becomes };
};

test('it is shown as it stands, is one of this phone from then on, and follows a new code', async () => {
  const { clock, bookings, becomes, open } = aWorld();
  const model = open();
  await settle();
  expect(model.scene.value).toMatchObject({ at: 'seat', held: { seat: { status: 'booked' } } });
  expect(model.form.value?.id).toBe('reception');
  expect(bookings.all()).toEqual([{ secret: 'secret', number: '645409', sentAt: '2026-03-05T05:00:00.000Z' }]);
  becomes(heldOf({ code: '111222', date: '2026-04-06' }));
  await clock.advance(30_000);
  await settle();
  expect(bookings.all().map(({ number }) => number)).toEqual(['111222']);
  model.close();
});

test('without the server it says that it may be old; a link that opens nothing is forgotten', async () => {
  const { clock, server, bookings, open } = aWorld();
  const model = open();
  await settle();
  server.on('phoneSeat', () => lost);
  await clock.advance(30_000);
  await settle();
  expect([model.old.value, model.scene.value.at]).toEqual([true, 'seat']);
  server.on('phoneSeat', () => refused('seat-not-found'));
  await model.load();
  expect(model.scene.value.at).toBe('unknown');
  expect(bookings.all()).toEqual([]);
  model.close();
});

test('cancelling is asked once more, and sent again under the same key where no answer came', async () => {
  const { server, becomes, open } = aWorld();
  const model = open();
  await settle();
  model.askToCancel();
  server.on('phoneSeatCancel', () => lost);
  await model.cancel();
  expect([model.doing.value, model.trouble.value]).toEqual(['cancelling', { why: 'lost' }]);
  server.on('phoneSeatCancel', () => good({}));
  becomes(heldOf({ status: 'cancelled' }));
  await model.cancel();
  const [first, second] = server.of('phoneSeatCancel');
  expect(second?.key).toBe(first?.key);
  expect([model.doing.value, model.mayCancel.value, model.mayMove.value]).toEqual(['nothing', false, false]);
  model.close();
});

test('[SE14] another time is chosen among the free ones; one that is taken meanwhile is said', async () => {
  const { server, open } = aWorld();
  const model = open();
  await settle();
  server.on('officialDates', () => good([{ date: '2026-04-06', full: false }]));
  server.on('officialSlots', () => good([{ from: '10:00', free: 1 }]));
  model.askToMove();
  await settle();
  model.pickDate('2026-04-06');
  await settle();
  expect(model.times.value).toEqual([{ from: '10:00', free: 1 }]);
  server.on('phoneSeatMove', () => refused('slot-taken'));
  await model.move({ date: '2026-04-06', from: '10:00' });
  expect([model.doing.value, model.trouble.value?.why]).toEqual(['choosing-time', 'taken']);
  server.on('phoneSeatMove', () => good({}));
  await model.move({ date: '2026-04-06', from: '10:00' });
  expect([model.doing.value, model.done.value]).toEqual(['nothing', 'moved']);
  model.close();
});

test('[SE13] a time that is offered is taken with what was asked, and its page opened', async () => {
  const offer = { date: '2026-04-06', from: '10:00' };
  const { server, bookings, opened, open } = aWorld(
    heldOf({ status: 'called-off' }, { offers: [offer], reason: 'ill' }),
  );
  const model = open();
  await settle();
  server.on('hold', () => good({ hold: 'seat2', until: '', seconds: 600 }));
  server.on('book', () => lost);
  await model.takeOffer(offer);
  expect(model.trouble.value).toEqual({ why: 'lost' });
  server.on('book', () => good({ seat: aSeat({ id: 'seat2', code: '333444' }), secret: 'next' }));
  await model.takeOffer(offer);
  expect(server.of('hold').map(({ body }) => body)).toEqual([
    { resource: 'official-head', ...offer, instead: 'secret' },
  ]);
  const [first, second] = server.of('book');
  expect(second).toEqual(first);
  expect(first?.body).toMatchObject({
    ...{ hold: 'seat2', form: 'reception', answers: { kind: 'complaint' } },
    contact: { name: 'Quliyeva Ayan', phone: '+994501234567' },
  });
  expect(opened).toEqual(['next']);
  expect(bookings.all()[0]).toMatchObject({ secret: 'next', number: '333444' });
  model.close();
});

test('a comment is sent if there is one', async () => {
  const { server, open } = aWorld();
  const model = open();
  await settle();
  server.on('phoneSeatComment', () => good({ comments: [] }));
  expect(await model.comment('  ')).toBe(false);
  expect(await model.comment(' Gələcəyəm. ')).toBe(true);
  expect(server.of('phoneSeatComment').map(({ body }) => body)).toEqual([{ comment: 'Gələcəyəm.' }]);
  expect(model.done.value).toBe('commented');
  model.close();
});
