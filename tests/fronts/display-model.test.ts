import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import { leastMs, showMs } from '../../display/announcer.ts';
import { arrange, freshCalls, freshMs } from '../../display/board.ts';
import { calmWords } from '../../display/calm-words.ts';
import { openDisplay } from '../../display/display-model.ts';
import { pagesOf, turnMs } from '../../display/rotation.ts';
import type { Announcement } from '../../shared/live.ts';
import { common, display } from '../../shared/text/az.ts';
import type { HallView } from '../../shared/views.ts';
import { type Capacity, capacityOf, lastLine, layoutFor, roomOf, rowGap } from '../../shared/wall/wall-layout.ts';
import { calledSize, placeParts } from '../../shared/wall/wall-letters.ts';
import type { Pairing } from '../../ui/pairing.ts';
import { manualClock } from '../fakes/clock.ts';
import { announcement, hallCall, hallView, handView } from './hall-fakes.ts';

const paired: Pairing = { step: 'paired', centre: 'sample', place: 'hall-1', token: 'token' };

const wall = (view: HallView | null, first: Pairing = paired) => {
  const clock = manualClock();
  const ready = signal<readonly string[]>(['az', 'en', 'ru']);
  const hand = handView<HallView>(view);
  const state = signal<Pairing>(first);
  const lost = signal(false);
  let forgotten = 0;
  let watches = 0;
  let announce: (announcement: Announcement) => void = () => {};
  const model = openDisplay({
    clock,
    languages: ready,
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
    ready,
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

  test('turns among the languages of its centre whose words have come, and takes in those that come later', async () => {
    const { clock, model, data, ready } = wall(null);
    ready.value = ['az'];
    const { centre, ...view } = hallView();
    data.value = { ...view, centre: { ...centre, languages: ['ru', 'en'] } };
    expect(model.language.value).toBe('az');
    ready.value = ['az', 'en'];
    expect(model.language.value).toBe('en');
    ready.value = ['az', 'en', 'ru'];
    const seen = new Set<string>();
    for (let turn = 0; turn < 2; turn++) {
      await clock.advance(turnMs);
      seen.add(model.language.value);
    }
    expect(seen).toEqual(new Set(['ru', 'en']));
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
    expect(model.board.value?.announced).toBe('1');
    expect(numbers(model.board.value?.rows)).toEqual(['A1', 'B002']);
  });

  test('an announcement leaves its row where it stands', async () => {
    const { clock, model, data, announce } = wall(hallView());
    data.value = hallView({ calls: [hallCall('B002', '4', clock.now()), hallCall('A001', '3', clock.now())] });
    announce(announcement('call of A001', clock.now(), { number: 'A001' }));
    expect(model.board.value).toMatchObject({ announced: 'call of A001', rows: [{ number: 'A001' }, {}] });
    await clock.advance(showMs);
    expect(model.board.value?.announced).toBe(null);
    expect(numbers(model.board.value?.rows)).toEqual(['A001', 'B002']);
  });

  test('lets a call stand out for a while only', async () => {
    const { clock, model, data } = wall(hallView());
    data.value = hallView({ calls: [hallCall('A001', '3', clock.now())] });
    expect(model.board.value?.rows[0]?.fresh).toBe(true);
    await clock.advance(freshMs + 1000);
    expect(model.board.value?.rows).toMatchObject([{ number: 'A001', fresh: false }]);
  });

  test('lists those who are at their counters beside, not as called', () => {
    const { clock, model, data } = wall(hallView());
    const { status: _, ...over } = hallCall('C003', '5', clock.now());
    data.value = hallView({ calls: [hallCall('B002', '4', clock.now(), { status: 'serving' })], last: [over] });
    expect(model.board.value?.rows).toEqual([]);
    expect(numbers(model.board.value?.aside)).toEqual(['B002', 'C003']);
  });

  test('shows all of six calls of one moment within 8 s', async () => {
    const { clock, model, data, announce } = wall(hallView());
    const calls = Array.from({ length: 6 }, (_, at) => hallCall(`A${at}`, String(at), clock.now()));
    for (const call of calls) announce(announcement(call.callId, clock.now(), call));
    data.value = hallView({ calls: calls.toReversed() });
    const seen = new Set<string>();
    for (let second = 0; second < 8; second++) {
      const { rows = [], perPage = 0 } = model.board.value ?? {};
      const first = model.firstRow.value;
      for (const { number } of rows.slice(first, first + perPage)) seen.add(number);
      await clock.advance(1000);
    }
    expect([...seen]).toEqual(calls.map(({ number }) => number));
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
    expect(model.board.value?.rows).toEqual([]);
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
    expect(model.board.value).toMatchObject({ announced: null, rows: [{ number: 'A009', fresh: false }] });
  });

  test('ends what it had begun to announce', async () => {
    const { clock, model, connected, announce } = wall(hallView());
    announce(announcement('1', clock.now()));
    announce(announcement('2', clock.now()));
    connected.value = false;
    await clock.advance(leastMs + 100);
    expect(model.lostSince.value).not.toBe(null);
    expect(model.board.value).toMatchObject({ announced: '2', rows: [{ number: 'A2' }], aside: [] });
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

describe('a wall on which nobody is called', () => {
  const said = (view: Partial<HallView>, taking = true) => {
    const day = { ...hallView().day, taking };
    return calmWords(hallView({ day, ...view }), { common, display });
  };

  test('tells to watch for the number while a counter may call', () => {
    expect(said({ waiting: 3, openCounters: 1, pausedCounters: 2 })).toEqual({
      nobody: '',
      expected: display.watchForNumber,
    });
  });

  test.each([
    ['no counter is open', 0, common.waitUnknown('no-counter-open')],
    ['all who are there pause, whatever they serve', 2, display.allPaused],
  ] as const)('says that %s', (_, pausedCounters, nobody) => {
    const words = said({ waiting: 3, openCounters: 0, pausedCounters });
    expect(words).toEqual({ nobody, expected: display.watchForNumber });
    expect(words.nobody).not.toBe('');
  });

  test('tells nobody to wait for a call when the day takes none and none wait', () => {
    expect(said({ waiting: 0, openCounters: 2 }, false).expected).toBe(display.noMoreTickets);
    expect(said({ waiting: 1, openCounters: 2 }, false).expected).toBe(display.watchForNumber);
  });
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
  const widthOf = (text: string): number => 0.65 * text.length;
  const lying = { width: 1920, height: 1080 };
  /** What head and foot leave of a lying wall, and of one of 4:3. */
  const stage = roomOf({ width: 1840, height: 816 }, lying);
  const square = roomOf({ width: 1840, height: 1176 }, { width: 1024, height: 768 });
  const signed = (count: number, number: string, counter: string, place: string | null = null) =>
    called(count).map((call) => ({
      ...call,
      number,
      counter: { ...call.counter, name: counter, place: place === null ? null : { az: place } },
    }));

  test('holds three rows of four letters and a counter of one that are read from 8 m, two above the last calls', () => {
    const rows = signed(3, 'B005', '1', 'Zal A');
    expect(capacityOf(rows, stage, widthOf)).toEqual({ rows: 3, rowsWithLast: 2 });
    expect(layoutFor(rows, 3, stage, widthOf).size).toBeGreaterThanOrEqual(272);
    const bare = signed(4, 'B005', '12');
    expect(capacityOf(bare, square, widthOf)).toEqual({ rows: 4, rowsWithLast: 3 });
    expect(layoutFor(bare, 4, square, widthOf).size).toBeGreaterThanOrEqual(square.far);
  });

  test('shows a hall so that its letter is read from where the number is, in fewer rows where it must be', () => {
    for (const [counter, down] of [
      ['1', 3],
      ['12', 2],
      ['Window 12B', 2],
    ] as const) {
      const rows = signed(3, 'B005', counter, 'Zal A');
      expect(capacityOf(rows, stage, widthOf), counter).toEqual({ rows: down, rowsWithLast: 2 });
      expect(layoutFor(rows, down, stage, widthOf).place, counter).toBeGreaterThanOrEqual(0.9 * stage.far);
      if (down < 3) expect(layoutFor(rows, 3, stage, widthOf).place, counter).toBeLessThan(0.9 * stage.far);
      // Above the last calls it is read from as far as they are.
      const lower = { ...stage, height: stage.height - lastLine(stage) - rowGap };
      expect(layoutFor(rows, 2, lower, widthOf).place, counter).toBeGreaterThanOrEqual(stage.near);
    }
  });

  test('gives the word of a hall the room that its own language leaves, and moves nothing else', () => {
    const places = { az: 'Zal A', en: 'Corridor A' };
    const rows = signed(3, 'B005', '1').map((row) => ({ ...row, counter: { ...row.counter, place: places } }));
    const [az, en, all] = ['az', 'en', undefined].map((language) => layoutFor(rows, 3, stage, widthOf, language));
    expect(az?.word).toBeGreaterThan(en?.word ?? 9);
    expect({ ...az, word: 0 }).toEqual({ ...en, word: 0 });
    expect([layoutFor(rows, 3, stage, widthOf, 'ru'), all]).toEqual([en, en]);
  });

  test('takes for a hall what ends with a letter or a number, and a sentence for a sentence', () => {
    expect(placeParts('Zal A')).toEqual({ word: 'Zal', sign: 'A' });
    expect(placeParts('Otaq 214')).toEqual({ word: 'Otaq', sign: '214' });
    for (const place of ['2-ci mərtəbə', 'Qeydiyyat zalından keçəndə sağda, otaq 7', 'Foye'])
      expect(placeParts(place)).toEqual({ word: '', sign: place });
  });

  test('shows one call and its hall so that both are read from 8 m, also above the last calls', () => {
    const alone = { ...stage, height: stage.height - lastLine(stage) - rowGap };
    const { size, place, below } = layoutFor(signed(1, 'B005', '12', 'Zal A'), 1, alone, widthOf);
    expect([size >= 272, place >= 272, below]).toEqual([true, true, true]);
  });

  test('shrinks for long numbers and names rather than cutting them', () => {
    const usual = layoutFor(signed(2, 'B005', '1'), 2, stage, widthOf).size;
    const long = layoutFor(signed(2, 'ABC1234', 'Window 12B'), 2, stage, widthOf).size;
    expect(long).toBeLessThan(usual);
    expect(long).toBe(calledSize([{ number: 'ABC1234', counter: 'Window 12B' }], stage.width, widthOf));
  });

  test('gives a number with marks above and below its letters the height that they take', () => {
    const rows = signed(3, 'ŞĞ05', '1');
    expect(capacityOf(rows, stage, widthOf).rows).toBe(2);
    expect(layoutFor(rows, 3, stage, widthOf).size).toBeLessThan(
      layoutFor(signed(3, 'SG05', '1'), 3, stage, widthOf).size,
    );
  });

  test('gives up a row for a sentence that is read from half as far again, the last calls only for nearly twice as far', () => {
    const usual = signed(6, 'B005', '12', '2-ci mərtəbə, qeydiyyat zalı');
    expect(capacityOf(usual, stage, widthOf)).toEqual({ rows: 2, rowsWithLast: 2 });
    const small = signed(6, 'B005', '123', '2-ci mərtəbə, qeydiyyat zalı');
    expect(capacityOf(small, stage, widthOf)).toEqual({ rows: 2, rowsWithLast: 1 });
    expect(layoutFor(usual, 2, stage, widthOf).place).toBeGreaterThan(1.5 * layoutFor(usual, 3, stage, widthOf).place);
  });

  test('holds no more rows above the last calls than alone, whatever the places are', () => {
    for (const room of [stage, square, { ...square, width: 1840, height: 3100 }])
      for (const length of [0, 5, 9, 14, 28, 60, 200])
        for (const counter of ['1', '12', 'Window 12B']) {
          const place = length === 0 ? null : 'Zal mərtəbə '.repeat(20).slice(0, length);
          const { rows, rowsWithLast } = capacityOf(signed(6, 'B005', counter, place), room, widthOf);
          expect(rowsWithLast, `${length} ${counter}`).toBeLessThanOrEqual(rows);
          expect(rowsWithLast, `${length} ${counter}`).toBeGreaterThanOrEqual(1);
        }
  });

  test('gives a long place a line of its own where that makes it larger', () => {
    const far = 'İkinci mərtəbə, qeydiyyat zalından keçəndə sağdakı dəhlizin sonunda';
    const one = layoutFor(signed(1, 'B005', '12', far), 1, stage, widthOf);
    expect([one.below, one.size]).toEqual([true, 272]);
    expect(one.place).toBeGreaterThan(100);
    expect(layoutFor(signed(3, 'B005', '1', 'Zal A'), 3, stage, widthOf).below).toBe(false);
  });

  /** Who is called: so many fresh, so many older, so many at their counters. */
  const boardOf = (fresh: number, older: number, serving: number, capacity?: Capacity) => {
    const calls = called(fresh + older).map((call) => ({ ...call, callId: call.number }));
    const served = called(serving).map((call) => ({
      ...call,
      callId: `served ${call.number}`,
      status: 'serving' as const,
    }));
    const now = new Set(calls.slice(0, fresh).map(({ callId }) => callId));
    return arrange(hallView({ calls: [...calls, ...served] }), null, now, false, capacity);
  };

  test.each([
    ['nobody: the last calls', 0, 0, 9, 0, 9],
    ['one, above the last calls', 1, 0, 9, 1, 9],
    ['two, above the last calls', 1, 1, 9, 2, 9],
    ['three: all the room, in pages of three', 3, 0, 9, 3, 0],
    ['six fresh, in pages', 6, 0, 9, 6, 0],
    ['one fresh: the older ones before the last calls', 1, 5, 9, 1, 14],
    ['three fresh and older ones: after them, in pages', 3, 5, 9, 8, 0],
    ['none fresh: all of them, in pages', 0, 5, 9, 5, 0],
  ])('with %s', (_, fresh, older, serving, rows, aside) => {
    const board = boardOf(fresh, older, serving);
    expect([board.rows.length, board.aside.length]).toEqual([rows, aside]);
    expect(board.rows.map((row) => row.fresh).lastIndexOf(true)).toBe(fresh - 1);
  });

  test('shows the fresh as they were called and the older ones the latest first', () => {
    expect(numbers(boardOf(3, 3, 0).rows)).toEqual(['A102', 'A101', 'A100', 'A103', 'A104', 'A105']);
  });

  test('never shows more than 24 who do not come, and every fresh one', () => {
    expect(boardOf(0, 60, 0).rows).toHaveLength(24);
    expect(boardOf(30, 30, 0).rows).toHaveLength(30);
  });

  test('lets a call stand out until it is half a minute old, and no longer', () => {
    const view = hallView({ calls: [hallCall('A001', '1', 1000)] });
    expect([freshMs - 1, freshMs].map((age) => freshCalls(view, 1000 + age).length)).toEqual([1, 0]);
  });
});
