import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import { showMs } from '../../display/announcer.ts';
import { arrange, freshCalls, freshMs } from '../../display/board.ts';
import { openDisplay } from '../../display/display-model.ts';
import { layoutFor } from '../../display/layout.ts';
import { pagesOf, turnMs } from '../../display/rotation.ts';
import type { Announcement } from '../../shared/live.ts';
import type { HallView } from '../../shared/views.ts';
import type { Pairing } from '../../ui/pairing.ts';
import { manualClock } from '../fakes/clock.ts';
import { announcement, hallCall, hallView, handView } from './hall-fakes.ts';

const paired: Pairing = { step: 'paired', centre: 'sample', place: 'hall-1', token: 'token' };

const wall = (view: HallView | null, first: Pairing = paired) => {
  const clock = manualClock();
  const hand = handView<HallView>(view);
  const state = signal<Pairing>(first);
  const lost = signal(false);
  let forgotten = 0;
  let watches = 0;
  let announce: (announcement: Announcement) => void = () => {};
  const model = openDisplay({
    clock,
    languages: ['az', 'en', 'ru'],
    player: { play: () => Promise.resolve() },
    pairing: {
      state,
      lost,
      forget: () => {
        forgotten += 1;
        state.value = { step: 'asking' };
      },
      close: () => {},
    },
    watch: (_device, onAnnounce) => {
      announce = onAnnounce;
      watches += 1;
      return hand.live;
    },
  });
  return {
    clock,
    model,
    state,
    lost,
    ...hand,
    announce: (a: Announcement) => announce(a),
    forgotten: () => forgotten,
    watches: () => watches,
  };
};

const numbers = (rows: readonly { readonly number: string }[] | undefined) => rows?.map(({ number }) => number);

describe('the wall', () => {
  test('shows its code, then its hall', () => {
    const { model, state } = wall(hallView(), { step: 'code', code: 'K7M4' });
    expect(model.scene.value).toEqual({ step: 'pairing', code: 'K7M4' });
    state.value = paired;
    expect(model.scene.value.step).toBe('open');
  });

  test('asks to be paired again when its token is no longer good', () => {
    const { model, refusal, forgotten, isClosed } = wall(hallView());
    refusal.value = { code: 'not-allowed', message: '' };
    expect(forgotten()).toBe(1);
    expect(isClosed()).toBe(true);
    expect(model.scene.value.step).toBe('loading');
  });

  test('asks again for a hall that the server does not know', async () => {
    const { clock, model, refusal, watches } = wall(hallView());
    refusal.value = { code: 'view-not-found', message: '' };
    expect(model.scene.value).toMatchObject({ step: 'refused' });
    await clock.advance(10_000);
    expect(watches()).toBe(2);
    refusal.value = null;
    expect(model.scene.value.step).toBe('open');
    await clock.advance(30_000);
    expect(watches()).toBe(2);
  });

  test('says that the day is closed', () => {
    const view = hallView();
    expect(wall({ ...view, day: { ...view.day, open: false } }).model.scene.value.step).toBe('closed');
  });

  test('shows a called number at once, though others are still being announced', () => {
    const { clock, model, data, announce } = wall(hallView());
    announce(announcement('1', clock.now()));
    data.value = hallView({ calls: [hallCall('B002', '4', clock.now())] });
    expect(model.board.value?.hero?.number).toBe('A1');
    expect(numbers(model.board.value?.aside)).toEqual(['B002']);
  });

  test('settles an announcement into the list', async () => {
    const { clock, model, data, announce } = wall(hallView());
    data.value = hallView({ calls: [hallCall('A001', '3', clock.now()), hallCall('B002', '4', clock.now())] });
    announce(announcement('call of A001', clock.now(), { number: 'A001' }));
    expect(model.board.value).toMatchObject({ announcing: true, hero: { number: 'A001' } });
    expect(numbers(model.board.value?.aside)).toEqual(['B002']);
    await clock.advance(showMs);
    expect(model.board.value?.hero).toBe(null);
    expect(numbers(model.board.value?.rows)).toEqual(['A001', 'B002']);
  });

  test('lets a call stand out for a while only', async () => {
    const { clock, model, data } = wall(hallView());
    data.value = hallView({ calls: [hallCall('A001', '3', clock.now())] });
    expect(model.board.value?.hero?.fresh).toBe(true);
    await clock.advance(freshMs + 1000);
    expect(model.board.value?.hero).toMatchObject({ number: 'A001', fresh: false });
  });

  test('lists those who are at their counters beside, not as called', () => {
    const { clock, model, data } = wall(hallView());
    const { status: _, ...over } = hallCall('C003', '5', clock.now());
    data.value = hallView({ calls: [hallCall('B002', '4', clock.now(), { status: 'serving' })], last: [over] });
    expect(model.board.value).toMatchObject({ hero: null, rows: [] });
    expect(numbers(model.board.value?.aside)).toEqual(['B002', 'C003']);
  });

  test('tells the time of the server', async () => {
    const { clock, model, clockOffset } = wall(hallView());
    clockOffset.value = 3_600_000;
    await clock.advance(1000);
    expect(model.now.value).toBe(clock.now() + 3_600_000);
  });
});

describe('a wall that has lost its server', () => {
  test('says so within 10 s, counting the 8 s that noticing takes', async () => {
    const { clock, model, connected } = wall(hallView());
    connected.value = false;
    await clock.advance(2000);
    expect(model.lostSince.value).not.toBe(null);
  });

  test('shows no old call as current: none large, none fresh', async () => {
    const { clock, model, connected, data } = wall(hallView());
    data.value = hallView({ calls: [hallCall('A001', '3', clock.now())] });
    connected.value = false;
    await clock.advance(2000);
    expect(model.board.value).toMatchObject({ hero: null, rows: [] });
    expect(model.board.value?.aside).toMatchObject([{ number: 'A001', fresh: false }]);
  });

  test('makes nothing of a hiccup', async () => {
    const { clock, model, connected } = wall(hallView());
    connected.value = false;
    await clock.advance(500);
    connected.value = true;
    await clock.advance(5000);
    expect(model.lostSince.value).toBe(null);
  });

  test('recovers by itself: calls made meanwhile appear, unannounced', async () => {
    const { clock, model, connected, data } = wall(hallView());
    connected.value = false;
    await clock.advance(60_000);
    data.value = hallView({ calls: [hallCall('A009', '3', clock.now() - 40_000)] });
    connected.value = true;
    expect(model.lostSince.value).toBe(null);
    expect(model.board.value).toMatchObject({ announcing: false, hero: { number: 'A009', fresh: false } });
  });

  test('ends what it had begun to announce', async () => {
    const { clock, model, connected, announce } = wall(hallView());
    announce(announcement('1', clock.now()));
    announce(announcement('2', clock.now()));
    connected.value = false;
    await clock.advance(showMs + 100);
    expect(model.lostSince.value).not.toBe(null);
    expect(model.board.value).toMatchObject({ announcing: true, hero: { number: 'A2' }, aside: [] });
  });
});

describe('the languages of the wall', () => {
  test('turn calmly in the order of the centre, and come round', async () => {
    const { clock, model } = wall(hallView());
    const heard = [model.language.value];
    for (let turn = 0; turn < 3; turn++) {
      await clock.advance(turnMs);
      heard.push(model.language.value);
    }
    expect(heard).toEqual(['az', 'ru', 'en', 'az']);
  });

  test('are only those that the centre speaks', () => {
    const view = hallView();
    const { model } = wall({ ...view, centre: { ...view.centre, languages: ['ru', 'xx'] } });
    expect(model.language.value).toBe('ru');
  });

  test('give a long text a turn for each of its pages', async () => {
    const long = 'Sənədlərinizi əvvəlcədən hazırlayın. '.repeat(4).trim();
    const { clock, model } = wall(
      hallView({ display: { id: 'hall-1', name: 'Zal', text: { az: long, ru: 'Коротко.' } } }),
    );
    const pages = [model.foot.value];
    await clock.advance(turnMs);
    pages.push(model.foot.value);
    expect(model.language.value).toBe('az');
    expect(pages.join(' ')).toBe(long);
    await clock.advance(turnMs);
    expect([model.language.value, model.foot.value]).toEqual(['ru', 'Коротко.']);
  });
});

test('closes with nothing left behind', () => {
  const { clock, model, isClosed } = wall(hallView());
  model.close();
  expect(clock.pending()).toBe(0);
  expect(isClosed()).toBe(true);
});

describe('pages of a text', () => {
  test('are even, and lose no word', () => {
    const text = 'bir iki üç dörd beş altı yeddi səkkiz doqquz on';
    const pages = pagesOf(text, 30);
    expect(pages).toHaveLength(2);
    expect(pages.join(' ')).toBe(text);
    expect(Math.max(...pages.map((page) => page.length))).toBeLessThan(30);
  });

  test('are one where the text fits, none where there is none', () => {
    expect(pagesOf('  qısa   mətn ', 30)).toEqual(['qısa mətn']);
    expect(pagesOf('', 30)).toEqual([]);
  });
});

describe('the board', () => {
  const called = (count: number) =>
    Array.from({ length: count }, (_, index) => hallCall(`A${100 + index}`, String(index + 1), 0));
  const boardOf = (count: number) => arrange(hallView({ calls: called(count) }), null, new Set());

  const widthOf = (text: string): number => 0.65 * text.length;
  /** What head, foot and the last calls leave of a wall. */
  const stage = { width: 1378, height: 760 };
  const wholeStage = { ...stage, width: 1840 };

  test('shows two calls with capitals that are read from 8 m: a font of 272 dots', () => {
    expect(layoutFor(boardOf(2).rows, stage, widthOf).size).toBeGreaterThanOrEqual(272);
  });

  test('shows twelve calls at once', () => {
    const { rows, aside } = boardOf(12);
    const layout = layoutFor(rows, wholeStage, widthOf);
    expect([rows.length, aside.length]).toEqual([12, 0]);
    expect(layout.columns * layout.rows).toBeGreaterThanOrEqual(12);
    expect(layout.size).toBeGreaterThanOrEqual(100);
  });

  test('shrinks for long numbers and names rather than cutting them', () => {
    const rows = boardOf(2).rows;
    const long = rows.map((row) => ({ ...row, number: 'ABC1234', counter: { ...row.counter, name: 'Window 12B' } }));
    expect(layoutFor(long, stage, widthOf).size).toBeLessThan(layoutFor(rows, stage, widthOf).size);
  });

  test('takes the room that there is: a banner above makes the numbers of many smaller, a higher wall larger', () => {
    const rows = boardOf(12).rows;
    const sizes = [600, 760, 1100].map((height) => layoutFor(rows, { ...wholeStage, height }, widthOf).size);
    expect(sizes).toEqual([...new Set(sizes)].sort((one, other) => one - other));
  });

  test('gives the room to a long place, and leaves it only where none of it could be read', () => {
    const sent = (count: number) =>
      boardOf(count).rows.map((row) => ({ ...row, counter: { ...row.counter, place: { az: 'mərtəbə '.repeat(25) } } }));
    const six = layoutFor(sent(6), wholeStage, widthOf);
    expect(six.size).toBeLessThan(layoutFor(boardOf(6).rows, wholeStage, widthOf).size);
    expect(layoutFor(sent(24), wholeStage, widthOf).size).toBeGreaterThan(40);
  });

  test('never holds more rows than the stage has room for', () => {
    expect(boardOf(60).rows).toHaveLength(24);
  });

  /** So many called beside the one announced, and so many who are at their counters. */
  const announcing = (others: number, served: number) => {
    const serving = called(served).map((call, at) => ({ ...call, callId: `served ${at}`, status: 'serving' as const }));
    const view = hallView({ calls: [...called(others), ...serving] });
    return arrange(view, announcement('announced', 0, { number: 'B1' }), new Set());
  };
  test.each([
    [6, 6, 6],
    [7, 2, 9],
    [7, 7, 12],
    [7, 20, 12],
    [12, 6, 12],
    [20, 0, 12],
  ])(
    'beside an announcement with %i others called and %i served %i stand, the called first',
    (others, served, seen) => {
      const { hero, rows, aside } = announcing(others, served);
      expect([hero?.number, rows.length, aside.length]).toEqual(['B1', 0, seen]);
      const theCalled = aside.filter(({ status }) => status === 'called');
      expect(theCalled).toEqual(aside.slice(0, Math.min(others, seen)));
    },
  );

  test.each([
    [2, 6],
    [4, 6],
    [5, 0],
  ])('with %i called %i of the last calls stand beside', (count, seen) => {
    const over = called(9).map(({ status: _, ...call }) => ({ ...call, callId: `over ${call.callId}` }));
    expect(arrange(hallView({ calls: called(count), last: over }), null, new Set()).aside).toHaveLength(seen);
  });

  test('lets a call stand out until it is half a minute old, and no longer', () => {
    const view = hallView({ calls: [hallCall('A001', '1', 1000)] });
    expect([freshMs - 1, freshMs].map((age) => freshCalls(view, 1000 + age).length)).toEqual([1, 0]);
  });
});
