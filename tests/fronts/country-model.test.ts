import { signal } from '@preact/signals';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openBoard } from '../../country/board-model.ts';
import { openCountry } from '../../country/country-model.ts';
import { regionsOf } from '../../country/map/regions.ts';
import { rowColumns } from '../../country/row-order.ts';
import { sectionAt, sectionsFor } from '../../country/section.ts';
import {
  type CountryCentre,
  type CountryView,
  countryTotals,
  countryTroubles,
  cutMs,
  troublesOfCentre,
} from '../../shared/country/country.ts';
import { noticeOf } from '../../ui/emergency/kind-of-notice.ts';
import type { Session, SessionState, SignedIn } from '../../ui/session.ts';
import { manualClock } from '../fakes/clock.ts';
import { centreOf, countryOf, manyCentres, nobodyAnswers, noon, secondsAgo } from './country-fakes.ts';
import { handView } from './hall-fakes.ts';
import { place } from './manager-fakes.ts';

const boardOf = (centres: readonly CountryCentre[]) => {
  const clock = manualClock(noon);
  const hand = handView<CountryView>(countryOf(centres));
  const board = openBoard(hand.live, clock, signal('az'));
  return { clock, hand, board, ids: () => board.rows.value.map(({ centre }) => centre.id) };
};

describe('what is wrong with a centre', () => {
  const troubles = (centre: CountryCentre, at = noon) => troublesOfCentre(centre, at);

  test('is nothing while it is heard of, counters are open and nobody waits beyond the target', () => {
    expect(troubles(centreOf('a'))).toEqual([]);
    expect(
      troubles(centreOf('a', {}, { waiting: 0, longestSince: null, counters: { open: 0, paused: 0, all: 8 } })),
    ).toEqual([]);
    expect(
      troubles(centreOf('a', {}, { day: { open: false, practice: false }, counters: { open: 0, paused: 0, all: 8 } })),
    ).toEqual([]);
  });

  test('is told the worst first', () => {
    const centre = centreOf(
      'a',
      { heardAt: secondsAgo(cutMs / 1000 + 1), behind: 3, trouble: 'forked' },
      { emergency: 'evacuate', longestSince: secondsAgo(cutMs / 1000 + 902), counters: { open: 0, paused: 0, all: 8 } },
    );
    expect(troubles(centre)).toEqual(['emergency', 'forked', 'cut', 'nobody-open', 'long-wait', 'behind']);
    expect(troubles(centreOf('a', { heardAt: null, hall: null }))).toEqual(['unheard']);
  });

  test('is a clock that is a minute wrong, and more still to be sent than goes into one batch', () => {
    const said = { version: '0.2.0', isOlder: true, clockSkewSeconds: 59, queue: 500 };
    const withSaid = (over: Partial<typeof said>) => troubles(centreOf('a', { said: { ...said, ...over } }));
    expect(withSaid({})).toEqual([]);
    expect(withSaid({ clockSkewSeconds: -60 })).toEqual(['clock-wrong']);
    expect(withSaid({ queue: 501 })).toEqual(['behind']);
  });

  test('is cut off after two minutes of silence, and waiting too long after the target, to the second', () => {
    expect(troubles(centreOf('a', { heardAt: secondsAgo(120) }))).toEqual([]);
    expect(troubles(centreOf('a', { heardAt: secondsAgo(120) }), noon + 1)).toEqual(['cut']);
    expect(troubles(centreOf('a', {}, { longestSince: secondsAgo(900) }))).toEqual([]);
    expect(troubles(centreOf('a', {}, { longestSince: secondsAgo(901) }))).toEqual(['long-wait']);
  });
});

test('a centre that is cut off waits no longer than until it was heard of', () => {
  const centre = centreOf('a', { heardAt: secondsAgo(1200) }, { longestSince: secondsAgo(1200 + 900) });
  expect(troublesOfCentre(centre, noon)).toEqual(['cut']);
  expect(
    troublesOfCentre(centreOf('a', { heardAt: secondsAgo(1200) }, { longestSince: secondsAgo(1200 + 901) }), noon),
  ).toEqual(['cut', 'long-wait']);
});

test('the map has each centre once, by its region; those that name none stand last, and each keeps its place', () => {
  const centres = manyCentres(60).map((one, at) => (at % 7 === 0 ? { ...one, region: null } : one));
  const { board } = boardOf(centres);
  const regions = regionsOf(board.rows.value, 'az');
  expect(regions.flatMap(({ rows }) => rows.map(({ centre }) => centre.id)).toSorted()).toEqual(
    centres.map(({ id }) => id).toSorted(),
  );
  expect(regions.at(-1)?.name).toBe('');
  expect(regions.slice(0, -1).map(({ name }) => name)).not.toContain('');
  board.sortBy('waiting');
  expect(regionsOf(board.rows.value, 'az')).toEqual(regions);
});

test('an emergency is ended by the staff of a hall, and only told to who looks at it from elsewhere', () => {
  expect(noticeOf('floor', 'evacuate', false)).toBe('staff');
  expect(noticeOf('floor', 'evacuate', true)).toBe('looked-at');
  expect(noticeOf('kiosk', 'suspend', false)).toBe('whole');
  expect(noticeOf('ticket', 'suspend', false)).toBe('bar');
  expect(noticeOf('ticket', 'shelter', false)).toBe('whole');
});

describe('the sums', () => {
  test('leave out who is cut off, who practises and who is not read yet, and say over how many they are', () => {
    const centres = [
      centreOf('a', { today: { serviceLevel: 1, calls: 10 } }, { longestSince: secondsAgo(50) }),
      centreOf('b', { today: { serviceLevel: 0.5, calls: 30 } }, { longestSince: secondsAgo(70) }),
      centreOf('cut', { heardAt: secondsAgo(500) }),
      centreOf('practice', {}, { day: { open: true, practice: true } }),
      centreOf('opening', { hall: null, today: null }),
    ];
    expect(countryTotals(centres, noon)).toEqual({
      ...{ centres: 5, counted: 2, open: 2, waiting: 8, longestSince: secondsAgo(70) },
      ...{ counters: { open: 10, all: 16 }, today: { serviceLevel: 0.625, calls: 40 } },
    });
  });

  test('are of nothing where there is nothing', () => {
    expect(countryTotals([], noon)).toMatchObject({
      counted: 0,
      longestSince: null,
      today: { serviceLevel: null, calls: 0 },
    });
  });
});

describe('the board', () => {
  test('puts what is wrong first, and among equals the longest wait', () => {
    const { ids } = boardOf([
      centreOf('well', {}, { longestSince: secondsAgo(10) }),
      centreOf('longer', {}, { longestSince: secondsAgo(800) }),
      centreOf('slow', {}, { longestSince: secondsAgo(1000) }),
      centreOf('cut', { heardAt: secondsAgo(300) }),
      centreOf('fire', {}, { emergency: 'evacuate' }),
      centreOf('nobody', {}, { counters: { open: 0, paused: 2, all: 8 } }),
    ]);
    expect(ids()).toEqual(['fire', 'cut', 'nobody', 'slow', 'longer', 'well']);
  });

  test('is sorted by any column, the worst first, pressed again turned round; what has no figure stands last either way', () => {
    const { board, ids } = boardOf([
      centreOf('b', {}, { waiting: 7 }),
      centreOf('a', {}, { waiting: 2 }),
      centreOf('c', { hall: null }),
    ]);
    board.sortBy('waiting');
    expect(ids()).toEqual(['b', 'a', 'c']);
    board.sortBy('waiting');
    expect(ids()).toEqual(['a', 'b', 'c']);
    board.sortBy('name');
    expect(ids()).toEqual(['a', 'b', 'c']);
  });

  test('finds a name in any of its languages, without marks, and an id', () => {
    const sheki = { az: 'Şəki', ru: 'Шеки', en: 'Sheki' };
    const { board, ids } = boardOf([centreOf('north-4', { name: sheki }), centreOf('b')]);
    for (const text of ['şəki', 'SEKI', 'шек', 'sheki', 'north']) {
      board.lookFor(text);
      expect(ids()).toEqual(['north-4']);
    }
  });

  test('loses and doubles no centre, however it is sorted', () => {
    const { board, ids } = boardOf(manyCentres(40));
    fc.assert(
      fc.property(fc.constantFrom(...rowColumns), (column) => {
        board.sortBy(column);
        expect(new Set(ids()).size).toBe(40);
      }),
    );
  });

  test('finds a centre by a part of its name, and shows those of a state with how many they are', () => {
    const { board, ids } = boardOf([
      centreOf('x1', { name: { az: 'Şəki', ru: 'Шеки', en: 'Sheki' } }),
      centreOf('x2', { heardAt: secondsAgo(300) }),
      centreOf('x3', {}, { day: { open: true, practice: true } }),
    ]);
    board.lookFor('şək');
    expect(ids()).toEqual(['x1']);
    board.lookFor('');
    board.choose('cut');
    expect(ids()).toEqual(['x2']);
    expect(board.counts.value).toMatchObject({ all: 3, wrong: 1, cut: 1, practice: 1, emergency: 0 });
  });

  test('draws a row again only where its centre has changed: of 300, one', async () => {
    const centres = manyCentres(300);
    const { board, hand, clock } = boardOf(centres);
    const before = board.rows.value;
    hand.data.value = countryOf(JSON.parse(JSON.stringify(centres)));
    expect(board.rows.value).toBe(before);
    await clock.advance(1000);
    expect(board.rows.value.filter((row, at) => row !== before[at])).toHaveLength(0);
    const [first] = centres;
    const fresh = countryOf(
      centres.map((one) =>
        JSON.parse(JSON.stringify(one === first ? { ...one, today: { serviceLevel: 1, calls: 999 } } : one)),
      ),
    );
    hand.data.value = fresh;
    expect(board.rows.value.filter((row) => !before.includes(row)).map(({ centre }) => centre.id)).toEqual([first?.id]);
  });

  test('lets the figures of a centre that is cut off stand still at when it was heard of', async () => {
    const heardAt = secondsAgo(60);
    const { board, clock } = boardOf([centreOf('a', { heardAt })]);
    expect(board.rows.value).toMatchObject([{ asOf: null, troubles: [] }]);
    await clock.advance(61_000);
    expect(board.rows.value).toMatchObject([{ asOf: heardAt, troubles: ['cut'] }]);
  });

  test('stands still and says so while its own server is away, and says where there is no head office', async () => {
    const { board, hand, clock } = boardOf([centreOf('a')]);
    expect(board.state.value).toBe('live');
    hand.connected.value = false;
    await clock.advance(5000);
    expect(board.state.value).toBe('old');
    expect(board.now.value).toBe(noon);
    hand.refusal.value = { code: 'not-found', message: '' };
    expect(board.state.value).toBe('no-head-office');
  });
});

const nobodyInParticular = {
  ...{ id: 'u', login: 'u', name: 'U', counters: null },
  ...{ mustChange: false, mustEnrol: false },
} as const;

test('the board is watched by those of no one centre who lead, and by nobody else', () => {
  const stepOf = (role: 'admin' | 'manager' | 'clerk', centre: string | null) => {
    const hand = handView<CountryView>(countryOf([]));
    let watched = 0;
    const state = signal<SessionState>({ step: 'in', user: { ...nobodyInParticular, role, centre } });
    const model = openCountry({
      session: { state } as unknown as Session,
      language: { code: signal('az'), choose: () => undefined },
      ...{ clock: manualClock(noon), api: nobodyAnswers, newKey: () => 'key', place: place() },
      watchCountry: () => {
        watched += 1;
        return hand.live;
      },
    });
    const { step } = model.stage.value;
    model.close();
    return [step, watched, hand.isClosed()];
  };
  expect(stepOf('admin', null)).toEqual(['in', 1, true]);
  expect(stepOf('manager', null)).toEqual(['in', 1, true]);
  expect(stepOf('manager', 'small')).toEqual(['not-yours', 0, false]);
  expect(stepOf('clerk', null)).toEqual(['not-yours', 0, false]);
  expect(countryTroubles[0]).toBe('emergency');
});

test('the address names the section; what is not there, or not for this person, is the board', () => {
  const Part = () => null;
  const sections = {
    board: { Part },
    orders: { Part },
    oversight: { Part, isFor: ({ role }: SignedIn) => role === 'admin' },
  };
  const seen = (role: 'admin' | 'manager') => sectionsFor({ ...nobodyInParticular, role, centre: null }, sections);
  expect(seen('admin')).toEqual(['board', 'oversight', 'orders']);
  expect(seen('manager')).toEqual(['board', 'orders']);
  expect(sectionAt('orders/last?by=day', seen('manager'))).toBe('orders');
  expect(sectionAt('oversight', seen('admin'))).toBe('oversight');
  for (const path of ['', 'oversight', 'map', '?by=day', 'constructor'])
    expect(sectionAt(path, seen('manager'))).toBe('board');
});
