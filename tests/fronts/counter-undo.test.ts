import { describe, expect, test } from 'vitest';
import { runAction } from '../../counter/actions/run-action.ts';
import { placesOf } from '../../counter/places.ts';
import { atCounter, counterWith, done, line, parked, refused, viewWith } from './counter-fakes.ts';
import { desks } from './open-desk.ts';

const { openDesk } = desks();
const a43 = line('A043');

type Opened = Awaited<ReturnType<typeof openDesk>>;

const ended = (number: string, at: number) =>
  ({
    ok: true,
    value: { ticket: { id: number.toLowerCase(), number, endedAt: new Date(at).toISOString(), history: [] } },
  }) as const;
/** Answers what is asked as done just now, and shows the view after it. */
const isDone = async ({ server, live, hands }: Opened, number: string, after: Parameters<typeof viewWith>[0]) => {
  await server.answer(ended(number, hands.now()));
  live.data.value = viewWith(after);
  await hands.advance(0);
};
const called = () => openDesk(viewWith({ waiting: [a43], ticket: atCounter('A042') }));
/** A desk whose ticket has just been marked a no-show. */
const afterNoShow = async (): Promise<Opened> => {
  const opened = await called();
  runAction(opened.desk, 'no-show');
  await isDone(opened, 'A042', { waiting: [a43] });
  return opened;
};

describe('what was just done may be taken back', () => {
  test('for ten seconds by the server’s clock, with what is left', async () => {
    const { desk, hands } = await afterNoShow();
    expect(desk.undo.value).toEqual({
      move: 'no-show',
      ticket: 'a042',
      number: 'A042',
      heard: false,
      first: null,
      seconds: 10,
    });
    await hands.advance(3000);
    expect(desk.undo.value?.seconds).toBe(8);
    await hands.advance(6999);
    expect(desk.undo.value?.seconds).toBe(1);
    await hands.advance(1);
    expect(desk.undo.value).toBeNull();
    await desk.takeBack();
    expect(desk.pending.value).toEqual([]);
  });

  test('by its key, once however often it is pressed, and then no more', async () => {
    const { desk, server, live, hands } = await afterNoShow();
    runAction(desk, 'undo');
    runAction(desk, 'undo');
    expect(server.asked.map(({ route, params }) => [route, params?.ticket])).toEqual([
      ['noShow', 'a042'],
      ['undo', 'a042'],
    ]);
    await server.answer(done);
    live.data.value = viewWith({ waiting: [a43], ticket: atCounter('A042') });
    await hands.advance(0);
    expect([desk.undo.value, desk.said.value]).toEqual([null, { tone: 'done', action: 'undo' }]);
  });

  test('after finish and next too: who was called since goes back to the queue first, both by one press', async () => {
    const opened = await openDesk(viewWith({ waiting: [a43], ticket: atCounter('A042', { status: 'serving' }) }));
    const { desk, server, live, hands } = opened;
    runAction(desk, 'next');
    await isDone(opened, 'A042', { waiting: [a43] });
    expect(desk.undo.value).toBeNull();
    await server.answer({ ok: true, value: { ticket: { id: 'a043' } } });
    live.data.value = viewWith({ ticket: atCounter('A043') });
    await hands.advance(0);
    expect(desk.pending.value).toEqual([]);
    expect(desk.undo.value).toMatchObject({ number: 'A042', first: { ticket: 'a043', number: 'A043' } });
    runAction(desk, 'undo');
    await server.answer(done);
    live.data.value = viewWith({ waiting: [a43] });
    await server.answer(done);
    live.data.value = viewWith({ waiting: [a43], ticket: atCounter('A042', { status: 'serving' }) });
    await hands.advance(0);
    expect(server.asked.slice(-2).map(({ route, params }) => [route, params?.ticket])).toEqual([
      ['requeue', 'a043'],
      ['undo', 'a042'],
    ]);
    expect([desk.undo.value, desk.dropped.value]).toEqual([null, []]);
  });

  test('not while another visitor is served at the counter', async () => {
    const opened = await openDesk(viewWith({ waiting: [a43], ticket: atCounter('A042', { status: 'serving' }) }));
    runAction(opened.desk, 'finish');
    await isDone(opened, 'A042', { waiting: [a43] });
    expect(opened.desk.undo.value).not.toBeNull();
    opened.live.data.value = viewWith({ ticket: atCounter('A043', { status: 'serving' }) });
    expect(opened.desk.undo.value).toBeNull();
  });

  test('after finish and next where nobody waited', async () => {
    const opened = await openDesk(viewWith({ ticket: atCounter('A042', { status: 'serving' }) }));
    runAction(opened.desk, 'next');
    await isDone(opened, 'A042', {});
    expect(opened.desk.undo.value).toMatchObject({ move: 'finish', number: 'A042' });
  });

  test('one cancelled in a list, with anybody at the counter', async () => {
    const ticket = atCounter('A042');
    const opened = await openDesk(viewWith({ ticket, parked: [parked('A001')] }));
    void opened.desk.ask({ type: 'cancel', ticket: 'a001', reason: null });
    await isDone(opened, 'A001', { ticket });
    expect(opened.desk.undo.value).toMatchObject({ move: 'cancel', number: 'A001' });
  });

  test('not at a paused or lost counter, on a closed day, or at another’s', async () => {
    const { desk, live } = await afterNoShow();
    const offeredIn = (over: Parameters<typeof viewWith>[0]) => {
      live.data.value = viewWith(over);
      return desk.undo.value !== null;
    };
    const day = viewWith().day;
    expect(offeredIn({})).toBe(true);
    expect(offeredIn({ counter: counterWith({ state: 'paused' }) })).toBe(false);
    expect(offeredIn({ day: { ...day, open: false } })).toBe(false);
    expect(offeredIn({ counter: counterWith({ clerk: { id: 'u2', name: 'Rashad' } }) })).toBe(false);
    expect(offeredIn({})).toBe(true);
    live.connected.value = false;
    expect(desk.undo.value).toBeNull();
  });

  test('nothing after what was refused; what is refused itself is said', async () => {
    const { desk, server, hands } = await called();
    runAction(desk, 'no-show');
    await server.answer(refused('too-few-calls'));
    expect(desk.undo.value).toBeNull();
    const other = await afterNoShow();
    runAction(other.desk, 'undo');
    await other.server.answer(refused('counter-busy'));
    await hands.advance(0);
    expect(other.desk.said.value).toMatchObject({ tone: 'refused', refusal: { code: 'counter-busy' } });
  });
});

describe('the line of this counter', () => {
  test('counts from the one that call-next gives; those it does not take, or not yet, have no place', () => {
    const waiting = [
      line('A001', { ahead: 0 }),
      line('B001', { ahead: 0 }),
      line('C001', { taken: false, ahead: 0 }),
      line('A002', { notBefore: '2026-11-20T05:10:00.000Z' }),
      line('B002', { ahead: 4 }),
    ];
    expect([...placesOf({ waiting })]).toEqual([
      ['a001', 1],
      ['b001', 2],
      ['b002', 3],
    ]);
  });
});

test('a refusal that the day is closed is unsaid once it opens', async () => {
  const closed = { ...viewWith().day, open: false };
  const { desk, server, live, hands } = await openDesk(viewWith({ counter: counterWith({ state: 'closed' }) }));
  void desk.ask({ type: 'open', profile: null });
  await server.answer(refused('day-closed'));
  expect(desk.said.value).not.toBeNull();
  live.data.value = viewWith({ counter: counterWith({ state: 'closed' }), day: closed });
  await hands.advance(0);
  expect(desk.said.value).not.toBeNull();
  live.data.value = viewWith({ counter: counterWith({ state: 'closed' }) });
  expect(desk.said.value).toBeNull();
});
