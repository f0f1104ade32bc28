import { describe, expect, test } from 'vitest';
import { runAction } from '../../counter/actions/run-action.ts';
import { atCounter, done, line, lost, parked, refused, viewWith } from './counter-fakes.ts';
import { desks } from './open-desk.ts';

const { openDesk } = desks();
const a42 = line('A042');
const a43 = line('A043');
const called = (number: string) => ({ ok: true, value: { ticket: { id: number.toLowerCase() } } }) as const;

describe('keys pressed while the last one is being answered', () => {
  const serving = viewWith({ waiting: [a43], ticket: atCounter('A042', { status: 'serving' }) });

  test('F8 F2 F4 are done in order, each on what the one before leaves', async () => {
    const { desk, live, server, hands } = await openDesk(serving);
    for (const action of ['finish', 'next', 'start'] as const) runAction(desk, action);
    expect(server.asked.map(({ route }) => route)).toEqual(['finish']);
    await server.answer(done);
    live.data.value = viewWith({ waiting: [a43] });
    await hands.advance(0);
    expect(server.asked.map(({ route }) => route)).toEqual(['finish', 'callNext']);
    await server.answer(called('A043'));
    live.data.value = viewWith({ ticket: atCounter('A043') });
    await hands.advance(0);
    expect(server.asked.map(({ route, params }) => [route, params?.ticket ?? params?.counter])).toEqual([
      ['finish', 'a042'],
      ['callNext', '3'],
      ['start', 'a043'],
    ]);
    await server.answer(done);
    live.data.value = viewWith({ ticket: atCounter('A043', { status: 'serving' }) });
    await hands.advance(0);
    expect([desk.pending.value, desk.dropped.value]).toEqual([[], []]);
  });

  test('news that was on its way before the answer does not mislead the next press', async () => {
    const { desk, live, server, hands } = await openDesk(serving);
    runAction(desk, 'finish');
    await server.answer(done);
    live.data.value = { ...serving, waitingCount: 9 };
    runAction(desk, 'next');
    await hands.advance(0);
    live.data.value = viewWith({ waiting: [a43] });
    await hands.advance(0);
    expect(server.asked.map(({ route }) => route)).toEqual(['finish', 'callNext']);
  });

  test.each([refused('wrong-status'), lost])(
    'a press that is not done takes those after it with it: %j',
    async (answer) => {
      const { desk, server, hands } = await openDesk(serving);
      for (const action of ['finish', 'next', 'start'] as const) runAction(desk, action);
      await server.answer(answer);
      await server.answer(answer);
      await hands.advance(60_000);
      expect(new Set(server.asked.map(({ route }) => route))).toEqual(new Set(['finish']));
      expect(desk.dropped.value).toEqual(['call-next', 'start']);
      expect(desk.said.value).not.toBeNull();
      runAction(desk, 'finish');
      expect(desk.dropped.value).toEqual([]);
    },
  );

  test('F4 meant for the one who was next starts nobody else', async () => {
    const { desk, live, server, hands } = await openDesk(viewWith({ waiting: [a42, a43] }));
    runAction(desk, 'next');
    runAction(desk, 'start');
    await server.answer(called('A043'));
    live.data.value = viewWith({ waiting: [a42], ticket: atCounter('A043') });
    await hands.advance(0);
    expect(server.asked.map(({ route }) => route)).toEqual(['callNext']);
    expect(desk.dropped.value).toEqual(['start']);
  });

  test('a second press of a key that waits is the same press', async () => {
    const { desk, live, server, hands } = await openDesk(serving);
    for (const action of ['finish', 'finish', 'next', 'next', 'finish', 'next'] as const) runAction(desk, action);
    expect(desk.pending.value).toEqual(['finish', 'call-next']);
    await server.answer(done);
    live.data.value = viewWith({ waiting: [a43] });
    await hands.advance(0);
    await server.answer(called('A043'));
    live.data.value = viewWith({ ticket: atCounter('A043') });
    await hands.advance(60_000);
    expect(server.asked.map(({ route }) => route)).toEqual(['finish', 'callNext']);
    expect(desk.dropped.value).toEqual([]);
  });

  test('a key that has no place in the state that it would meet is not sent, and that is said', async () => {
    const { desk, live, server, hands } = await openDesk(serving);
    runAction(desk, 'finish');
    runAction(desk, 'start');
    runAction(desk, 'no-show');
    await server.answer(done);
    live.data.value = viewWith({ waiting: [a43] });
    await hands.advance(60_000);
    expect(server.asked.map(({ route }) => route)).toEqual(['finish']);
    expect(desk.dropped.value).toEqual(['start', 'no-show']);
  });

  test('a dialog opens for the one the keys before have called, and keeps what is typed into it', async () => {
    const { desk, live, server, hands } = await openDesk(serving);
    for (const action of ['next', 'park', 'edit'] as const) runAction(desk, action);
    expect(desk.dialog.value).toBeNull();
    await server.answer(done);
    live.data.value = viewWith({ waiting: [a43] });
    await hands.advance(0);
    await server.answer(called('A043'));
    live.data.value = viewWith({ ticket: atCounter('A043') });
    await hands.advance(0);
    expect(desk.dialog.value).toEqual({ kind: 'park', ticket: 'a043' });
  });

  test('a click on a line waits its turn like a key', async () => {
    const { desk, live, server, hands } = await openDesk({ ...serving, parked: [parked('A001')] });
    runAction(desk, 'finish');
    void desk.ask({ type: 'resume', ticket: 'a001' });
    void desk.ask({ type: 'resume', ticket: 'a001' });
    await server.answer(done);
    live.data.value = viewWith({ parked: [parked('A001')] });
    await hands.advance(0);
    expect(server.asked.map(({ route, params }) => [route, params?.ticket ?? params?.counter])).toEqual([
      ['finish', 'a042'],
      ['resume', 'a001'],
    ]);
  });
});
