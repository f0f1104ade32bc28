import { signal } from '@preact/signals';
import { stuckMs } from '../../display/announcer.ts';
import { type DisplayModel, type DisplayPorts, openDisplay } from '../../display/display-model.ts';
import type { MediaSource } from '../../display/layouts/layout-props.ts';
import type { Files } from '../../display/media/http-files.ts';
import { turnMs } from '../../display/rotation.ts';
import { longestName } from '../../scripts/sample-centre.ts';
import { sampleCentre } from '../../server/sample/sample-centre.ts';
import type { LocalText } from '../../shared/centre/centre.ts';
import type { HallCall, HallView } from '../../shared/views.ts';
import type { HallCounter } from '../../shared/wall/hall-wall.ts';
import type { Chime } from '../../ui/chime.ts';
import type { PairedDevice, Pairing } from '../../ui/pairing.ts';
import { roundabout } from '../../ui/roundabout.tsx';
import { manualClock } from '../fakes/clock.ts';
import { announcement, hallCall, hallView, handView, place } from '../fronts/hall-fakes.ts';
import { centre, closedDay, earlyDay, morning, openDay, practiceDay } from './sample.ts';
import { type Language, languages, type Size, type State } from './state.ts';

export interface WallShown {
  readonly media: MediaSource;
  readonly model: DisplayModel;
  readonly chime: Chime;
}

const wide: Size = { width: 1920, height: 1080 };
const square: Size = { width: 1024, height: 768 };
const upright: Size = { width: 1080, height: 1920 };
const large: Size = { width: 3840, height: 2160 };

const sign = (text: LocalText | null, direction: HallCall['counter']['direction'] = 'left') => ({
  place: text,
  direction,
});
const hallA = sign({ az: 'Zal A', ru: 'Зал A', en: 'Hall A' });
const secondFloor = sign(
  {
    az: 'İkinci mərtəbə, qeydiyyat zalından keçəndə sağdakı dəhlizin sonunda',
    ru: 'Второй этаж, через зал регистрации, направо в конце коридора',
    en: 'Second floor, through the registration hall, right at the end of the corridor',
  },
  'up',
);
const directions = ['left', 'right', 'ahead', 'up'] as const;

/** So many calls, the latest first, so many seconds apart; the first `since` seconds ago. */
const calls = (
  count: number,
  options: {
    readonly since?: number;
    readonly apart?: number;
    readonly sign?: ReturnType<typeof sign>;
    readonly number?: (at: number) => string;
    readonly counter?: (at: number) => string;
  } = {},
): readonly HallCall[] =>
  Array.from({ length: count }, (_, at) => {
    const { since = 4, apart = 3, number = usualNumber, counter = (n) => String(n + 1) } = options;
    const name = counter(at);
    return hallCall(number(at), name, morning - (since + at * apart) * 1000, {
      callId: `call ${at}`,
      counter: place(name, options.sign ?? { ...hallA, direction: directions[at % 4] ?? 'left' }),
    });
  });
const usualNumber = (at: number): string => `${'ABC'[at % 3]}${String(5 + at * 7).padStart(3, '0')}`;
const [firstCall] = calls(1);
if (firstCall === undefined) throw new Error('nobody is called');
const over = (count: number): HallView['last'] =>
  calls(count, { since: 300, apart: 60, number: (at) => `C${String(90 - at).padStart(3, '0')}` }).map(
    ({ status: _, ...call }) => ({ ...call, callId: `over ${call.number}` }),
  );

const usual: Partial<HallView> = {
  centre,
  day: openDay,
  display: { id: 'hall-1', name: 'Zal 1', text: sampleCentre.displays[0]?.text ?? null },
  waiting: 18,
  openCounters: 5,
  last: over(8),
};

interface Shown {
  readonly view?: Partial<HallView> | null;
  readonly pairing?: Pairing;
  /** What is announced as it stands there. */
  readonly announced?: HallCall;
  /** More calls than can be said in time. */
  readonly skips?: boolean;
  readonly lost?: boolean;
  readonly roundabout?: boolean;
  readonly sound?: 'on' | 'blocked';
  readonly refused?: boolean;
  /** It is looked at so much later, in ms. */
  readonly later?: number;
}
const paired: Pairing = { step: 'paired', centre: 'sample', place: 'hall-1', token: 'token' };

const open = async (language: Language, shown: Shown) => {
  const clock = manualClock(morning);
  // A wall begins with the first language of its centre.
  const spoken = [language, ...languages.filter((other) => other !== language)];
  const view = hallView({ ...usual, ...shown.view });
  const hand = handView<HallView>(
    shown.view === null ? null : { ...view, centre: { ...view.centre, languages: spoken } },
  );
  hand.connected.value = true;
  const state = signal<Pairing>(shown.pairing ?? paired);
  const pairing: PairedDevice = { state, lost: signal(false), forget() {}, close() {} };
  let announce: Parameters<DisplayPorts['watch']>[1] = () => undefined;
  const model = openDisplay({
    clock,
    pairing,
    // Its sound goes on for as long as it is looked at.
    player: { play: () => new Promise(() => undefined) },
    languages: signal(spoken),
    watch: (_, onAnnounce) => {
      announce = onAnnounce;
      return hand.live;
    },
  });
  if (shown.refused === true) hand.refusal.value = { code: 'view-not-found', message: '' };
  if (shown.announced !== undefined) announce(announcement('announced', morning, shown.announced));
  if (shown.skips === true) {
    for (const callId of ['first', 'second', 'third'])
      announce(announcement(callId, morning, { ...firstCall, callId }));
    await clock.advance(2 * stuckMs + 1);
  }
  if (shown.lost === true) {
    hand.connected.value = false;
    await clock.advance(turnMs - 1);
  }
  await clock.advance(shown.later ?? 0);
  roundabout.value = shown.roundabout === true;
  const chime: Chime = {
    sound: signal(shown.sound ?? 'on'),
    unlock() {},
    play: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  return {
    shown: { model, chime, media: { device: () => null, files } },
    close: () => {
      model.close();
      roundabout.value = false;
    },
  };
};

const state = (name: string, size: Size, shown: Shown): State<WallShown> => ({
  name,
  size,
  open: (language) => open(language, shown),
});
/** On every shape of wall. */
const everyShape = (name: string, shown: Shown): readonly State<WallShown>[] => [
  state(name, wide, shown),
  state(`${name}, 4:3`, square, shown),
  state(`${name}, upright`, upright, shown),
  state(`${name}, 4K`, large, shown),
];
const called = (count: number, more: Partial<HallView> = {}): Shown => ({ view: { calls: calls(count), ...more } });
const serving = (count: number): readonly HallCall[] =>
  calls(count, { since: 200 }).map((call) => ({ ...call, status: 'serving' }));

/** Files that are there at once: the one picture that there is. */
const poster = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"><rect width="1600" height="900" fill="#e8d9b0"/><circle cx="800" cy="450" r="300" fill="#0b5a4c"/></svg>',
)}`;
const files: Files = { state: () => ({ kind: 'ready', url: poster }), keep: () => undefined, close: () => undefined };
const holiday = {
  az: 'Bayram günü mərkəz bağlıdır. Sonrakı iş günü saat 09:00-da gözləyirik.',
  ru: 'В праздник центр закрыт. Ждём вас в следующий рабочий день с 09:00.',
  en: 'The centre is closed on the holiday. See you on the next working day from 09:00.',
};
const withMedia = (playlist: HallView['playlist'] = [], more: Partial<HallView> = {}): Partial<HallView> => ({
  display: { id: 'hall-1', name: 'Zal 1', text: sampleCentre.displays[0]?.text ?? null, layout: 'media' },
  playlist,
  calls: calls(2, { since: 40, apart: 60 }),
  ...more,
});
const picture = { id: 'picture', kind: 'picture', file: 'f'.repeat(64) } as const;
const notice = { id: 'notice', kind: 'notice', text: holiday } as const;
const ticker = { id: 'ticker', kind: 'ticker', text: holiday } as const;

/** A wall of another layout, with so many counters: some call, some serve, one pauses, one is free. */
const counterAt = (at: number): HallCounter => ({
  ...place(String(at + 1), { ...hallA, direction: null }),
  state: at % 7 === 4 ? 'paused' : 'open',
});
const board = (counters: number, more: Partial<HallView> = {}): Partial<HallView> => ({
  display: { id: 'hall-1', name: 'Zal 1', text: sampleCentre.displays[0]?.text ?? null, layout: 'board' },
  counters: Array.from({ length: counters }, (_, at) => counterAt(at)),
  calls: calls(counters, { since: 8, apart: 15, sign: sign(null, null) })
    .filter((_, at) => at % 7 !== 4 && at % 11 !== 5)
    .map((call, at) => ({ ...call, status: at < 2 ? 'called' : 'serving' })),
  ...more,
});
const above = (state: HallCounter['state'], of: readonly HallCall[] = []): Partial<HallView> => ({
  display: { id: 'hall-1', name: 'Zal 1', text: null, layout: 'counter' },
  counters: [{ ...place('1', hallA), state }],
  calls: of,
  last: [],
});

const follow = 'https://queue.example.org/calls?centre=centre-1&wall=hall-1';

export const wallStates: readonly State<WallShown>[] = [
  ...everyShape('nobody called, nothing before', { view: { last: [] } }),
  ...everyShape('nobody called, nothing before, phones may follow', { view: { last: [], follow } }),
  ...everyShape('nobody called, six served, phones may follow', { view: { calls: serving(6), follow } }),
  state('nobody called, nobody waits', wide, { view: { last: [], waiting: 0 } }),
  ...everyShape('nobody called, six served', { view: { calls: serving(6) } }),
  state('no counter open', wide, { view: { openCounters: 0, last: [] } }),
  state('all counters pause', wide, { view: { openCounters: 0, pausedCounters: 4 } }),
  state('no more tickets, nobody waits', wide, { view: { day: { ...openDay, taking: false }, waiting: 0, last: [] } }),
  ...everyShape('one call, announced', { view: { calls: calls(1) }, announced: firstCall }),
  ...everyShape('one call', called(1)),
  state('one call, not fresh', wide, { view: { calls: calls(1, { since: 90 }) } }),
  state('one call, again', wide, { view: { calls: calls(1).map((call) => ({ ...call, call: 2 })) } }),
  state('one call, no place, no arrow', wide, { view: { calls: calls(1, { sign: sign(null, null) }) } }),
  ...everyShape('one call, long place', { view: { calls: calls(1, { sign: secondFloor }) } }),
  state('one call, longest number and counter', wide, {
    view: { calls: calls(1, { number: () => 'MŞĞ9999', counter: () => 'Pəncərə 12B' }) },
  }),
  state('two calls', wide, called(2)),
  ...everyShape('three calls', called(3)),
  state('four calls', wide, called(4)),
  ...everyShape('six calls', called(6)),
  state('six calls, next page', wide, { ...called(6), later: 4000 }),
  state('six calls, one announced', wide, { view: { calls: calls(6) }, announced: firstCall }),
  state('six calls, not fresh', wide, { view: { calls: calls(6, { since: 60 }) } }),
  state('six calls, long places', wide, { view: { calls: calls(6, { sign: secondFloor }) } }),
  ...everyShape('twelve calls', called(12)),
  state('thirty calls', wide, called(30)),
  ...everyShape('media, a picture and a line', { view: withMedia([picture, ticker]) }),
  ...everyShape('media, a notice', { view: withMedia([notice]) }),
  state('media, nobody called', wide, { view: withMedia([picture], { calls: [] }) }),
  state('media, called now', wide, { view: withMedia([picture]), announced: firstCall }),
  state('media, nothing to show', wide, { view: withMedia([]) }),
  state('media, lost', wide, { view: withMedia([notice]), lost: true }),
  ...everyShape('board, eight counters', { view: board(8) }),
  ...everyShape('board, thirty counters', { view: board(30), announced: firstCall }),
  state('board, ninety counters', wide, { view: board(90) }),
  state('board, names of counters', wide, {
    view: board(0, {
      counters: ['Pəncərə 12B', 'Reyestr', '7'].map((name) => ({ ...place(name), state: 'open' as const })),
      calls: calls(2, { counter: (at) => ['Pəncərə 12B', 'Reyestr'][at] ?? '' }),
    }),
  }),
  ...everyShape('board, all pause', {
    view: board(6, {
      counters: board(6).counters?.map((one) => ({ ...one, state: 'paused' as const })) ?? [],
      calls: [],
    }),
  }),
  state('board, nobody there', wide, { view: board(0, { openCounters: 0, last: [] }) }),
  ...everyShape('above a counter, called', { view: above('open', calls(1)), announced: firstCall }),
  state('above a counter, serving', wide, { view: above('open', serving(1)) }),
  state('above a counter, free', wide, { view: above('open') }),
  state('above a counter, pauses', wide, { view: above('paused') }),
  ...everyShape('above a counter, closed', { view: above('closed') }),
  state('above a counter, long name', wide, {
    view: {
      ...above('open', calls(1, { counter: () => 'Pəncərə 12B', number: () => 'MŞĞ9999', sign: secondFloor })),
      counters: [{ ...place('Pəncərə 12B', secondFloor), state: 'open' }],
    },
  }),
  ...everyShape('closed', { view: { day: closedDay, last: [], waiting: 0, openCounters: 0 } }),
  state('before opening', wide, { view: { day: earlyDay, last: [], waiting: 0, openCounters: 0 } }),
  state('closed, no known opening', wide, { view: { day: { ...closedDay, opensAt: null }, last: [], waiting: 0 } }),
  state('practice, one call', wide, called(1, { day: practiceDay })),
  state('practice, six calls', wide, called(6, { day: practiceDay })),
  ...everyShape('lost', { ...called(3), lost: true }),
  state('lost, everything at once', wide, {
    ...called(6, { day: practiceDay, centre: { ...centre, name: longestName } }),
    lost: true,
    roundabout: true,
    sound: 'blocked',
  }),
  state('long name, long foot, sound off', wide, {
    view: {
      calls: calls(3),
      centre: { ...centre, name: longestName },
      display: { id: 'hall-1', name: 'Zal 1', text: longestName },
    },
    sound: 'blocked',
  }),
  state('six calls, not all are read aloud', wide, { ...called(6), skips: true }),
  state('no foot', wide, called(3, { display: { id: 'hall-1', name: 'Zal 1', text: null } })),
  state('roundabout', wide, { ...called(1), roundabout: true }),
  state('pairing', wide, { view: null, pairing: { step: 'code', code: 'WM4WMW' } }),
  state('loading', wide, { view: null, pairing: { step: 'asking' } }),
  state('refused', wide, { view: null, refused: true }),
  state('choice of centres', wide, {
    view: null,
    pairing: {
      step: 'choose',
      centres: [
        { id: 'sample', name: sampleCentre.name },
        { id: 'second', name: longestName },
      ],
    },
  }),
];
