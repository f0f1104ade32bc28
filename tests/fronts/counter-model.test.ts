import { describe, expect, test } from 'vitest';
import { runAction } from '../../counter/actions/run-action.ts';
import { openCounter } from '../../counter/counter-model.ts';
import { settleMs } from '../../counter/desk-model.ts';
import { runningSeconds, soonWords, waitWords } from '../../counter/times.ts';
import * as ru from '../../shared/text/ru.ts';
import { createSession, type SignedIn } from '../../ui/session.ts';
import { manualClock } from '../fakes/clock.ts';
import {
  atCounter,
  counterWith,
  done,
  type FakeLive,
  fakeLive,
  line,
  lost,
  memories,
  parked,
  refused,
  scriptedApi,
  viewWith,
} from './counter-fakes.ts';
import { desks } from './open-desk.ts';

const a42 = line('A042');
const a43 = line('A043');

const { openDesk, opened, keyMaker } = desks();

describe('the big button', () => {
  test('means the one next step: call, start, finish, go on, open', async () => {
    const { desk, live } = await openDesk(viewWith({ waiting: [a42] }));
    expect(desk.primary.value).toEqual({ type: 'call-next' });
    live.data.value = viewWith({ ticket: atCounter('A042') });
    expect(desk.primary.value).toEqual({ type: 'start', ticket: 'a042' });
    live.data.value = viewWith({ ticket: atCounter('A042', { status: 'serving' }) });
    expect(desk.primary.value).toEqual({ type: 'finish', ticket: 'a042', outcome: null });
    live.data.value = viewWith({ counter: counterWith({ state: 'paused' }) });
    expect(desk.primary.value).toEqual({ type: 'resume-counter' });
    live.data.value = viewWith({ counter: counterWith({ state: 'closed', clerk: null }) });
    expect(desk.primary.value).toEqual({ type: 'open', profile: null });
    live.data.value = viewWith();
    expect(desk.primary.value).toBeNull();
  });

  test('pressed twice asks once, and is not the next step before a moment has passed', async () => {
    const { desk, live, server, hands } = await openDesk(viewWith({ waiting: [a42] }));
    const first = desk.pressPrimary();
    void desk.pressPrimary();
    expect(server.asked.map(({ route }) => route)).toEqual(['callNext']);
    await server.answer(done);
    live.data.value = viewWith({ ticket: atCounter('A042') });
    await first;
    await desk.pressPrimary();
    expect(server.asked).toHaveLength(1);
    await hands.advance(settleMs);
    void desk.pressPrimary();
    expect(server.asked.map(({ route }) => route)).toEqual(['callNext', 'start']);
  });

  test('F2 while serving finishes and calls the next; a refusal stops it half way and says why', async () => {
    const serving = viewWith({ waiting: [a43], ticket: atCounter('A042', { status: 'serving' }) });
    const { desk, live, server, hands } = await openDesk(serving);
    const both = desk.callNext('key');
    await server.answer(done);
    live.data.value = viewWith({ waiting: [a43] });
    await hands.advance(0);
    expect(server.asked.map(({ route }) => route)).toEqual(['finish', 'callNext']);
    await server.answer(refused('nothing-waiting'));
    await both;
    expect(desk.said.value).toMatchObject({ tone: 'refused', refusal: { code: 'nothing-waiting' } });
  });
});

describe('what was done', () => {
  test('is a new question when it is asked for again: a slip can be printed twice more', async () => {
    const { desk, server, hands } = await openDesk(viewWith({ ticket: atCounter('A042') }));
    for (let times = 0; times < 2; times++) {
      void desk.ask({ type: 'reprint', ticket: 'a042', printer: null });
      await server.answer(done);
      await hands.advance(2000);
    }
    expect(server.asked.map(({ route, key }) => [route, key])).toEqual([
      ['reprint', 'key-1'],
      ['reprint', 'key-2'],
    ]);
  });
});

describe('what may be asked', () => {
  test('goes by the table of moves and by the counter', async () => {
    const ticket = atCounter('A042');
    const { desk, live } = await openDesk(viewWith({ waiting: [a43], ticket, parked: [parked('A001')] }));
    expect(desk.offers('start', ticket)).toBe(true);
    expect(desk.offers('finish', ticket)).toBe(false);
    expect(desk.offers('add-service', ticket)).toBe(false);
    expect(desk.offers('call', a43)).toBe(false);
    expect(desk.offers('resume', parked('A001'))).toBe(false);
    expect(desk.offers('requeue', parked('A001'))).toBe(true);
    expect(desk.offers('pause')).toBe(false);
    live.data.value = viewWith({ waiting: [a43], parked: [parked('A001')] });
    expect(desk.offers('call', a43)).toBe(true);
    expect(desk.offers('resume', parked('A001'))).toBe(true);
    expect(desk.offers('pause')).toBe(true);
  });

  test('nothing while the server is lost, nor at a counter where somebody else works', async () => {
    const { desk, live, server } = await openDesk(viewWith({ waiting: [a42] }));
    live.connected.value = false;
    expect(desk.offers('call-next')).toBe(false);
    await desk.pressPrimary();
    live.connected.value = true;
    live.data.value = viewWith({ waiting: [a42], counter: counterWith({ clerk: { id: 'u2', name: 'Rəşad' } }) });
    expect(desk.foreign.value).toBe(true);
    await desk.pressPrimary();
    expect(server.asked).toEqual([]);
  });

  test('only the next ticket and the parked are called without a reason', async () => {
    const { desk } = await openDesk(viewWith({ waiting: [a42, a43], parked: [parked('A001')] }));
    expect(desk.mayCallDirectly(a42)).toBe(true);
    expect(desk.mayCallDirectly(a43)).toBe(false);
    expect(desk.mayCallDirectly(parked('A001'))).toBe(true);
  });
});

describe('a lost answer', () => {
  test('is asked for again with the same key; the answer then counts', async () => {
    const { desk, live, server } = await openDesk(viewWith({ waiting: [a42] }));
    const asking = desk.pressPrimary();
    await server.answer(lost);
    expect(server.asked.map(({ key }) => key)).toEqual(['key-1', 'key-1']);
    await server.answer(done);
    live.data.value = viewWith({ ticket: atCounter('A042') });
    await asking;
    expect(desk.said.value).toBeNull();
  });

  test('waits for the connection first, then asks again', async () => {
    const { desk, live, server, hands } = await openDesk(viewWith({ waiting: [a42] }));
    const asking = desk.pressPrimary();
    live.connected.value = false;
    await server.answer(lost);
    expect(server.asked).toHaveLength(1);
    live.connected.value = true;
    await hands.advance(0);
    expect(server.asked.map(({ key }) => key)).toEqual(['key-1', 'key-1']);
    await server.answer(refused('counter-busy'));
    await asking;
    expect(desk.said.value).toMatchObject({ tone: 'refused' });
  });

  test('lost again is said, never guessed; the same press later is still the same question', async () => {
    const { desk, server, hands } = await openDesk(viewWith({ waiting: [a42] }));
    const asking = desk.pressPrimary();
    await server.answer(lost);
    await server.answer(lost);
    await asking;
    expect(desk.said.value).toEqual({ tone: 'lost' });
    await hands.advance(settleMs);
    void desk.pressPrimary();
    expect(server.asked.at(-1)?.key).toBe('key-1');
  });

  test('the view decides: what it shows takes the message away, and the question would be a new one', async () => {
    const { desk, live, server, hands } = await openDesk(viewWith({ waiting: [a42, a43] }));
    const asking = desk.pressPrimary();
    await server.answer(lost);
    await server.answer(lost);
    await asking;
    live.data.value = viewWith({ waiting: [a43], ticket: atCounter('A042') });
    expect(desk.said.value).toBeNull();
    live.data.value = viewWith({ waiting: [a43] });
    await hands.advance(settleMs);
    void desk.pressPrimary();
    expect(server.asked.at(-1)?.key).toBe('key-2');
  });
});

describe('what was said', () => {
  test('a refusal stays until the next question', async () => {
    const ticket = atCounter('A042');
    const { desk, live, server, hands } = await openDesk(viewWith({ ticket }));
    runAction(desk, 'recall');
    await server.answer(refused('too-soon'));
    await hands.advance(60_000);
    live.data.value = viewWith({ ticket, waiting: [a43] });
    expect(desk.said.value).toMatchObject({ refusal: { code: 'too-soon' } });
    runAction(desk, 'no-show');
    expect(desk.said.value).toBeNull();
  });

  test('an ended session leads back to the door', async () => {
    const { desk, server, signedOut } = await openDesk(viewWith({ waiting: [a42] }));
    const asking = desk.pressPrimary();
    await server.answer(refused('not-signed-in'));
    await asking;
    expect(signedOut()).toBe(1);
  });
});

describe('dialogs', () => {
  test('open only for what may be done, close when it is done, and when their ticket has moved on', async () => {
    const ticket = atCounter('A042');
    const { desk, live, server } = await openDesk(viewWith({ ticket }));
    runAction(desk, 'add-service');
    expect(desk.dialog.value).toBeNull();
    runAction(desk, 'park');
    expect(desk.dialog.value).toEqual({ kind: 'park', ticket: 'a042' });
    const parking = desk.ask({ type: 'park', ticket: 'a042', reason: 'copies' });
    expect(server.asked[0]).toMatchObject({
      route: 'park',
      params: { centre: 'c', ticket: 'a042' },
      body: { reason: 'copies' },
    });
    await server.answer(done);
    live.data.value = viewWith({ parked: [parked('A042')] });
    await parking;
    expect(desk.dialog.value).toBeNull();
    desk.open({ kind: 'line', ticket: 'a042' });
    live.data.value = viewWith();
    expect(desk.dialog.value).toBeNull();
  });

  test('stay open over a refusal, so that the clerk can correct it', async () => {
    const { desk, server } = await openDesk(viewWith({ waiting: [a42, a43] }));
    desk.open({ kind: 'line', ticket: 'a043' });
    const asking = desk.ask({ type: 'call', ticket: 'a043', reason: null });
    await server.answer(refused('needs-reason'));
    await asking;
    expect(desk.dialog.value).toEqual({ kind: 'line', ticket: 'a043' });
    expect(desk.said.value).toMatchObject({ refusal: { code: 'needs-reason' } });
  });
});

const leyla: SignedIn = {
  id: 'u1',
  login: 'leyla',
  name: 'Leyla',
  role: 'clerk',
  centre: 'c',
  counters: null,
  mustChange: false,
  mustEnrol: false,
};
const offer = (id: string, clerk: { id: string; name: string } | null) => ({
  id,
  name: id,
  place: null,
  state: clerk === null ? 'closed' : 'open',
  clerk,
  profile: 'general',
});

describe('from the door to the counter', () => {
  const openScreen = async () => {
    const server = scriptedApi();
    const hands = manualClock();
    const lives: FakeLive[] = [];
    const session = createSession(server.api);
    const watch = () => {
      const live = fakeLive(viewWith());
      lives.push(live);
      return live;
    };
    const ports = {
      api: server.api,
      watch,
      clock: hands,
      newKey: keyMaker(),
      memory: memories(),
      session,
      centre: null,
    };
    const model = openCounter(ports);
    opened.push(model);
    void session.check();
    await server.answer({ ok: true, value: { user: leyla } });
    return { model, server, hands, lives, session };
  };
  const openToday = { open: true, opensAt: null, timeZone: 'Asia/Baku' };
  const list = (...counters: readonly unknown[]) =>
    ({ ok: true, value: { counters, profiles: [], day: openToday } }) as const;

  test('shows the counters, will not take a taken one, and opens a free one with the chosen profile', async () => {
    const { model, server } = await openScreen();
    await server.answer(list(offer('1', { id: 'u2', name: 'Rəşad' }), offer('3', null)));
    const stage = model.scene.value;
    if (stage.step !== 'choosing') throw new Error(stage.step);
    const [taken, free] = stage.choice.list.value?.counters ?? [];
    if (taken === undefined || free === undefined) throw new Error('no counters');
    await stage.choice.take(taken, null);
    expect(server.waiting()).toBe(0);
    void stage.choice.take(free, 'social-first');
    expect(server.asked.at(-1)).toMatchObject({ route: 'openCounter', body: { profile: 'social-first' } });
    await server.answer(done);
    expect(model.scene.value).toMatchObject({ step: 'at' });
  });

  test('goes straight to the counter that is already open in his name, and remembers it', async () => {
    const { model, server, lives } = await openScreen();
    await server.answer(list(offer('3', { id: 'u1', name: 'Leyla' })));
    expect(model.scene.value).toMatchObject({ step: 'at' });
    model.chooseAnother();
    await server.answer(list(offer('3', null)));
    expect(model.scene.value).toMatchObject({ step: 'choosing', last: '3' });
    expect(lives[0]?.closed()).toBe(true);
  });

  test('leaving closes the free counter first, and stays if that is refused', async () => {
    const { model, server } = await openScreen();
    await server.answer(list(offer('3', { id: 'u1', name: 'Leyla' })));
    const leaving = model.leave(null);
    expect(server.asked.at(-1)?.route).toBe('closeCounter');
    await server.answer(refused('still-serving'));
    await leaving;
    expect(model.scene.value).toMatchObject({ step: 'at' });
    expect(server.asked.map(({ route }) => route)).not.toContain('signOut');
  });

  test.each([
    ['called', 'requeue', 'requeue'],
    ['serving', 'finish', 'finish'],
    ['serving', 'requeue', 'requeue'],
  ] as const)('somebody %s is not left behind: %s, then closed, then signed out', async (status, how, route) => {
    const { model, server, lives, hands } = await openScreen();
    await server.answer(list(offer('3', { id: 'u1', name: 'Leyla' })));
    const [live] = lives;
    if (live === undefined) throw new Error('no view');
    live.data.value = viewWith({ ticket: atCounter('A042', { status }) });
    await model.leave(null);
    expect(server.waiting()).toBe(0);
    void model.leave(how);
    await server.answer(done);
    live.data.value = viewWith();
    await hands.advance(0);
    await server.answer(done);
    live.data.value = viewWith({ counter: counterWith({ state: 'closed', clerk: null }) });
    await hands.advance(0);
    expect(server.asked.slice(-3).map((one) => one.route)).toEqual([route, 'closeCounter', 'signOut']);
  });

  test('leaving a counter at which somebody else works closes nothing and ends nobody’s visit', async () => {
    const { model, server, lives } = await openScreen();
    await server.answer(list(offer('3', { id: 'u1', name: 'Leyla' })));
    const [live] = lives;
    if (live === undefined) throw new Error('no view');
    const clerk = { id: 'u2', name: 'Nigar' };
    live.data.value = viewWith({ counter: counterWith({ clerk }), ticket: atCounter('A042', { status: 'serving' }) });
    void model.leave(null);
    await server.answer(done);
    expect(server.asked.map(({ route }) => route)).toEqual(['session', 'counters', 'signOut']);
  });

  test("leaving from the list with a counter open in one's name goes there and asks", async () => {
    const { model, server, lives } = await openScreen();
    await server.answer(list(offer('3', { id: 'u1', name: 'Leyla' })));
    model.chooseAnother();
    await server.answer(list(offer('3', { id: 'u1', name: 'Leyla' }), offer('4', null)));
    expect(model.scene.value.step).toBe('choosing');
    await model.leave(null);
    expect(server.asked.map(({ route }) => route)).not.toContain('signOut');
    const stage = model.scene.value;
    expect(lives).toHaveLength(2);
    expect(stage.step === 'at' && stage.desk.dialog.value).toEqual({ kind: 'sign-out' });
  });

  test('after a lost session the same person goes on at the same counter', async () => {
    const { model, server, session } = await openScreen();
    await server.answer(list(offer('3', { id: 'u1', name: 'Leyla' })));
    session.ended();
    expect(model.scene.value).toEqual({ step: 'door' });
    void session.signIn('leyla', 'a password');
    await server.answer({ ok: true, value: { user: leyla } });
    await server.answer(list(offer('1', null), offer('3', { id: 'u1', name: 'Leyla' })));
    const stage = model.scene.value;
    expect(stage.step === 'at' && stage.desk.desk.counter).toBe('3');
  });

  test('a list that comes after the session has ended opens nothing', async () => {
    const { model, server, session } = await openScreen();
    session.ended();
    await server.answer(list(offer('3', { id: 'u1', name: 'Leyla' })));
    expect(model.scene.value).toEqual({ step: 'door' });
  });

  test.each([
    ['of free counters', null],
    ['with a counter of their own', { id: 'u1', name: 'Leyla' }],
  ] as const)(
    'a list %s that comes to nobody, or to somebody else, is not shown and not asked for again',
    async (_, clerk) => {
      const { model, server, hands, session } = await openScreen();
      session.ended();
      await server.answer(list(offer('3', clerk)));
      expect([model.scene.value, hands.pending()]).toEqual([{ step: 'door' }, 0]);
      void session.signIn('leyla', 'a password');
      await server.answer({ ok: true, value: { user: leyla } });
      // Leyla's list is under way when the next person signs in at the same screen.
      session.ended();
      void session.signIn('rashad', 'a password');
      const asked = server.asked.length;
      await server.answer(list(offer('3', clerk)));
      expect(model.scene.value).toEqual({ step: 'door' });
      await server.answer({ ok: true, value: { user: { ...leyla, id: 'u2', name: 'Rəşad' } } });
      await server.answer(list(offer('3', clerk), offer('4', { id: 'u2', name: 'Rəşad' })));
      const stage = model.scene.value;
      expect(stage.step === 'at' && [stage.user.id, stage.desk.desk.counter]).toEqual(['u2', '4']);
      expect(server.asked.slice(asked).map(({ route }) => route)).toEqual(['counters']);
    },
  );

  test('a list that comes after another person has signed in is not theirs', async () => {
    const { model, server, session } = await openScreen();
    const [first] = server.hold(1);
    session.ended();
    void session.signIn('rashad', 'a password');
    await server.answer({ ok: true, value: { user: { ...leyla, id: 'u2', name: 'Rəşad' } } });
    await first?.(list(offer('3', { id: 'u1', name: 'Leyla' })));
    expect(model.scene.value).toEqual({ step: 'finding' });
    await server.answer(list(offer('5', null)));
    expect(model.scene.value).toMatchObject({ step: 'choosing', user: { id: 'u2' } });
  });

  test('a refused counter is a new question, a lost one the same again', async () => {
    const { model, server } = await openScreen();
    await server.answer(list(offer('3', null)));
    const stage = model.scene.value;
    if (stage.step !== 'choosing') throw new Error(stage.step);
    const free = stage.choice.list.value?.counters[0];
    if (free === undefined) throw new Error('no counters');
    const keys: (string | undefined)[] = [];
    for (const answer of [refused('counter-taken'), lost, done]) {
      const taking = stage.choice.take(free, null);
      keys.push(server.asked.at(-1)?.key);
      await server.answer(answer);
      if (!answer.ok) await server.answer(list(offer('3', null)));
      await taking;
    }
    expect(new Set(keys.slice(0, 2)).size).toBe(2);
    expect(keys[2]).toBe(keys[1]);
  });

  test('an unanswered sign-out is not believed', async () => {
    const { server, session } = await openScreen();
    await server.answer(list(offer('3', null)));
    const leaving = session.signOut();
    await server.answer(lost);
    await leaving;
    expect(session.state.value).toMatchObject({ step: 'in' });
    expect(session.trouble.value).toBe('lost');
  });
});

describe('times', () => {
  const words = { minutes: (n: number) => `${n} min`, hours: (n: number) => `${n} h` };

  test('a wait is said in minutes, from an hour on in hours too', () => {
    expect([30, 59 * 60, 3600, 3900].map((seconds) => waitWords(seconds, { ...words, under: '<1' }))).toEqual([
      '<1',
      '59 min',
      '1 h',
      '1 h 5 min',
    ]);
  });

  test.each([
    [0, 5, undefined, 'до 5\u00a0мин'],
    [10, 15, undefined, 'через 10–15\u00a0мин'],
    [25, 40, { from: '2026-11-20T05:00:00.000Z', to: '2026-11-20T05:20:00.000Z' }, '09:00–09:20'],
    [130, null, { from: '2026-11-20T05:00:00.000Z', to: null }, 'не раньше 09:00'],
    [0, 25, { from: null, to: '2026-11-20T05:20:00.000Z' }, 'до 09:20'],
  ])('a call in %s to %s minutes is said as the visitor is told', (fromMinutes, toMinutes, times, said) => {
    const estimate = { fromMinutes, toMinutes, ...(times === undefined ? {} : { times }) };
    expect(soonWords(estimate, ru.counter.queue, 'Asia/Baku')).toBe(said);
  });

  test('the clock of a ticket taken up again goes on from what was served before', () => {
    const since = Date.parse('2026-11-20T05:00:00.000Z');
    expect(runningSeconds(atCounter('A042', { status: 'serving', servedSeconds: 100 }), since + 5000)).toBe(105);
    expect(runningSeconds(atCounter('A042'), since + 5900)).toBe(5);
  });
});
